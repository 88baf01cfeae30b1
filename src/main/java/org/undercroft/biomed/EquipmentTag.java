package org.undercroft.biomed;

import java.util.regex.Pattern;

/**
 * The number on a machine's asset label. People and scanners write it in either case: {@code "an-01"} and
 * {@code "AN-01"} name the same machine.
 *
 * @param value as first entered, without blanks around it, at most 60 characters that can stand in an address
 */
public record EquipmentTag(String value) {

    private static final Pattern WRITTEN =
            Pattern.compile("[^\\s/\\\\;%?#\\p{Cntrl}]([^/\\\\;%?#\\p{Cntrl}]{0,58}" + "[^\\s/\\\\;%?#\\p{Cntrl}])?");

    /** Validates the tag. */
    public EquipmentTag {
        if (!WRITTEN.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an asset tag: '" + value
                    + "'. Use 1 to 60 letters, digits or signs, without blanks around them and without / \\ ; % ? #");
        }
    }

    /** Reads a tag as it was typed or scanned. */
    public static EquipmentTag of(String text) {
        return new EquipmentTag(text.strip());
    }

    @Override
    public String toString() {
        return value;
    }
}

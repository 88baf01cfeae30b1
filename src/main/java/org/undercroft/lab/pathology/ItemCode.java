package org.undercroft.lab.pathology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands on the label of a case, a block or a slide: {@code S26-000123}, {@code S26-000123-A1}, {@code S26-000123-A1-2}.
 *
 * @param caseNumber the case
 * @param part the letter of the part; empty for the case itself
 * @param block the block's number in its part; 0 for the case itself
 * @param slide the slide's number in its block; 0 for case and block
 */
public record ItemCode(String caseNumber, String part, int block, int slide) {

    private static final Pattern FORM =
            Pattern.compile("([SBNAO]\\d{2}-\\d{6})(?:-([A-Z]{1,2})(\\d{1,3})(?:-(\\d{1,3}))?)?");
    private static final int LETTERS = 26;

    /** Reads a label; empty if it is none of ours. */
    public static Optional<ItemCode> read(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(java.util.Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ItemCode(
                form.group(1),
                form.group(2) == null ? "" : form.group(2),
                form.group(3) == null ? 0 : Integer.parseInt(form.group(3)),
                form.group(4) == null ? 0 : Integer.parseInt(form.group(4))));
    }

    /** Whether it names the case and nothing in it. */
    public boolean isCase() {
        return block == 0;
    }

    /** Whether it names a slide. */
    public boolean isSlide() {
        return slide > 0;
    }

    /** The text on the label. */
    public String text() {
        return caseNumber + (isCase() ? "" : "-" + part + block) + (isSlide() ? "-" + slide : "");
    }

    /** The letter of the n-th part, from 1: A to Z, then AA to ZZ. */
    public static String letter(int part) {
        if (part < 1 || part > LETTERS * (LETTERS + 1)) {
            throw new IllegalArgumentException("A case has no part number " + part);
        }
        int index = part - 1;
        String last = String.valueOf((char) ('A' + index % LETTERS));
        return index < LETTERS ? last : (char) ('A' + index / LETTERS - 1) + last;
    }
}

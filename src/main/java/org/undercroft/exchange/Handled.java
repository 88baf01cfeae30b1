package org.undercroft.exchange;

import java.util.List;

/**
 * What a handled message was about.
 *
 * @param patients identifiers by which people look for its patients, such as medical record numbers
 * @param accessions accession numbers it speaks of
 * @param summary what was done, in one line
 */
public record Handled(List<String> patients, List<String> accessions, String summary) {

    /** A message about nobody in particular. */
    public static Handled note(String summary) {
        return new Handled(List.of(), List.of(), summary);
    }
}

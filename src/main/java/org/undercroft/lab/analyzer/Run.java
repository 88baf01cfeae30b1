package org.undercroft.lab.analyzer;

/**
 * Which of several measurements of the same test a result is.
 *
 * @param step the number of the work order step that asked for it, as the analyzer says it back (LAW: OBR-2); empty if
 *     none did
 * @param number the analyzer's number of the run (LAW: OBX-4); empty if it gives none
 * @param instead the run of the same message that counts in its place; empty if this one counts
 */
public record Run(String step, String number, String instead) {

    /** The only one, asked for by nobody in particular. */
    public static final Run ONLY = new Run("", "", "");

    /** Whether a later run took its place. */
    public boolean isReplaced() {
        return !instead.isEmpty();
    }

    /** The same run, replaced by another. */
    Run replacedBy(String other) {
        return new Run(step, number, other);
    }
}

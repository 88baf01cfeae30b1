package org.undercroft.lab.analyzer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a sign of the instrument means for its results.
 *
 * @param source where the sign stands
 * @param pattern the sign, {@code *} for any characters and {@code ?} for one
 * @param atLeast for a code with a number: from which value on it is a sign; null if its mere presence is
 * @param effect what follows
 * @param words what the person at the bench reads; never empty
 */
public record FlagMeaning(
        Source source, String pattern, @Nullable BigDecimal atLeast, Effect effect, String words) {

    /** Where instruments put their signs. */
    public enum Source {
        /** A flag of the result (LIS2-A2 R.7, HL7 OBX-8). */
        FLAG("flag of the result"),
        /** A comment or note behind the result (LIS2-A2 C.4, HL7 NTE-3), or one of its components. */
        COMMENT("comment on the result"),
        /** A result record that carries no measurement but a message, such as a suspected abnormality. */
        CODE("code of its own");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** What follows from a sign. */
    public enum Effect {
        /** The result waits for a person. */
        HOLD("holds the result"),
        /** Everything of the tube in the same message waits for a person. */
        TUBE("holds the whole tube"),
        /** It is kept and said, and holds nothing. */
        NOTE("is only noted");

        private final String label;

        Effect(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** Validates the pattern; without words the pattern speaks for itself. */
    public FlagMeaning {
        pattern = pattern.strip();
        if (pattern.isEmpty() || pattern.length() > 80) {
            throw new IllegalArgumentException("Say which sign is meant, in at most 80 characters");
        }
        words = words == null || words.isBlank() ? pattern : words.strip();
    }

    /** In one line, for differences and pages. */
    public String text() {
        String from =
                atLeast == null ? "" : " from " + atLeast.stripTrailingZeros().toPlainString();
        return source.label() + " " + pattern + from + " " + effect.label()
                + (words.equals(pattern) ? "" : ": " + words);
    }
}

package org.undercroft.lab.urinalysis;

import java.math.BigDecimal;
import java.util.List;

/**
 * Something that is counted in the sediment.
 *
 * @param test our test
 * @param label as people read it
 * @param key the character that counts it
 * @param field in which fields it is counted
 * @param bounds the upper bounds of its classes, rising; what is more is the last class
 */
public record Element(String test, String label, String key, Field field, List<Integer> bounds) {

    public Element {
        bounds = List.copyOf(bounds);
    }

    /** The fields of the microscope. */
    public enum Field {
        /** High power, about 400 times. */
        HPF(" ", "High power field"),
        /** Low power, about 100 times. */
        LPF("l", "Low power field");

        private final String key;
        private final String label;

        Field(String key, String label) {
            this.key = key;
            this.label = label;
        }

        /** The character that goes to the next field. */
        public String key() {
            return key;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** The class of a mean number in a field, such as {@code 3-5} or {@code >100}; the mean is rounded first. */
    public String classOf(BigDecimal mean) {
        long rounded = mean.setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
        int from = 0;
        for (int bound : bounds) {
            if (rounded <= bound) {
                return from == bound ? String.valueOf(bound) : from + "-" + bound;
            }
            from = bound + 1;
        }
        return ">" + bounds.getLast();
    }
}

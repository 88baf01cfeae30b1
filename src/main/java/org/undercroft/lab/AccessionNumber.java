package org.undercroft.lab;

/**
 * The number on the tube, by which the laboratory knows a specimen.
 *
 * @param value printed characters, no blanks around it, at most 40
 */
public record AccessionNumber(String value) {

    private static final int LONGEST = 40;

    /** Validates the number. */
    public AccessionNumber {
        if (value.isBlank() || value.length() > LONGEST || !value.equals(value.strip())) {
            throw new IllegalArgumentException("Not an accession number: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

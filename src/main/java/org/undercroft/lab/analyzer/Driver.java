package org.undercroft.lab.analyzer;

/**
 * How an analyzer's messages are read, where the standard leaves it open or the instrument departs from it.
 *
 * @param valueField the field of an R record that holds the value; 4 by the standard
 * @param specimenSource where the specimen's number stands, as field or component of the O or P record: {@code "O.3"},
 *     {@code "O.3.2"}, {@code "P.4"}; empty to take the first of O.3, O.4, P.4 and P.3 that holds something
 * @param codeComponent the component of O.5 and R.3 that holds the test code; 4 by the standard
 * @param controlPattern glob of the specimen numbers that are controls, several parted by blanks; empty for none
 */
public record Driver(int valueField, String specimenSource, int codeComponent, String controlPattern) {

    /** By the standard. */
    public static final Driver STANDARD = new Driver(4, "", 4, "");

    private static final int MOST_FIELDS = 60;

    /** Validates the numbers. */
    public Driver {
        if (valueField < 1 || valueField > MOST_FIELDS || codeComponent < 1 || codeComponent > MOST_FIELDS) {
            throw new IllegalArgumentException("Fields and components are counted from 1 to " + MOST_FIELDS + ", not "
                    + valueField + " or " + codeComponent);
        }
        if (!specimenSource.matches("|[OP]\\.\\d{1,2}(\\.\\d{1,2})?")) {
            throw new IllegalArgumentException(
                    "'" + specimenSource + "' names no field: write O.3, O.3.2 or P.4, or nothing");
        }
    }

    /** Whether this specimen number is one of the analyzer's controls. */
    public boolean isControl(String specimen) {
        return !controlPattern.isBlank()
                && java.util.Arrays.stream(controlPattern.split(" +", -1))
                        .filter(glob -> !glob.isEmpty())
                        .anyMatch(glob -> Glob.matches(glob, specimen));
    }
}

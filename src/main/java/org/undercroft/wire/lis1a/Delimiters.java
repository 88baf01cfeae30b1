package org.undercroft.wire.lis1a;

/**
 * The four characters that part a message, as its header declares them (LIS02-A2 clause 6.4.1). They are never assumed.
 *
 * @param field parts fields, {@code |} in most instruments
 * @param repeat parts repetitions within a field
 * @param component parts components within a repetition
 * @param escape begins and ends an escape sequence
 */
public record Delimiters(char field, char repeat, char component, char escape) {

    /** {@code |\^&}, what most instruments declare. */
    public static final Delimiters STANDARD = new Delimiters('|', '\\', '^', '&');

    /**
     * Reads them from a header record such as {@code H|\^&|||}. A doubled repeat delimiter ({@code H|\\^&}, left behind
     * by tools that escape backslashes) is read as one.
     *
     * @throws Lis2ParseException if the header is too short to declare them
     */
    public static Delimiters of(String header) throws Lis2ParseException {
        if (header.length() < 5) {
            throw new Lis2ParseException(
                    Lis2ParseException.Cause.NO_DELIMITERS, "The header \"" + header + "\" declares no delimiters");
        }
        int first = header.length() > 5 && header.charAt(2) == header.charAt(3) ? 3 : 2;
        char field = header.charAt(1);
        Delimiters found =
                new Delimiters(field, header.charAt(first), header.charAt(first + 1), header.charAt(first + 2));
        if (!found.areDistinct()) {
            throw new Lis2ParseException(
                    Lis2ParseException.Cause.NO_DELIMITERS,
                    "The header \"" + header.substring(0, 5) + "\" declares one character twice");
        }
        return found;
    }

    private boolean areDistinct() {
        return (field + declaration()).chars().distinct().count() == 4;
    }

    /** The second field of the header: repeat, component and escape. */
    public String declaration() {
        return "" + repeat + component + escape;
    }
}

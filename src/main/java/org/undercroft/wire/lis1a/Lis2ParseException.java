package org.undercroft.wire.lis1a;

/** A text that is no LIS2-A2 message. The message says what was wrong and where. */
public final class Lis2ParseException extends Exception {

    /** What was wrong. */
    public enum Cause {
        /** There is nothing but blanks. */
        EMPTY,
        /** The first record is no header (H). */
        NO_HEADER,
        /** The header does not declare its delimiters. */
        NO_DELIMITERS,
        /** There is more than one header where one message was expected. */
        SEVERAL_MESSAGES
    }

    private final Cause kind;

    Lis2ParseException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What was wrong. */
    public Cause kind() {
        return kind;
    }
}

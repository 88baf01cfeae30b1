package org.undercroft.lab.catalog;

/** How a value lies to its reference range, with the codes of HL7 table 0078. */
public enum Flag {
    /** No range fits, or there is no number to compare. */
    UNKNOWN(""),
    NORMAL("N"),
    LOW("L"),
    HIGH("H"),
    /** Dangerously low. */
    CRITICAL_LOW("LL"),
    /** Dangerously high. */
    CRITICAL_HIGH("HH"),
    /** Abnormal, for values that are no numbers. */
    ABNORMAL("A");

    private final String code;

    Flag(String code) {
        this.code = code;
    }

    /** The code of table 0078; empty if unknown. */
    public String code() {
        return code;
    }

    /** Whether somebody must be told at once. */
    public boolean isCritical() {
        return this == CRITICAL_LOW || this == CRITICAL_HIGH;
    }

    /** The flag of a code; {@link #UNKNOWN} for any other text. */
    public static Flag of(String code) {
        for (Flag flag : values()) {
            if (flag.code.equals(code)) {
                return flag;
            }
        }
        return UNKNOWN;
    }
}

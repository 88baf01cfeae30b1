package org.undercroft.lab.specimen;

/** At what temperature a specimen stands. */
public enum Temperature {
    /** 15 to 25 °C. */
    AMBIENT("Room, 15 to 25 °C"),
    /** 2 to 8 °C. */
    REFRIGERATED("Refrigerated, 2 to 8 °C"),
    /** About −20 °C. */
    FROZEN("Frozen, −20 °C"),
    /** −70 °C and below. */
    DEEP_FROZEN("Deep frozen, −70 °C");

    private final String label;

    Temperature(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}

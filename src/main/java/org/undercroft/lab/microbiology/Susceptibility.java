package org.undercroft.lab.microbiology;

/** What an antibiotic does to an isolate, as EUCAST names it. */
public enum Susceptibility {
    S("susceptible"),
    /** Susceptible at increased exposure. */
    I("susceptible, increased exposure"),
    R("resistant");

    private final String words;

    Susceptibility(String words) {
        this.words = words;
    }

    /** As reports print it. */
    public String words() {
        return words;
    }
}

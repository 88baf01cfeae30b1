package org.undercroft.lab.verification;

/** A part of a rule that can't be read; the message says what was found and what may stand there. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String words) {
        super(words);
    }

    /** What is wrong, in words. */
    String words() {
        return String.valueOf(getMessage());
    }
}

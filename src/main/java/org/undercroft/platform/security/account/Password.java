package org.undercroft.platform.security.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * A password that is good enough to be set. It never shows itself in words.
 *
 * @param value the password
 */
public record Password(String value) {

    /** The fewest characters of a password that a person chooses. */
    public static final int SHORTEST = 12;

    /** bcrypt reads no more bytes than these. */
    private static final int MOST_BYTES = 72;

    private static final int ONE_TIME_LENGTH = 16;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    public Password {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A password can't be empty");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("A password has at most " + MOST_BYTES + " bytes");
        }
    }

    /**
     * A password that a person chose.
     *
     * @throws IllegalArgumentException if it is too short or too long; the message says so to the person
     */
    public static Password chosen(String text) {
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw new IllegalArgumentException("A password has at least " + SHORTEST + " characters");
        }
        return new Password(text);
    }

    /** A new random password of 80 bits, easy to read aloud, to be changed at the first sign-in. */
    public static Password oneTime() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < ONE_TIME_LENGTH; place++) {
            text.append(place > 0 && place % 4 == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Password(text.toString());
    }

    @Override
    public String toString() {
        return "Password";
    }
}

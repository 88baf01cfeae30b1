package org.undercroft.lab.order;

/** The check character of ISO/IEC 7064 MOD 37,36: it finds every wrong character and nearly every swap of two. */
public final class CheckCharacter {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int MODULUS = ALPHABET.length();

    private CheckCharacter() {}

    /** The character to write behind a text of digits and capital letters. */
    public static char of(String text) {
        int product = MODULUS;
        for (int i = 0; i < text.length(); i++) {
            int value = ALPHABET.indexOf(text.charAt(i));
            if (value < 0) {
                throw new IllegalArgumentException("'" + text + "' holds other than digits and capital letters");
            }
            int sum = (product + value) % MODULUS;
            product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
        }
        return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }

    /** Whether the last character is the right one for those before it. */
    public static boolean isRight(String text) {
        int last = text.length() - 1;
        return last > 0 && of(text.substring(0, last)) == text.charAt(last);
    }
}

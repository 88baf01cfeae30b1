package org.undercroft.lab.catalog;

/** LOINC codes: up to seven digits, a hyphen and a check digit (LOINC Users' Guide, appendix on the mod 10 check digit). */
public final class Loinc {

    private Loinc() {}

    /** Whether a text is a LOINC code with the right check digit. It does not say that such a code was ever given out. */
    public static boolean isRight(String code) {
        return code.matches("\\d{1,7}-\\d") && code.charAt(code.length() - 1) - '0' == checkDigit(code);
    }

    private static int checkDigit(String code) {
        int sum = 0;
        boolean doubled = true;
        for (int i = code.indexOf('-') - 1; i >= 0; i--) {
            int digit = (code.charAt(i) - '0') * (doubled ? 2 : 1);
            sum += digit / 10 + digit % 10;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10;
    }
}

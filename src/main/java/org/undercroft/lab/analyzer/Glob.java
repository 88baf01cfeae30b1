package org.undercroft.lab.analyzer;

/** Patterns in which {@code *} stands for any characters and {@code ?} for one. */
final class Glob {

    private Glob() {}

    /** Whether the whole text fits, in any case of letters. It takes no more than pattern times text steps. */
    static boolean matches(String pattern, String text) {
        int at = 0;
        int from = 0;
        int star = -1;
        int resume = 0;
        while (from < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = from;
            } else if (at < pattern.length() && fits(pattern.charAt(at), text.charAt(from))) {
                at++;
                from++;
            } else if (star >= 0) {
                at = star + 1;
                from = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean fits(char pattern, char character) {
        return pattern == '?' || Character.toLowerCase(pattern) == Character.toLowerCase(character);
    }
}

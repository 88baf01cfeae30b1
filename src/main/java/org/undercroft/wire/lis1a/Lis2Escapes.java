package org.undercroft.wire.lis1a;

import org.jspecify.annotations.Nullable;

/** Escape sequences (LIS02-A2 clause 6.6.5): {@code &F& &S& &R& &E& &Xhh&}, with the message's own escape character. */
final class Lis2Escapes {

    private Lis2Escapes() {}

    /** Resolves sequences; what is none of them stays as it is. */
    static String resolve(String text, Delimiters delimiters) {
        int begin = text.indexOf(delimiters.escape());
        if (begin < 0) {
            return text;
        }
        StringBuilder resolved = new StringBuilder(text.length());
        int from = 0;
        while (begin >= 0) {
            int end = text.indexOf(delimiters.escape(), begin + 1);
            String meaning = end < 0 ? null : meaning(text.substring(begin + 1, end), delimiters);
            int next = meaning == null ? begin + 1 : end + 1;
            resolved.append(text, from, meaning == null ? next : begin);
            if (meaning != null) {
                resolved.append(meaning);
            }
            from = next;
            begin = text.indexOf(delimiters.escape(), from);
        }
        return resolved.append(text, from, text.length()).toString();
    }

    private static @Nullable String meaning(String sequence, Delimiters delimiters) {
        return switch (sequence) {
            case "F" -> String.valueOf(delimiters.field());
            case "S" -> String.valueOf(delimiters.component());
            case "R" -> String.valueOf(delimiters.repeat());
            case "E" -> String.valueOf(delimiters.escape());
            default -> sequence.startsWith("X") ? hexadecimal(sequence.substring(1)) : null;
        };
    }

    private static @Nullable String hexadecimal(String digits) {
        if (digits.isEmpty() || digits.length() % 2 != 0) {
            return null;
        }
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < digits.length(); i += 2) {
            int high = Character.digit(digits.charAt(i), 16);
            int low = Character.digit(digits.charAt(i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            characters.append((char) (16 * high + low));
        }
        return characters.toString();
    }

    /** Escapes a value so that no character of it parts a message or a record. */
    static String escape(String value, Delimiters delimiters) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            String name = name(character, delimiters);
            if (name.isEmpty()) {
                escaped.append(character);
            } else {
                escaped.append(delimiters.escape()).append(name).append(delimiters.escape());
            }
        }
        return escaped.toString();
    }

    private static String name(char character, Delimiters delimiters) {
        if (character == delimiters.field()) {
            return "F";
        } else if (character == delimiters.component()) {
            return "S";
        } else if (character == delimiters.repeat()) {
            return "R";
        } else if (character == delimiters.escape()) {
            return "E";
        }
        return character < ' ' ? "X%02X".formatted((int) character) : "";
    }
}

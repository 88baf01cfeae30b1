package org.undercroft.lab.report;

import java.util.stream.Collectors;

/** Text as it may stand in an HL7 v2 field (chapter 2.7). */
public final class Hl7Text {

    private Hl7Text() {}

    /** The text with separators and line ends escaped. */
    public static String escape(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            String sequence = sequence(text.charAt(i));
            if (sequence != null && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                if (sequence == null) {
                    escaped.append(text.charAt(i));
                } else {
                    escaped.append(sequence);
                }
            }
        }
        return escaped == null ? text : escaped.toString();
    }

    /** The text as the data type FT has it: line ends as {@code \.br\} (chapter 2.7.6). */
    public static String formatted(String text) {
        return text.lines().map(Hl7Text::escape).collect(Collectors.joining("\\.br\\"));
    }

    private static @org.jspecify.annotations.Nullable String sequence(char character) {
        return switch (character) {
            case '|' -> "\\F\\";
            case '^' -> "\\S\\";
            case '&' -> "\\T\\";
            case '~' -> "\\R\\";
            case '\\' -> "\\E\\";
            case '\r' -> "\\X0D\\";
            case '\n' -> "\\X0A\\";
            default -> character < ' ' ? "\\X%02X\\".formatted((int) character) : null;
        };
    }
}

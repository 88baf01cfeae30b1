package org.undercroft.exchange.browser;

import org.undercroft.exchange.lane.Hl7Parsing;

/** Makes every character of a message visible. */
final class Visible {

    private static final int LONGEST = 200_000;

    private Visible() {}

    /** Bytes as text, in the message's character set, with control characters as signs. */
    static String of(byte[] bytes) {
        return of(new String(bytes, Hl7Parsing.charset(bytes)));
    }

    /** Text with control characters as signs; line ends end lines too. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char letter = text.charAt(i);
            if (letter < ' ') {
                visible.append((char) (0x2400 + letter));
                boolean pair = letter == '\r' && i + 1 < end && text.charAt(i + 1) == '\n';
                if ((letter == '\r' || letter == '\n') && !pair) {
                    visible.append('\n');
                }
            } else {
                visible.append(letter == 0x7F ? '\u2421' : letter);
            }
        }
        return text.length() > LONGEST
                ? visible.append("\n… and ")
                        .append(text.length() - LONGEST)
                        .append(" characters more")
                        .toString()
                : visible.toString();
    }
}

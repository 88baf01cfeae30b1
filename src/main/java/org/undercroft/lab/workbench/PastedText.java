package org.undercroft.lab.workbench;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Makes a message of what a person pastes: captures come with frames or without, with control characters as such, as
 * their signs ({@code ␂}, {@code ␍}) or lost, and with whatever line ends the tool wrote.
 */
final class PastedText {

    /** More than any capture with histograms. */
    static final int LONGEST = 1 << 20;

    private static final Pattern FRAME_START = Pattern.compile("\\x02[0-7]");
    /** ETB within a record joins it with the next frame; its checksum and line end go with it. */
    private static final Pattern FRAME_JOINT = Pattern.compile("\\x17[0-9A-Fa-f]{0,2}[\\r\\n]*");

    private static final Pattern FRAME_END = Pattern.compile("\\x03[0-9A-Fa-f]{0,2}");
    private static final Pattern LINE_CONTROL = Pattern.compile("[\\x04\\x05\\x06\\x15\\x0b\\x1c]");
    /** A frame's number and checksum whose control characters a tool lost. */
    private static final Pattern LOST_START = Pattern.compile("(?m)^[0-7](?=[HPORCMQSL]\\|)");

    private static final Pattern LOST_CHECKSUM = Pattern.compile("(?m)^[0-9A-Fa-f]{2}$");

    private PastedText() {}

    /** The message in UTF-8, its records parted by CR; empty if nothing is left. */
    static byte[] message(String pasted) {
        String text = withControls(pasted);
        text = FRAME_START.matcher(text).replaceAll("");
        text = FRAME_JOINT.matcher(text).replaceAll("");
        text = FRAME_END.matcher(text).replaceAll("\r");
        text = LINE_CONTROL.matcher(text).replaceAll("");
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        text = LOST_START.matcher(text).replaceAll("");
        text = LOST_CHECKSUM.matcher(text).replaceAll("");
        text = text.replaceAll("\n+", "\r").strip();
        return (text.isEmpty() ? text : text + "\r").getBytes(StandardCharsets.UTF_8);
    }

    /** The same, or what a file holds: then lines stay as they are. */
    static byte[] message(String pasted, boolean file) {
        return file ? pasted.getBytes(StandardCharsets.UTF_8) : message(pasted);
    }

    private static String withControls(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars()
                .forEach(letter ->
                        plain.append((char) (letter >= 0x2400 && letter < 0x2420 ? letter - 0x2400 : letter)));
        return plain.toString();
    }
}

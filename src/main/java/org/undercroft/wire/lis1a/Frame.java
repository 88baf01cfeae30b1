package org.undercroft.wire.lis1a;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The frame codec: {@code STX FN text (ETB|ETX) C1 C2 CR LF} (LIS01-A2 clause 6.3). */
public final class Frame {

    /** The longest text of a classic frame (E1381-95): 247 bytes less seven of overhead. */
    public static final int CLASSIC_TEXT = 240;
    /** The longest text of a frame over TCP (LIS01-A2): 64,000 bytes less seven of overhead. */
    public static final int LARGE_TEXT = 63_993;

    private static final int OVERHEAD = 7;
    private static final String DIGITS = "0123456789ABCDEF";

    private Frame() {}

    /**
     * Lays a message into frames, numbered from 1.
     *
     * @param text the records, each ended by CR
     * @param maxText the most bytes of text in one frame
     * @throws IllegalArgumentException if the text is empty or holds a character that frames may not carry (an LF among
     *     them), because the receiver could then not find the frame's end
     */
    public static List<byte[]> encode(byte[] text, Framing framing, int maxText) {
        check(text);
        List<byte[]> frames = new ArrayList<>();
        int from = 0;
        while (from < text.length) {
            int recordEnd = framing == Framing.FILLED ? text.length : endOfRecord(text, from);
            int to = Math.min(recordEnd, from + maxText);
            boolean endsRecord = to == recordEnd && framing == Framing.RECORD_ENDS_WITH_ETX;
            frames.add(encode((frames.size() + 1) % 8, text, from, to, endsRecord || to == text.length));
            from = to;
        }
        return frames;
    }

    private static void check(byte[] text) {
        if (text.length == 0) {
            throw new IllegalArgumentException("An empty message cannot be sent");
        }
        for (int i = 0; i < text.length; i++) {
            if (Control.isForbiddenInText(text[i])) {
                throw new IllegalArgumentException(
                        "Byte %d of the message is 0x%02X, which a frame may not carry".formatted(i, text[i]));
            }
        }
    }

    private static int endOfRecord(byte[] text, int from) {
        for (int i = from; i < text.length; i++) {
            if (text[i] == Control.CR) {
                return i + 1;
            }
        }
        return text.length;
    }

    private static byte[] encode(int number, byte[] text, int from, int to, boolean last) {
        byte[] frame = new byte[to - from + OVERHEAD];
        frame[0] = Control.STX;
        frame[1] = (byte) ('0' + number);
        System.arraycopy(text, from, frame, 2, to - from);
        int end = 2 + to - from;
        frame[end] = last ? Control.ETX : Control.ETB;
        int sum = checksum(frame, 1, end + 1);
        frame[end + 1] = (byte) DIGITS.charAt(sum >> 4);
        frame[end + 2] = (byte) DIGITS.charAt(sum & 0xF);
        frame[end + 3] = Control.CR;
        frame[end + 4] = Control.LF;
        return frame;
    }

    /** The sum of these bytes modulo 256. */
    static int checksum(byte[] bytes, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += bytes[i];
        }
        return sum & 0xFF;
    }

    /**
     * Reads one frame.
     *
     * @param frame from STX to the second checksum digit
     */
    static FrameOutcome decode(byte[] frame) {
        int end = frame.length - 3;
        if (end < 2 || frame[0] != Control.STX) {
            return new FrameOutcome.Bad("the frame has no start (STX) or no text");
        }
        if (frame[end] != Control.ETX && frame[end] != Control.ETB) {
            return new FrameOutcome.Bad("the frame has no end (ETX or ETB)");
        }
        int high = Character.digit(frame[end + 1], 16);
        int low = Character.digit(frame[end + 2], 16);
        if (high < 0 || low < 0) {
            return new FrameOutcome.Bad("the checksum is not two hexadecimal digits");
        }
        int number = frame[1] - '0';
        if (number < 0 || number > 7) {
            return new FrameOutcome.Bad("the frame number is not a digit from 0 to 7");
        }
        return repaired(frame, number, 16 * high + low, toleratedDigits(frame));
    }

    private static Set<Tolerance> toleratedDigits(byte[] frame) {
        boolean lower = frame[frame.length - 2] >= 'a' || frame[frame.length - 1] >= 'a';
        return lower ? EnumSet.of(Tolerance.LOWER_CASE_CHECKSUM) : EnumSet.noneOf(Tolerance.class);
    }

    /** Tries the text as it came, then with the newline changes undone that serial servers and log tools make. */
    private static FrameOutcome repaired(byte[] frame, int number, int wanted, Set<Tolerance> repairs) {
        int end = frame.length - 3;
        if (checksum(frame, 1, end + 1) == wanted) {
            return good(frame, end, number, repairs);
        }
        byte[] plain = frame.clone();
        for (int i = 2; i < end; i++) {
            plain[i] = plain[i] == Control.LF ? Control.CR : plain[i];
        }
        if (checksum(plain, 1, end + 1) == wanted) {
            repairs.add(Tolerance.LF_READ_AS_CR);
            return good(plain, end, number, repairs);
        }
        int shorter = dropLineFeedsAfterReturns(frame, plain, end);
        if (checksum(plain, 1, shorter + 1) == wanted) {
            repairs.add(Tolerance.CRLF_READ_AS_CR);
            return good(plain, shorter, number, repairs);
        }
        return new FrameOutcome.Bad(
                "the checksum is %02X, the bytes sum to %02X".formatted(wanted, checksum(frame, 1, end + 1)));
    }

    private static int dropLineFeedsAfterReturns(byte[] frame, byte[] into, int end) {
        int to = 2;
        for (int i = 2; i <= end; i++) {
            boolean second = frame[i] == Control.LF && frame[i - 1] == Control.CR;
            if (!second) {
                into[to++] = frame[i];
            }
        }
        return to - 1;
    }

    private static FrameOutcome good(byte[] bytes, int end, int number, Set<Tolerance> repairs) {
        byte[] text = Arrays.copyOfRange(bytes, 2, end);
        return new FrameOutcome.Good(number, text, bytes[end] == Control.ETX, repairs);
    }
}

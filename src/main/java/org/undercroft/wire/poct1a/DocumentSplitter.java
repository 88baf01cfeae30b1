package org.undercroft.wire.poct1a;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds XML documents in a stream: devices write one behind the other without any envelope. A document ends with the end
 * tag of its first element; what stands between documents and is no blank is noise.
 */
public final class DocumentSplitter {

    private static final Pattern ROOT = Pattern.compile("<([A-Za-z][A-Za-z0-9._-]{0,40})[\\s>/]");
    private static final int LONGEST_PROLOG = 4_096;

    private final int largest;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private String end = "";
    private int searched;

    /**
     * A splitter.
     *
     * @param largest the largest document taken, in bytes
     */
    public DocumentSplitter(int largest) {
        this.largest = largest;
    }

    /**
     * What the stream held.
     *
     * @param bytes a document, or noise
     * @param document whether it is a document
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Piece(byte[] bytes, boolean document) {}

    /** Whether a document has begun and not ended. */
    public boolean isMidway() {
        return pending.size() > 0;
    }

    /** Takes bytes and gives the pieces that are whole now. After a piece of noise that is too long nothing more comes. */
    public List<Piece> feed(byte[] bytes, int count) {
        pending.write(bytes, 0, count);
        List<Piece> pieces = new ArrayList<>();
        // Without a closing bracket nothing can have ended: the document is not searched again for each byte of it.
        Optional<Piece> next = end.isEmpty() || holds(bytes, count) ? next() : Optional.empty();
        while (next.isPresent()) {
            pieces.add(next.get());
            next = next();
        }
        if (pending.size() > largest) {
            pieces.add(new Piece(pending.toByteArray(), false));
            reset(new byte[0]);
        }
        return pieces;
    }

    private static boolean holds(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '>') {
                return true;
            }
        }
        return false;
    }

    /** What is left when the stream ends; empty if nothing is. */
    public Optional<Piece> end() {
        byte[] left = pending.toByteArray();
        reset(new byte[0]);
        return new String(left, ISO_8859_1).isBlank() ? Optional.empty() : Optional.of(new Piece(left, false));
    }

    private Optional<Piece> next() {
        String text = new String(pending.toByteArray(), ISO_8859_1);
        if (text.isBlank()) {
            reset(new byte[0]);
            return Optional.empty();
        }
        if (end.isEmpty()) {
            int begin = text.indexOf('<');
            String before = begin < 0 ? text : text.substring(0, begin);
            if (!before.isBlank()) {
                return Optional.of(cut(before.length(), false));
            }
            Matcher root = ROOT.matcher(text);
            if (!root.find()) {
                return text.length() > LONGEST_PROLOG ? Optional.of(cut(text.length(), false)) : Optional.empty();
            }
            end = "</" + root.group(1);
            searched = root.end() - 1;
        }
        int tag = text.indexOf(end, searched);
        int close = tag < 0 ? -1 : text.indexOf('>', tag);
        if (close < 0) {
            searched = Math.max(searched, text.length() - end.length());
            return Optional.empty();
        }
        return Optional.of(cut(close + 1, true));
    }

    private Piece cut(int length, boolean document) {
        byte[] all = pending.toByteArray();
        reset(Arrays.copyOfRange(all, length, all.length));
        return new Piece(Arrays.copyOf(all, length), document);
    }

    private void reset(byte[] left) {
        pending.reset();
        pending.write(left, 0, left.length);
        end = "";
        searched = 0;
    }
}

package org.undercroft.exchange.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Goes through a frame's content line by line, once. */
final class BatchReading {

    private static final int LONGEST_ENVELOPE_SEGMENT = 4096;
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    private final byte[] content;
    private final List<byte[]> parts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final StringBuilder envelope = new StringBuilder();
    private @Nullable BatchHeader file;
    private @Nullable BatchHeader header;
    private int messages;
    private int messagesInBatch;
    private int batches;
    private int partStart = -1;
    private int partEnd;

    BatchReading(byte[] content) {
        this.content = content;
        int at = 0;
        while (at < content.length) {
            int end = lineEnd(at);
            line(at, end);
            at = end;
        }
        endPart();
    }

    /** A frame with two messages is a batch, whether a header says so or not. */
    boolean isBatch() {
        return !envelope.isEmpty() || messages > 1;
    }

    Batch batch() {
        return new Batch(parts, file, header, envelope.toString(), messages, complaints);
    }

    private void line(int start, int end) {
        switch (name(start, end)) {
            case "MSH" -> {
                endPart();
                messages++;
                messagesInBatch++;
                extendPart(start, end);
            }
            case "FHS" -> {
                BatchHeader read = BatchHeader.read(envelopeSegment(start, end));
                file = file == null ? read : file;
            }
            case "BHS" -> {
                BatchHeader read = BatchHeader.read(envelopeSegment(start, end));
                header = header == null ? read : header;
                messagesInBatch = 0;
            }
            case "BTS" -> {
                check(envelopeSegment(start, end), "BTS-1", "messages", messagesInBatch);
                messagesInBatch = 0;
                batches++;
            }
            case "FTS" -> check(envelopeSegment(start, end), "FTS-1", "batches", batches);
            case "" -> {} // blank lines separate; they belong to no message
            default -> extendPart(start, end);
        }
    }

    private void extendPart(int start, int end) {
        partStart = partStart < 0 ? start : partStart;
        partEnd = end;
    }

    private void endPart() {
        if (partStart >= 0) {
            parts.add(Arrays.copyOfRange(content, partStart, partEnd));
        }
        partStart = -1;
    }

    private String envelopeSegment(int start, int end) {
        endPart();
        int most = Math.min(end, start + LONGEST_ENVELOPE_SEGMENT);
        String segment = new String(content, start, most - start, UTF_8).strip().replace('\0', '?');
        envelope.append(segment).append('\r');
        return segment;
    }

    private void check(String trailer, String field, String what, int came) {
        String[] fields = trailer.split(Pattern.quote("" + trailer.charAt(3)), -1);
        String said = fields.length > 1 ? fields[1].strip() : "";
        if (said.isEmpty()) {
            return;
        }
        if (!COUNT.matcher(said).matches()) {
            complaints.add(field + " is \"" + said + "\", which is no count");
        } else if (Integer.parseInt(said) != came) {
            complaints.add(field + " says " + said + " " + what + ", but " + came + " came");
        }
    }

    /** The segment's name, {@code "?"} of what has none, and nothing of a blank line. */
    private String name(int start, int end) {
        if (isBlank(start, end)) {
            return "";
        }
        boolean named = end - start > 3 && !Character.isLetterOrDigit(content[start + 3]) && content[start + 3] > ' ';
        return named ? new String(content, start, 3, UTF_8) : "?";
    }

    private boolean isBlank(int start, int end) {
        for (int i = start; i < end; i++) {
            if (content[i] < 0 || content[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Where the next line begins: after CR, LF or both. */
    private int lineEnd(int start) {
        int at = start;
        while (at < content.length && content[at] != '\r' && content[at] != '\n') {
            at++;
        }
        boolean pair = at + 1 < content.length && content[at] == '\r' && content[at + 1] == '\n';
        return Math.min(content.length, at + (pair ? 2 : 1));
    }
}

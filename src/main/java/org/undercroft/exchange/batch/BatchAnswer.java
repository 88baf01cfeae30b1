package org.undercroft.exchange.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the batch of answers to a batch (HL7 v2.5.1 section 2.10.3): an acknowledgment for each message that wishes one,
 * within the headers that the sender used.
 */
public final class BatchAnswer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);

    private BatchAnswer() {}

    /**
     * The answer; empty if no message wishes one.
     *
     * @param answers the answers to its messages, in their order; those to messages that wish none are empty
     * @param number our own number for it: BHS-11
     * @param at when it was stored
     */
    public static byte[] of(Batch batch, List<byte[]> answers, String number, Instant at) {
        List<byte[]> wished =
                answers.stream().filter(answer -> answer.length > 0).toList();
        if (wished.isEmpty()) {
            return new byte[0];
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header("FHS", batch.file(), number, at));
        out.writeBytes(header("BHS", batch.header(), number, at));
        wished.forEach(out::writeBytes);
        out.writeBytes(trailer("BTS", batch.header(), wished.size(), String.join("; ", batch.complaints())));
        out.writeBytes(trailer("FTS", batch.file(), 1, ""));
        return out.toByteArray();
    }

    private static byte[] header(String name, @Nullable BatchHeader theirs, String number, Instant at) {
        if (theirs == null) {
            return new byte[0];
        }
        String separator = "" + theirs.separator();
        return (String.join(
                                separator,
                                name,
                                theirs.encoding(),
                                theirs.field(5),
                                theirs.field(6),
                                theirs.field(3),
                                theirs.field(4),
                                TIME.format(at),
                                "",
                                "",
                                "",
                                number,
                                theirs.controlId())
                        + "\r")
                .getBytes(UTF_8);
    }

    private static byte[] trailer(String name, @Nullable BatchHeader theirs, int count, String comment) {
        if (theirs == null) {
            return new byte[0];
        }
        String separator = "" + theirs.separator();
        String words = comment.replace(separator, " ");
        return (name + separator + count + (words.isEmpty() ? "" : separator + words) + "\r").getBytes(UTF_8);
    }
}

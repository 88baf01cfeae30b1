package org.undercroft.exchange.batch;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An HL7 v2 batch taken apart (v2.5.1 section 2.10.3):
 * {@code [FHS] { [BHS] { MSH … } [BTS] } [FTS]}, in which every header and trailer may be missing.
 *
 * @param parts its messages in their order; a part that does not begin with MSH is no message
 * @param file its file header; null if there is none
 * @param header its first batch header; null if there is none
 * @param envelope its headers and trailers as they came, each on a line
 * @param messages how many of the parts are messages
 * @param complaints what its trailers say that is not so; empty when all is well
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Batch(
        List<byte[]> parts,
        @Nullable BatchHeader file,
        @Nullable BatchHeader header,
        String envelope,
        int messages,
        List<String> complaints) {

    public Batch {
        parts = List.copyOf(parts);
        complaints = List.copyOf(complaints);
    }

    /** Takes a frame's content apart; empty if it is a single message, or none. */
    public static Optional<Batch> of(byte[] content) {
        BatchReading reading = new BatchReading(content);
        return reading.isBatch() ? Optional.of(reading.batch()) : Optional.empty();
    }

    /** The sender's number for it: BHS-11, else FHS-11; null if it gave none. */
    public @Nullable String controlId() {
        String number = header == null ? "" : header.controlId();
        if (number.isEmpty() && file != null) {
            number = file.controlId();
        }
        return number.isEmpty() ? null : number;
    }
}

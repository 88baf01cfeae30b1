package org.undercroft.exchange.browser;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.exchange.batch.BatchRepository;

/**
 * One received message with all that is known of it.
 *
 * @param row what lists show of it
 * @param door the door it came through
 * @param peer the address it came from
 * @param format HL7V2 or LIS2A2
 * @param sameNumber whether its sender used its number before for something else
 * @param attempts how often it was brought to a handler
 * @param parsedAt when it was first parsed in the last attempt
 * @param settledAt when its last attempt ended
 * @param handler who handled it
 * @param answer the code and words its sender was told
 * @param content the message, control characters made visible
 * @param wire what came over the wire, control characters made visible; null if that is the same
 * @param segments the message as a tree
 * @param patients patient identifiers it speaks of
 * @param accessions accession numbers it speaks of
 * @param outgoing the messages that followed from it
 * @param batch the batch it came in; null if it came alone
 * @param deaths when and why it became a dead letter, and how that was settled
 */
public record MessageView(
        MessageRow row,
        String door,
        String peer,
        String format,
        boolean sameNumber,
        int attempts,
        @Nullable Instant parsedAt,
        @Nullable Instant settledAt,
        @Nullable String handler,
        String answer,
        String content,
        @Nullable String wire,
        List<SegmentView> segments,
        List<String> patients,
        List<String> accessions,
        List<OutgoingRow> outgoing,
        BatchRepository.@Nullable Place batch,
        List<DeadLetter> deaths) {}

package org.undercroft.exchange.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of the outbox with all that is known of it.
 *
 * @param row what lists show of it
 * @param content the message, control characters made visible
 * @param segments the message as a tree
 * @param answer what its destination answered last
 * @param deaths when and why it was given up, and how that was settled
 */
public record OutgoingView(
        OutgoingRow row,
        String content,
        List<SegmentView> segments,
        @Nullable String answer,
        List<DeadLetter> deaths) {}

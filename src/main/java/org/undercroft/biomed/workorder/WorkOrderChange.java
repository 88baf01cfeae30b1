package org.undercroft.biomed.workorder;

import java.time.Instant;

/**
 * One change of a work order.
 *
 * @param action what was done, such as {@code "close"}
 * @param state the state it led to
 * @param words what was said with it; may be empty
 * @param minutes labour booked with it
 * @param changedBy the account, or the part of Undercroft
 * @param changedAt when
 */
public record WorkOrderChange(
        String action, WorkOrderState state, String words, int minutes, String changedBy, Instant changedAt) {}

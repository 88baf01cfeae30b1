package org.undercroft.biomed.workorder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.WorkRequest;

/**
 * How far a work order has come.
 *
 * @param state in a word
 * @param assignee the account of who has taken it; null if nobody
 * @param priority how urgent
 * @param dueAt until when it should be done
 * @param labourMinutes the work booked so far, in minutes
 * @param parts the parts used, in words
 * @param resolution what was done, or why nothing; empty while open
 * @param startedAt when work first began; null if it has not
 * @param closedAt when it was closed or cancelled; null while open
 */
public record Progress(
        WorkOrderState state,
        @Nullable String assignee,
        WorkRequest.Priority priority,
        Instant dueAt,
        int labourMinutes,
        String parts,
        String resolution,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt) {

    /**
     * What an allowed action makes of it.
     *
     * @param action what is done
     * @param next the state it leads to
     * @param now when
     */
    Progress after(WorkOrderAction action, WorkOrderState next, Instant now) {
        int labour = labourMinutes + action.minutes();
        return switch (action) {
            case WorkOrderAction.Assign(String to) ->
                new Progress(next, to.strip(), priority, dueAt, labour, parts, resolution, startedAt, closedAt);
            case WorkOrderAction.Start(String by) -> started(by, next, now);
            case WorkOrderAction.Hold _, WorkOrderAction.Note _ ->
                new Progress(next, assignee, priority, dueAt, labour, parts, resolution, startedAt, closedAt);
            case WorkOrderAction.Prioritize(WorkRequest.Priority to) -> prioritized(to);
            case WorkOrderAction.Close(String done, int _, String used) ->
                new Progress(next, assignee, priority, dueAt, labour, joined(used), done.strip(), startedAt, now);
            case WorkOrderAction.Cancel(String reason) ->
                new Progress(next, assignee, priority, dueAt, labour, parts, reason.strip(), startedAt, now);
            case WorkOrderAction.Reopen _ ->
                new Progress(next, assignee, priority, dueAt, labour, parts, "", startedAt, null);
        };
    }

    private Progress started(String by, WorkOrderState next, Instant now) {
        return new Progress(
                next,
                assignee == null ? by : assignee,
                priority,
                dueAt,
                labourMinutes,
                parts,
                resolution,
                startedAt == null ? now : startedAt,
                closedAt);
    }

    private Progress prioritized(WorkRequest.Priority to) {
        Instant due = dueAt.minus(priority.within()).plus(to.within());
        return new Progress(state, assignee, to, due, labourMinutes, parts, resolution, startedAt, closedAt);
    }

    private String joined(String used) {
        return parts.isEmpty() || used.isBlank() ? parts + used.strip() : parts + "\n" + used.strip();
    }
}

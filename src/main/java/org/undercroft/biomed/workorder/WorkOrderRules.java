package org.undercroft.biomed.workorder;

import static org.undercroft.biomed.workorder.WorkOrderState.ASSIGNED;
import static org.undercroft.biomed.workorder.WorkOrderState.CANCELLED;
import static org.undercroft.biomed.workorder.WorkOrderState.CLOSED;
import static org.undercroft.biomed.workorder.WorkOrderState.IN_PROGRESS;
import static org.undercroft.biomed.workorder.WorkOrderState.ON_HOLD;
import static org.undercroft.biomed.workorder.WorkOrderState.OPEN;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.EquipmentStatus;

/** What may be done with a work order, and what it means for the machine. */
final class WorkOrderRules {

    static final int LONGEST_WORDS = 8_000;
    static final int MOST_MINUTES = 6_000;

    private WorkOrderRules() {}

    /**
     * Judges an action.
     *
     * @param state the state the work order is in
     * @param assignee who has it; null if nobody
     * @param action what is to be done
     */
    static Decision decide(WorkOrderState state, @Nullable String assignee, WorkOrderAction action) {
        Decision incomplete = missing(action);
        return incomplete != null ? incomplete : move(state, assignee, action);
    }

    private static Decision move(WorkOrderState state, @Nullable String assignee, WorkOrderAction action) {
        return switch (action) {
            case WorkOrderAction.Assign _ -> assign(state);
            case WorkOrderAction.Start _ -> start(state);
            case WorkOrderAction.Hold _ -> from(Set.of(ASSIGNED, IN_PROGRESS), state, ON_HOLD, "be put on hold");
            case WorkOrderAction.Note _ -> new Decision.Allowed(state);
            case WorkOrderAction.Prioritize _ ->
                state.isOpen()
                        ? new Decision.Allowed(state)
                        : refused(state, "change its priority", "Reopen it first.");
            case WorkOrderAction.Close _ -> close(state);
            case WorkOrderAction.Cancel _ ->
                from(Set.of(OPEN, ASSIGNED, IN_PROGRESS, ON_HOLD), state, CANCELLED, "be cancelled");
            case WorkOrderAction.Reopen _ ->
                from(Set.of(CLOSED, CANCELLED), state, assignee == null ? OPEN : ASSIGNED, "be reopened");
        };
    }

    private static Decision assign(WorkOrderState state) {
        return switch (state) {
            case OPEN, ASSIGNED -> new Decision.Allowed(ASSIGNED);
            case IN_PROGRESS, ON_HOLD -> new Decision.Allowed(state);
            case CLOSED, CANCELLED -> refused(state, "be assigned", "Reopen it first.");
        };
    }

    private static Decision start(WorkOrderState state) {
        return switch (state) {
            case OPEN, ASSIGNED, ON_HOLD -> new Decision.Allowed(IN_PROGRESS);
            case IN_PROGRESS -> refused(state, "be started again", "");
            case CLOSED, CANCELLED -> refused(state, "be started", "Reopen it first.");
        };
    }

    private static Decision close(WorkOrderState state) {
        return switch (state) {
            case IN_PROGRESS -> new Decision.Allowed(CLOSED);
            case OPEN, ASSIGNED -> refused(state, "be closed", "Start the work first, or cancel it if none is needed.");
            case ON_HOLD -> refused(state, "be closed", "Go on with the work first, or cancel it if none is needed.");
            case CLOSED, CANCELLED -> refused(state, "be closed again", "");
        };
    }

    private static Decision from(Set<WorkOrderState> before, WorkOrderState state, WorkOrderState after, String what) {
        return before.contains(state) ? new Decision.Allowed(after) : refused(state, what, "");
    }

    private static Decision refused(WorkOrderState state, String what, String instead) {
        String words = "It is " + state.label().toLowerCase(Locale.ROOT) + " and can't " + what + ". " + instead;
        return new Decision.Refused(words.strip());
    }

    private static @Nullable Decision missing(WorkOrderAction action) {
        if (action.words().length() > LONGEST_WORDS || action.words().indexOf('\0') >= 0) {
            return new Decision.Incomplete("The text is longer than " + LONGEST_WORDS + " characters or holds a NUL.");
        }
        if (action.minutes() < 0 || action.minutes() > MOST_MINUTES) {
            return new Decision.Incomplete("Labour is between 0 and " + MOST_MINUTES + " minutes at a time.");
        }
        return action.words().isEmpty() ? unsaid(action) : null;
    }

    private static @Nullable Decision unsaid(WorkOrderAction action) {
        return switch (action) {
            case WorkOrderAction.Assign _ -> new Decision.Incomplete("Say to whom it is assigned.");
            case WorkOrderAction.Hold _ -> new Decision.Incomplete("Say what it waits for.");
            case WorkOrderAction.Note _ -> new Decision.Incomplete("The note is empty.");
            case WorkOrderAction.Close _ -> new Decision.Incomplete("Say what was done: closing needs a resolution.");
            case WorkOrderAction.Cancel _ -> new Decision.Incomplete("Say why it is not needed.");
            case WorkOrderAction.Reopen _ -> new Decision.Incomplete("Say why it is reopened.");
            case WorkOrderAction.Start _, WorkOrderAction.Prioritize _ -> null;
        };
    }

    /**
     * What becomes of a machine that a work order kept out of service, when that is done or not needed.
     *
     * @param category what sort of machine it is
     * @param keptByAnother whether another open work order keeps it out of service
     */
    static EquipmentStatus afterWork(EquipmentCategory category, boolean keptByAnother) {
        if (keptByAnother) {
            return EquipmentStatus.OUT_OF_SERVICE;
        }
        return switch (category.returnsBy()) {
            case TECHNICIAN -> EquipmentStatus.IN_SERVICE;
            case PASSING_CONTROL -> EquipmentStatus.AWAITING_CONTROL;
        };
    }
}

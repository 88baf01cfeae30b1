package org.undercroft.biomed;

import java.util.Locale;
import org.undercroft.platform.page.Status;

/** How the workshop's states look on pages. */
public final class Lamps {

    private Lamps() {}

    /** A machine's status. */
    public static Status of(EquipmentStatus status) {
        return switch (status) {
            case IN_SERVICE -> Status.good(status.label());
            case OUT_OF_SERVICE -> Status.critical(status.label());
            case IN_REPAIR -> Status.working(status.label());
            case AWAITING_CONTROL -> Status.waiting(status.label());
            case RETIRED -> Status.off(status.label());
        };
    }

    /** How urgent work is. */
    public static Status of(WorkRequest.Priority priority) {
        return switch (priority) {
            case LOW -> Status.off(priority.label());
            case NORMAL -> Status.waiting(priority.label());
            case HIGH -> Status.serious(priority.label());
            case URGENT -> Status.critical(priority.label());
        };
    }

    /** A work order's state by its name. */
    public static Status ofState(String state) {
        return switch (state) {
            case "OPEN" -> Status.caution("Open");
            case "ASSIGNED" -> Status.waiting("Assigned");
            case "IN_PROGRESS" -> Status.working("In progress");
            case "ON_HOLD" -> Status.waiting("On hold");
            case "CLOSED" -> Status.good("Closed");
            case "CANCELLED" -> Status.off("Cancelled");
            default -> Status.off(state.toLowerCase(Locale.ROOT));
        };
    }
}

package org.undercroft.biomed.workorder;

import java.util.List;
import org.undercroft.biomed.Lamps;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Status;

/** A work order's changes as its page tells them. */
final class WorkOrderMoments {

    private WorkOrderMoments() {}

    static List<Moment> of(List<WorkOrderChange> changes) {
        return changes.stream().map(WorkOrderMoments::of).toList();
    }

    private static Moment of(WorkOrderChange change) {
        String minutes = change.minutes() == 0 ? "" : ", " + change.minutes() + " min";
        boolean shown = !change.words().isEmpty() && !change.action().equals("assign");
        return new Moment(
                change.changedAt(),
                words(change) + minutes,
                change.changedBy(),
                shown ? change.words() : null,
                level(change));
    }

    private static String words(WorkOrderChange change) {
        return switch (change.action()) {
            case "open" -> "Opened";
            case "evidence" -> "More evidence";
            case "assign" -> "Assigned to " + change.words();
            case "start" -> "Work began";
            case "hold" -> "Put on hold";
            case "note" -> "Note";
            case "prioritize" -> "Priority changed";
            case "close" -> "Closed";
            case "cancel" -> "Cancelled";
            case "reopen" -> "Reopened";
            default -> change.action();
        };
    }

    private static Status.Level level(WorkOrderChange change) {
        return switch (change.action()) {
            case "note", "assign", "prioritize" -> Status.Level.OFF;
            case "evidence" -> Status.Level.CAUTION;
            default -> Lamps.ofState(change.state().name()).level();
        };
    }
}

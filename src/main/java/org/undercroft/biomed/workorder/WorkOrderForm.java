package org.undercroft.biomed.workorder;

import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.platform.page.Refusal;

/** What a form on a work order's page says; each action takes what it needs. */
record WorkOrderForm(
        @Nullable Integer version,
        @Nullable String text,
        @Nullable String assignee,
        WorkRequest.@Nullable Priority priority,
        @Nullable Integer minutes,
        @Nullable String parts) {

    /** The action of this name; refuses one that does not exist. */
    WorkOrderAction action(String name, String account) {
        return switch (name) {
            case "assign" -> new WorkOrderAction.Assign(assignee == null ? account : assignee);
            case "start" -> new WorkOrderAction.Start(account);
            case "hold" -> new WorkOrderAction.Hold(given(text));
            case "note" -> new WorkOrderAction.Note(given(text), labour());
            case "prioritize" ->
                new WorkOrderAction.Prioritize(priority == null ? WorkRequest.Priority.NORMAL : priority);
            case "close" -> new WorkOrderAction.Close(given(text), labour(), given(parts));
            case "cancel" -> new WorkOrderAction.Cancel(given(text));
            case "reopen" -> new WorkOrderAction.Reopen(given(text));
            default -> throw Refusal.unknown("Nothing like '" + name + "' can be done with a work order.");
        };
    }

    private int labour() {
        return minutes == null ? 0 : minutes;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}

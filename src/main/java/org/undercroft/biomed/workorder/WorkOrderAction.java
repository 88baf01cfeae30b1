package org.undercroft.biomed.workorder;

import org.undercroft.biomed.WorkRequest;

/** What can be done with a work order. */
public sealed interface WorkOrderAction {

    /** Its name in the history. */
    String name();

    /** What is said with it; may be empty. */
    String words();

    /** Labour booked with it, in minutes. */
    default int minutes() {
        return 0;
    }

    /**
     * Somebody takes it, or is given it.
     *
     * @param assignee the account
     */
    record Assign(String assignee) implements WorkOrderAction {
        @Override
        public String name() {
            return "assign";
        }

        @Override
        public String words() {
            return assignee.strip();
        }
    }

    /**
     * Work begins, or goes on after a hold.
     *
     * @param by the account of who begins; becomes the assignee if nobody is
     */
    record Start(String by) implements WorkOrderAction {
        @Override
        public String name() {
            return "start";
        }

        @Override
        public String words() {
            return "";
        }
    }

    /** Work waits. */
    record Hold(String reason) implements WorkOrderAction {
        @Override
        public String name() {
            return "hold";
        }

        @Override
        public String words() {
            return reason.strip();
        }
    }

    /**
     * Something is noted, perhaps with labour.
     *
     * @param text what
     * @param minutes labour to book, 0 if none
     */
    record Note(String text, int minutes) implements WorkOrderAction {
        @Override
        public String name() {
            return "note";
        }

        @Override
        public String words() {
            return text.strip();
        }
    }

    /** Its priority, and with it the due time, changes. */
    record Prioritize(WorkRequest.Priority priority) implements WorkOrderAction {
        @Override
        public String name() {
            return "prioritize";
        }

        @Override
        public String words() {
            return priority.label();
        }
    }

    /**
     * The work is done.
     *
     * @param resolution what was done
     * @param minutes labour to book, 0 if none
     * @param parts the parts used, in words; may be empty
     */
    record Close(String resolution, int minutes, String parts) implements WorkOrderAction {
        @Override
        public String name() {
            return "close";
        }

        @Override
        public String words() {
            return resolution.strip();
        }
    }

    /** The work is not needed. */
    record Cancel(String reason) implements WorkOrderAction {
        @Override
        public String name() {
            return "cancel";
        }

        @Override
        public String words() {
            return reason.strip();
        }
    }

    /** The closing or cancelling is taken back. */
    record Reopen(String reason) implements WorkOrderAction {
        @Override
        public String name() {
            return "reopen";
        }

        @Override
        public String words() {
            return reason.strip();
        }
    }
}

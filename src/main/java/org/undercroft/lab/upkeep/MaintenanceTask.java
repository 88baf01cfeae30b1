package org.undercroft.lab.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Status;

/**
 * Something to be done at an analyzer again and again.
 *
 * @param id ours
 * @param analyzer where
 * @param analyzerName as the bench calls it
 * @param name what
 * @param often how often
 * @param begins the first day it is due
 * @param doneOn the day it was done last; null if never
 * @param doneAt when it was done last; null if never
 * @param doneBy who did it last; empty if nobody
 */
public record MaintenanceTask(
        long id,
        long analyzer,
        String analyzerName,
        String name,
        Often often,
        LocalDate begins,
        @Nullable LocalDate doneOn,
        @Nullable Instant doneAt,
        String doneBy) {

    /** How often a task is due. */
    public enum Often {
        DAILY("daily"),
        WEEKLY("weekly"),
        MONTHLY("monthly");

        private final String label;

        Often(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        /** The day it is due again, when it was done on a day. */
        LocalDate after(LocalDate done) {
            return switch (this) {
                case DAILY -> done.plusDays(1);
                case WEEKLY -> done.plusWeeks(1);
                case MONTHLY -> done.plusMonths(1);
            };
        }
    }

    /** The day it is due next. */
    public LocalDate due() {
        return doneOn == null ? begins : often.after(doneOn);
    }

    /** Whether it should be done today, or should have been. */
    public boolean isDue(LocalDate today) {
        return !due().isAfter(today);
    }

    /** As pages show it. */
    public Status status(LocalDate today) {
        if (due().isBefore(today)) {
            return Status.serious("Overdue");
        }
        return isDue(today) ? Status.caution("Due today") : Status.good("Done");
    }
}

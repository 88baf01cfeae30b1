package org.undercroft.biomed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes on in the workshop now, for boards that ask every second. */
public interface WorkshopActivity {

    /** The present state; one short query on partial indexes. */
    Snapshot now();

    /**
     * The workshop at one moment.
     *
     * @param openByPriority work orders neither closed nor cancelled, by priority; priorities without any are absent
     * @param openByState the same by the name of their state
     * @param overdue how many are past their due time
     * @param oldest when the oldest open one was opened; null if none is open
     * @param equipmentByStatus machines that may not be used, by status; in service and retired ones are not counted
     * @param urgent the open work orders that need a person first, most urgent first, at most ten
     */
    record Snapshot(
            Map<WorkRequest.Priority, Long> openByPriority,
            Map<String, Long> openByState,
            long overdue,
            @Nullable Instant oldest,
            Map<EquipmentStatus, Long> equipmentByStatus,
            List<Line> urgent) {

        public Snapshot {
            openByPriority = Map.copyOf(openByPriority);
            openByState = Map.copyOf(openByState);
            equipmentByStatus = Map.copyOf(equipmentByStatus);
            urgent = List.copyOf(urgent);
        }

        /** How many work orders are open. */
        public long open() {
            return openByPriority.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * An open work order in one line.
     *
     * @param number which
     * @param equipmentTag the machine
     * @param title what is wrong
     * @param priority how urgent
     * @param state the name of its state
     * @param assignee the technician's account; null if nobody has taken it
     * @param openedAt since when
     * @param dueAt until when
     */
    record Line(
            WorkOrderNumber number,
            String equipmentTag,
            String title,
            WorkRequest.Priority priority,
            String state,
            @Nullable String assignee,
            Instant openedAt,
            Instant dueAt) {}
}

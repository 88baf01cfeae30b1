package org.undercroft.biomed.workorder;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.WorkRequest;

/** A work order as programs read it; for the components see {@link WorkOrder} and {@link Progress}. */
record WorkOrderView(
        String number,
        String equipment,
        String equipmentName,
        WorkOrderKind kind,
        String title,
        String evidence,
        WorkRequest.Priority priority,
        WorkOrderState state,
        @Nullable String assignee,
        boolean outOfService,
        int labourMinutes,
        String parts,
        String resolution,
        Instant openedAt,
        String openedBy,
        Instant dueAt,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt,
        int version,
        List<WorkOrderChange> changes) {

    static WorkOrderView of(WorkOrder order, List<WorkOrderChange> changes) {
        Progress progress = order.progress();
        return new WorkOrderView(
                order.number().value(),
                order.equipmentTag().value(),
                order.equipmentName(),
                order.kind(),
                order.title(),
                order.evidence(),
                progress.priority(),
                progress.state(),
                progress.assignee(),
                order.outOfService(),
                progress.labourMinutes(),
                progress.parts(),
                progress.resolution(),
                order.openedAt(),
                order.openedBy(),
                progress.dueAt(),
                progress.startedAt(),
                progress.closedAt(),
                order.version(),
                changes);
    }
}

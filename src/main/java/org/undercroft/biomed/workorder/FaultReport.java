package org.undercroft.biomed.workorder;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.platform.page.Refusal;

/**
 * Something wrong with a machine, as a person or a program tells it.
 *
 * @param equipment the tag on the machine's label
 * @param title what is wrong, in one line
 * @param description what else is known; may be left out
 * @param priority how urgent; NORMAL if left out
 * @param kind why work is done; CORRECTIVE if left out
 * @param outOfService whether the machine must not be used until it is mended; true if left out, to be safe
 */
public record FaultReport(
        @Nullable String equipment,
        @Nullable String title,
        @Nullable String description,
        WorkRequest.@Nullable Priority priority,
        @Nullable WorkOrderKind kind,
        @Nullable Boolean outOfService) {

    EquipmentTag tag() {
        try {
            return EquipmentTag.of(Objects.requireNonNullElse(equipment, ""));
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(Objects.requireNonNullElse(unfit.getMessage(), "Not an asset tag."));
        }
    }

    NewWorkOrder asked() {
        return new NewWorkOrder(
                Objects.requireNonNullElse(kind, WorkOrderKind.CORRECTIVE),
                "",
                Objects.requireNonNullElse(title, ""),
                Objects.requireNonNullElse(description, ""),
                Objects.requireNonNullElse(priority, WorkRequest.Priority.NORMAL),
                Objects.requireNonNullElse(outOfService, true));
    }
}

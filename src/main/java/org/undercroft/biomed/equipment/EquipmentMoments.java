package org.undercroft.biomed.equipment;

import java.util.List;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.Lamps;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Status;

/** A machine's changes as its page tells them. */
final class EquipmentMoments {

    private EquipmentMoments() {}

    static List<Moment> of(List<EquipmentChange> changes) {
        return changes.stream().map(EquipmentMoments::of).toList();
    }

    private static Moment of(EquipmentChange change) {
        String note = change.workOrder() == null
                ? change.reason()
                : (change.reason() + " (" + change.workOrder() + ")").strip();
        return new Moment(change.changedAt(), words(change), change.changedBy(), blankIsNull(note), level(change));
    }

    private static String words(EquipmentChange change) {
        return switch (change.kind()) {
            case REGISTERED -> "Entered as " + change.after();
            case DESCRIPTION -> "Changed " + change.before() + ": " + change.after();
            case LOCATION -> "Moved from " + known(change.before()) + " to " + known(change.after());
            case STATUS ->
                EquipmentStatus.valueOf(change.before()).label() + " → "
                        + EquipmentStatus.valueOf(change.after()).label();
        };
    }

    private static Status.Level level(EquipmentChange change) {
        return change.kind() == EquipmentChange.Kind.STATUS
                ? Lamps.of(EquipmentStatus.valueOf(change.after())).level()
                : Status.Level.OFF;
    }

    private static String known(String place) {
        return place.isEmpty() ? "an unknown place" : place;
    }

    private static @org.jspecify.annotations.Nullable String blankIsNull(String text) {
        return text.isBlank() ? null : text;
    }
}

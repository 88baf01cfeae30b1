package org.undercroft.records.encounter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a stay or visit: what all that was told of it adds up to. The order in which it was heard does not
 * matter, and what was cancelled leaves no trace in it.
 *
 * @param status whether it is expected, going on, over or never was
 * @param patientClass PV1-2
 * @param bed where the patient is, or was last
 * @param attending the doctor in charge
 * @param began when it began; null if it has not
 * @param ended when it ended; null if it has not
 * @param beds where the patient lay, in order
 */
public record Stay(
        Status status,
        String patientClass,
        Bed bed,
        String attending,
        @Nullable Instant began,
        @Nullable Instant ended,
        List<BedStay> beds) {

    public Stay {
        beds = List.copyOf(beds);
    }

    /** How a stay stands. */
    public enum Status {
        /** Expected. */
        PLANNED,
        /** Going on. */
        IN_PROGRESS,
        /** Over. */
        FINISHED,
        /** Taken back. */
        CANCELLED
    }

    /**
     * Some time in one bed.
     *
     * @param bed where
     * @param from since when
     * @param to until when; null if still
     */
    public record BedStay(Bed bed, Instant from, @Nullable Instant to) {}

    /** Adds up. */
    public static Stay of(List<Movement> told) {
        Set<Movement> cancelled = cancelled(told);
        Sum sum = new Sum();
        told.stream()
                .filter(movement -> movement.kind().cancels().isEmpty() && !cancelled.contains(movement))
                .sorted(Comparator.comparing(Movement::occurredAt)
                        .thenComparing(Movement::toldAt)
                        .thenComparingLong(Movement::number))
                .forEach(sum::add);
        boolean takenBack = cancelled.stream()
                        .anyMatch(movement -> movement.kind().begins())
                || told.stream().allMatch(movement -> !movement.kind().cancels().isEmpty());
        return sum.stay(takenBack);
    }

    /** What each cancelling movement takes back: the latest of its kinds that was recorded before it. */
    static Set<Movement> cancelled(List<Movement> told) {
        Set<Movement> cancelled = new HashSet<>();
        told.stream()
                .filter(movement -> !movement.kind().cancels().isEmpty())
                .sorted(Comparator.comparing(Movement::toldAt).thenComparingLong(Movement::number))
                .forEach(cancel -> latest(told, cancel, cancelled).ifPresent(cancelled::add));
        return cancelled;
    }

    private static Optional<Movement> latest(List<Movement> told, Movement cancel, Set<Movement> gone) {
        return told.stream()
                .filter(movement -> cancel.kind().cancels().contains(movement.kind()))
                .filter(movement -> !movement.toldAt().isAfter(cancel.toldAt()) && !gone.contains(movement))
                .max(Comparator.comparing(Movement::occurredAt).thenComparingLong(Movement::number));
    }

    /** The sum so far. */
    private static final class Sum {

        private final List<BedStay> beds = new ArrayList<>();
        private @Nullable Status status;
        private String patientClass = "";
        private Bed bed = Bed.NOWHERE;
        private String attending = "";
        private boolean begun;
        private @Nullable Instant began;
        private @Nullable Instant ended;

        void add(Movement movement) {
            patientClass = movement.patientClass().isEmpty() ? patientClass : movement.patientClass();
            attending = movement.attending().isEmpty() ? attending : movement.attending();
            switch (movement.kind()) {
                case PREADMITTED -> status = status == null ? Status.PLANNED : status;
                case ADMITTED, REGISTERED -> begin(movement);
                case DISCHARGED -> {
                    status = Status.FINISHED;
                    ended = movement.occurredAt();
                }
                case UPDATED -> status = status == null ? Status.IN_PROGRESS : status;
                case TRANSFERRED, BED_SWAPPED, BECAME_INPATIENT, BECAME_OUTPATIENT ->
                    status = status == null || status == Status.PLANNED ? Status.IN_PROGRESS : status;
                case ADMISSION_CANCELLED, TRANSFER_CANCELLED, DISCHARGE_CANCELLED, PREADMISSION_CANCELLED -> {}
            }
            move(movement);
        }

        private void begin(Movement movement) {
            begun = true;
            status = Status.IN_PROGRESS;
            ended = null;
            began = began == null ? movement.occurredAt() : began;
        }

        private void move(Movement movement) {
            if (movement.bed().isNowhere() || movement.bed().equals(bed)) {
                return;
            }
            bed = movement.bed();
            if (status == Status.IN_PROGRESS) {
                closeBed(movement.occurredAt());
                beds.add(new BedStay(bed, movement.occurredAt(), null));
            }
        }

        private void closeBed(Instant at) {
            if (!beds.isEmpty() && beds.getLast().to() == null) {
                BedStay last = beds.removeLast();
                beds.add(new BedStay(last.bed(), last.from(), at));
            }
        }

        Stay stay(boolean takenBack) {
            Status sum =
                    status == null || (takenBack && !begun && status != Status.PLANNED) ? Status.CANCELLED : status;
            if (ended != null) {
                closeBed(ended);
            } else if (beds.isEmpty() && began != null && !bed.isNowhere()) {
                beds.add(new BedStay(bed, began, null));
            }
            return new Stay(sum, patientClass, bed, attending, began, ended, beds);
        }
    }
}

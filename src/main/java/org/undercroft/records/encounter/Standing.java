package org.undercroft.records.encounter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.undercroft.records.PatientId;

/**
 * A stay that a message may repeat.
 *
 * @param holder who stands for its patient now
 * @param movements what was told of it
 */
public record Standing(PatientId holder, List<Movement> movements) {

    /** What happened last. */
    public Movement latest() {
        return movements.stream()
                .max(Comparator.comparing(Movement::occurredAt)
                        .thenComparing(Movement::toldAt)
                        .thenComparingLong(Movement::number))
                .orElseThrow();
    }

    /**
     * The stay after a movement that only says again what the latest update said, with that update at the new time.
     * The time is kept because news that is older, and arrives later, must not overrule it. Empty if the movement
     * says anything else.
     */
    public Optional<Standing> repeatedBy(Movement movement) {
        if (movements.isEmpty()) {
            return Optional.empty();
        }
        Movement latest = latest();
        Movement again = latest.at(movement.occurredAt(), movement.toldAt());
        boolean same = latest.kind() == MovementKind.UPDATED
                && movement.saysTheSameAs(latest)
                && !movement.occurredAt().isBefore(latest.occurredAt())
                && !movement.toldAt().isBefore(latest.toldAt());
        if (!same) {
            return Optional.empty();
        }
        List<Movement> without = movements.stream()
                .filter(each -> each.number() != latest.number())
                .toList();
        List<Movement> after = Stream.concat(without.stream(), Stream.of(again)).toList();
        Stay stay = Stay.of(movements);
        boolean changesNothing = !without.isEmpty()
                && Stay.of(without).equals(stay)
                && Stay.of(after).equals(stay);
        return changesNothing ? Optional.of(new Standing(holder, after)) : Optional.empty();
    }
}

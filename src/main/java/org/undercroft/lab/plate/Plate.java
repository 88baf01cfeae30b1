package org.undercroft.lab.plate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plate.
 *
 * @param id ours
 * @param assay what is looked for on it
 * @param size how many wells it has
 * @param state how far it is
 * @param note why it was abandoned, or what else was said of it
 * @param openedAt when it was begun
 * @param openedBy by whom
 * @param closedAt when it was confirmed or abandoned; null until then
 * @param closedBy by whom
 * @param wells those with something in them, in their order
 */
public record Plate(
        long id,
        Assay assay,
        PlateSize size,
        State state,
        String note,
        Instant openedAt,
        String openedBy,
        @Nullable Instant closedAt,
        String closedBy,
        List<Well> wells) {

    public Plate {
        wells = List.copyOf(wells);
    }

    /** How far a plate is. */
    public enum State {
        FILLING("Being filled"),
        READ("Read"),
        CONFIRMED("Confirmed"),
        ABANDONED("Abandoned");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** The number on its label. */
    public String code() {
        return "P%06d".formatted(id);
    }

    /** What is in a position. */
    public Optional<Well> at(int position) {
        return wells.stream().filter(well -> well.position() == position).findFirst();
    }

    /** The first position with nothing in it; the number of wells if it is full. */
    public int next() {
        for (int position = 0; position < size.wells(); position++) {
            if (at(position).isEmpty()) {
                return position;
            }
        }
        return size.wells();
    }

    /** What it says. */
    public PlateJudgement judgement() {
        return PlateJudgement.of(assay, wells);
    }
}

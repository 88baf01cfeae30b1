package org.undercroft.lab.pathology;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place on the way of blocks and slides.
 *
 * @param code its code
 * @param name as people read it
 * @param position its place on the way
 * @param takesBlocks whether blocks come here
 * @param takesSlides whether slides come here
 * @param hours how long something may stay before it is looked for; null for as long as it likes
 */
public record Station(
        String code,
        String name,
        int position,
        boolean takesBlocks,
        boolean takesSlides,
        @Nullable Integer hours) {

    static final String GROSSING = "GROSSING";
    static final String MICROTOMY = "MICROTOMY";
    static final String DESK = "DESK";
    static final String ARCHIVE = "ARCHIVE";

    /** What a scan at a station tells. */
    public enum Outcome {
        SEEN("Seen"),
        SEEN_AGAIN("Seen again"),
        SKIPPED("A station was skipped"),
        CAME_BACK("Came back"),
        NOT_HERE("Does not belong here"),
        NOT_WANTED("Not wanted any more"),
        UNKNOWN("Unknown");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }

        /** Whether the thing is at the station now: what is really there is never denied. */
        public boolean moves() {
            return this != UNKNOWN && this != NOT_HERE;
        }
    }

    /** An outcome with its words. */
    public record Arrival(Outcome outcome, String words) {}

    boolean takes(boolean slide) {
        return slide ? takesSlides : takesBlocks;
    }

    /**
     * What it means that a block or slide is scanned here.
     *
     * @param way all stations
     * @param slide whether it is a slide
     * @param last where it was seen last; null if nowhere
     */
    public Arrival arrival(List<Station> way, boolean slide, @Nullable Station last) {
        if (!takes(slide)) {
            return new Arrival(Outcome.NOT_HERE, (slide ? "Slides" : "Blocks") + " don't come to " + name + ".");
        }
        if (last != null && last.position == position) {
            return new Arrival(Outcome.SEEN_AGAIN, "It was here already.");
        }
        if (last != null && last.position > position) {
            return new Arrival(Outcome.CAME_BACK, "It was at " + last.name + " before.");
        }
        int from = last == null ? 0 : last.position;
        Optional<Station> skipped = way.stream()
                .filter(each -> each.takes(slide) && each.position > from && each.position < position)
                .findFirst();
        return skipped.map(each -> new Arrival(Outcome.SKIPPED, "It was never scanned at " + each.name + "."))
                .orElseGet(() -> new Arrival(Outcome.SEEN, last == null ? "" : "It comes from " + last.name + "."));
    }
}

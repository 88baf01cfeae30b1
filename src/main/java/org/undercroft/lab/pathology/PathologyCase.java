package org.undercroft.lab.pathology;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case of anatomic pathology.
 *
 * @param id ours
 * @param number as people and labels call it
 * @param kind what sort of case
 * @param patient the index's identity
 * @param patientName as known when it was opened
 * @param recordNumber the patient's number
 * @param ward where the report goes; empty if unknown
 * @param orderedBy who asked; empty if unknown
 * @param priority S at once, A soon, R routine
 * @param test what was ordered; empty for a case opened by hand
 * @param history what the ward says of the patient
 * @param assignedTo the pathologist who reads it; empty if nobody yet
 * @param state what the ward has got of it
 * @param step how far it is
 * @param openedAt when it got its number
 * @param openedBy who gave it
 * @param parts what was sent
 */
public record PathologyCase(
        long id,
        String number,
        CaseKind kind,
        String patient,
        String patientName,
        String recordNumber,
        String ward,
        String orderedBy,
        String priority,
        String test,
        String history,
        String assignedTo,
        State state,
        CaseStep step,
        Instant openedAt,
        String openedBy,
        List<Part> parts) {

    public PathologyCase {
        parts = List.copyOf(parts);
    }

    /** What the ward has got of a case. */
    public enum State {
        OPEN("No report yet"),
        SIGNED_OUT("Signed out"),
        AMENDED("Amended"),
        CANCELLED("Cancelled");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /**
     * What was sent in one container.
     *
     * @param id ours
     * @param letter its letter in the case
     * @param site where it was taken from
     * @param procedure how
     * @param accession the container's number; empty if it has none
     * @param gross what it looks like; empty until described
     * @param grossAt when that was written; null until then
     * @param grossBy who wrote it
     * @param blocks what was taken from it
     */
    public record Part(
            long id,
            String letter,
            String site,
            String procedure,
            String accession,
            String gross,
            @Nullable Instant grossAt,
            String grossBy,
            List<Block> blocks) {

        public Part {
            blocks = List.copyOf(blocks);
        }

        /** As reports call it. */
        public String title() {
            return letter + ". " + site + ", " + procedure;
        }
    }

    /**
     * Tissue in paraffin.
     *
     * @param id ours
     * @param code its label
     * @param content what is in it
     * @param place where it was seen last; null if nowhere
     * @param slides what was cut from it
     */
    public record Block(
            long id,
            ItemCode code,
            String content,
            @Nullable Place place,
            List<Slide> slides) {

        public Block {
            slides = List.copyOf(slides);
        }
    }

    /**
     * A section of a block on glass.
     *
     * @param id ours
     * @param code its label
     * @param level how deep it was cut, from 1
     * @param stain which stain
     * @param control the control tissue that goes with it; empty if the stain needs none
     * @param controlOk whether the control shows what it should; null until somebody looked
     * @param controlBy who looked
     * @param cancelled why it isn't wanted any more; empty if it is
     * @param place where it was seen last; null if nowhere
     */
    public record Slide(
            long id,
            ItemCode code,
            int level,
            Stain stain,
            String control,
            @Nullable Boolean controlOk,
            String controlBy,
            String cancelled,
            @Nullable Place place) {

        /** Whether it is still wanted. */
        public boolean isWanted() {
            return cancelled.isEmpty();
        }

        /** Whether it has come to the pathologist. */
        public boolean isAtDesk() {
            return place != null
                    && (place.station().equals(Station.DESK) || place.station().equals(Station.ARCHIVE));
        }
    }

    /** Where something was seen last. */
    public record Place(String station, String name, Instant at, String actor) {}

    /** All blocks. */
    public Stream<Block> blocks() {
        return parts.stream().flatMap(part -> part.blocks().stream());
    }

    /** All slides that are still wanted. */
    public Stream<Slide> slides() {
        return blocks().flatMap(block -> block.slides().stream()).filter(Slide::isWanted);
    }
}

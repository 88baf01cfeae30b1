package org.undercroft.lab.hematology;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A film that is counted, or was.
 *
 * @param id ours
 * @param accession the specimen's number
 * @param patient the index's identity
 * @param patientName as ordered
 * @param recordNumber the patient's number
 * @param state how far it is
 * @param goal how many leukocytes are to be counted
 * @param strokes every keystroke in its order
 * @param reasons what asked for the film
 * @param morphology grades of what was seen on erythrocytes and others, by finding
 * @param platelets the estimate of platelets; empty if none was made
 * @param comment what else was seen
 * @param correctsWhiteCount whether the leukocytes are to be corrected for nucleated erythrocytes
 * @param openedAt when the count began
 * @param openedBy who began
 * @param countedAt when it was finished; null before
 * @param countedBy who counted; empty before
 * @param signedAt when it was signed; null before
 * @param signedBy who answers for it; empty before
 * @param note why it was abandoned or opened again; empty otherwise
 */
public record SmearCount(
        long id,
        String accession,
        String patient,
        String patientName,
        String recordNumber,
        State state,
        int goal,
        List<String> strokes,
        List<String> reasons,
        Map<String, String> morphology,
        String platelets,
        String comment,
        boolean correctsWhiteCount,
        Instant openedAt,
        String openedBy,
        @Nullable Instant countedAt,
        String countedBy,
        @Nullable Instant signedAt,
        String signedBy,
        String note) {

    /** How far a count is. */
    public enum State {
        OPEN("Being counted"),
        /** Another person looks before it is signed. */
        COUNTED("To be reviewed"),
        SIGNED("Signed"),
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

    public SmearCount {
        strokes = List.copyOf(strokes);
        reasons = List.copyOf(reasons);
        morphology = Map.copyOf(morphology);
    }

    /** The count as it stands. */
    public Tally tally() {
        return Tally.of(strokes, goal);
    }
}

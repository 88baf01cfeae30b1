package org.undercroft.lab.urinalysis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A urine on the bench.
 *
 * @param id ours
 * @param accession the specimen's number
 * @param patient the index's identity
 * @param patientName as ordered
 * @param recordNumber the patient's number
 * @param ward where the report goes
 * @param state how far it is
 * @param ordered the tests ordered on it
 * @param measured grades that an analyzer sent, by test
 * @param keyed grades that a person read, by test
 * @param keyedBy who read them; empty if nobody
 * @param strokes the keystrokes of the sediment, in their order
 * @param seen what else was seen in the sediment, by test
 * @param accepted why it was confirmed although strip and sediment disagree; empty if they didn't
 * @param openedAt when it came to the bench
 * @param openedBy who brought it
 * @param closedAt when it was confirmed or abandoned; null until then
 * @param closedBy by whom
 */
public record Urine(
        long id,
        String accession,
        String patient,
        String patientName,
        String recordNumber,
        String ward,
        State state,
        Set<String> ordered,
        Map<String, String> measured,
        Map<String, String> keyed,
        String keyedBy,
        List<String> strokes,
        Map<String, String> seen,
        String accepted,
        Instant openedAt,
        String openedBy,
        @Nullable Instant closedAt,
        String closedBy) {

    public Urine {
        ordered = Set.copyOf(ordered);
        measured = Map.copyOf(measured);
        keyed = Map.copyOf(keyed);
        strokes = List.copyOf(strokes);
        seen = Map.copyOf(seen);
    }

    /** How far a urine is. */
    public enum State {
        OPEN("On the bench"),
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

    /** The whole strip: what the analyzer sent stands before what a person read. */
    public Map<String, String> strip() {
        Map<String, String> strip = new HashMap<>(keyed);
        strip.putAll(measured);
        return strip;
    }

    /** Something seen beside what is counted; empty if nothing was said. */
    public String seen(String test) {
        return seen.getOrDefault(test, "");
    }
}

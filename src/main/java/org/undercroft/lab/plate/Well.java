package org.undercroft.lab.plate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A well with something in it.
 *
 * @param position on the plate
 * @param name such as {@code B7}
 * @param content what is in it
 * @param accession the specimen; empty for a control
 * @param patient whose it is; empty for a control
 * @param patientName whose it is; empty for a control
 * @param cycles thresholds by target, null where none was reached; targets that the file doesn't name are absent
 */
public record Well(
        int position,
        String name,
        Content content,
        String accession,
        String patient,
        String patientName,
        Map<String, @Nullable BigDecimal> cycles) {

    // Map.copyOf refuses null, and null means something here.
    public Well {
        cycles = java.util.Collections.unmodifiableMap(new HashMap<>(cycles));
    }

    /** What may be in a well. */
    public enum Content {
        SAMPLE("Sample"),
        NEGATIVE("No template control"),
        POSITIVE("Positive control");

        private final String label;

        Content(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** The thresholds in words. */
    public String words() {
        return cycles.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " "
                        + (entry.getValue() == null ? "none" : entry.getValue().toPlainString()))
                .collect(Collectors.joining(", "));
    }
}

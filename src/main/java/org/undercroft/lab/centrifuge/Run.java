package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Status;

/**
 * One run of a centrifuge, with the settings as they were then.
 *
 * @param id its number
 * @param centrifuge the centrifuge's number
 * @param centrifugeName as the bench calls it
 * @param equipmentTag its asset tag
 * @param rotor the rotor's name
 * @param places how many tubes the rotor holds
 * @param program the program's name
 * @param kind how the rotor holds its tubes
 * @param radius in centimeters
 * @param setRpm the set speed
 * @param setForce in multiples of g
 * @param reachedRpm the speed it reached; null until it ended
 * @param reachedForce in multiples of g; null until it ended
 * @param minutes how long it runs
 * @param celsius null if not cooled
 * @param brake 0 without to 9 hardest
 * @param state where it is
 * @param begunAt when loading began
 * @param begunBy by whom
 * @param startedAt null until it runs
 * @param endedAt null until it ended
 * @param note what the operator saw
 * @param load its tubes
 */
public record Run(
        long id,
        long centrifuge,
        String centrifugeName,
        String equipmentTag,
        String rotor,
        int places,
        String program,
        RotorKind kind,
        BigDecimal radius,
        int setRpm,
        BigDecimal setForce,
        @Nullable Integer reachedRpm,
        @Nullable BigDecimal reachedForce,
        BigDecimal minutes,
        @Nullable BigDecimal celsius,
        int brake,
        State state,
        Instant begunAt,
        String begunBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String note,
        List<Load> load) {

    public Run {
        load = List.copyOf(load);
    }

    /** Where a run is, or how it ended. */
    public enum State {
        /** Tubes are scanned in. */
        LOADING("Loading", Status.Level.WAITING),
        /** It turns. */
        RUNNING("Running", Status.Level.WORKING),
        /** Ended as it should. */
        COMPLETED("Completed", Status.Level.GOOD),
        /** Somebody or something stopped it. */
        STOPPED("Stopped", Status.Level.SERIOUS),
        /** It was out of balance. */
        IMBALANCE("Imbalance", Status.Level.SERIOUS),
        /** The machine failed. */
        FAILED("Failed", Status.Level.CRITICAL),
        /** Never started. */
        CANCELLED("Cancelled", Status.Level.OFF);

        private final String label;
        private final Status.Level level;

        State(String label, Status.Level level) {
            this.label = label;
            this.level = level;
        }

        /** What people call it. */
        public String label() {
            return label;
        }

        /** As pages show it. */
        public Status status() {
            return new Status(level, label);
        }

        /** Whether this is an end that somebody can say of a run that turns. */
        public boolean isOutcome() {
            return this == COMPLETED || this == STOPPED || this == IMBALANCE || this == FAILED;
        }
    }

    /**
     * A tube in a run.
     *
     * @param findings what wasn't as its profile wants it
     * @param reason why it was spun all the same; empty if nothing refused it
     */
    public record Load(
            long specimen,
            String accession,
            String type,
            String patient,
            Instant at,
            String actor,
            List<String> findings,
            String reason) {

        public Load {
            findings = List.copyOf(findings);
        }
    }

    /** The same run with these tubes. */
    Run loadedWith(List<Load> tubes) {
        return new Run(
                id,
                centrifuge,
                centrifugeName,
                equipmentTag,
                rotor,
                places,
                program,
                kind,
                radius,
                setRpm,
                setForce,
                reachedRpm,
                reachedForce,
                minutes,
                celsius,
                brake,
                state,
                begunAt,
                begunBy,
                startedAt,
                endedAt,
                note,
                tubes);
    }

    /** The run in words, for the tube's story. */
    String words() {
        BigDecimal force = reachedForce == null ? setForce : reachedForce;
        return "in " + centrifugeName + ", " + rotor + " (" + kind.label().toLowerCase(java.util.Locale.ROOT) + ", "
                + radius.toPlainString() + " cm), "
                + force.setScale(0, java.math.RoundingMode.HALF_UP).toPlainString() + " g at "
                + (reachedRpm == null ? setRpm : reachedRpm) + " rpm, " + minutes.toPlainString() + " min"
                + (celsius == null ? "" : ", " + celsius.toPlainString() + " °C");
    }
}

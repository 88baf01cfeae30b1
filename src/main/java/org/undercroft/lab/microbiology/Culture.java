package org.undercroft.lab.microbiology;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A specimen that is cultured.
 *
 * @param id ours
 * @param accession the specimen's number
 * @param specimenType what it is
 * @param patient the index's identity
 * @param patientName as ordered
 * @param recordNumber the patient's number
 * @param ward where the report goes
 * @param test what was ordered
 * @param media what it grows on
 * @param days how long
 * @param screening whether it looks for carriers; then it stays out of the antibiogram
 * @param state what the ward has got of it
 * @param gram the Gram stain; empty if none was reported
 * @param growth what grew, in words; empty until said
 * @param comment what else the report says
 * @param openedAt when it was set up
 * @param readings the days it is read on
 * @param isolates what grew
 */
public record Culture(
        long id,
        String accession,
        String specimenType,
        String patient,
        String patientName,
        String recordNumber,
        String ward,
        String test,
        String media,
        int days,
        boolean screening,
        State state,
        String gram,
        String growth,
        String comment,
        Instant openedAt,
        List<Day> readings,
        List<Isolate> isolates) {

    public Culture {
        readings = List.copyOf(readings);
        isolates = List.copyOf(isolates);
    }

    /** What the ward has got of a culture. */
    public enum State {
        OPEN("In the incubator"),
        PRELIMINARY("Preliminary report"),
        FINAL("Final report"),
        CORRECTED("Corrected report");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    /** A day on which a culture is read; {@code readAt} is null until it was. */
    public record Day(int day, Instant dueAt, @Nullable Instant readAt, String readBy, String growth, String note) {}

    /**
     * What grew.
     *
     * @param id ours
     * @param number within its culture
     * @param organism its code
     * @param quantity how much
     * @param method how it was identified
     * @param score how surely, as the method says it; empty if it doesn't
     * @param tested what was tested against it
     */
    public record Isolate(
            long id, int number, String organism, String quantity, String method, String score, List<Tested> tested) {

        public Isolate {
            tested = List.copyOf(tested);
        }
    }

    /**
     * An antibiotic against an isolate.
     *
     * @param antibiotic its code, or {@code DTEST} or {@code ESBL}
     * @param method MIC, DISK or PHENOTYPE
     * @param value as measured
     * @param measured what the breakpoints say; null if they don't
     * @param reported what is reported; null if nothing is
     * @param reason why that differs; empty if it doesn't
     * @param breakpoints the version of the table
     * @param overriddenBy who decided otherwise; empty if nobody did
     */
    public record Tested(
            String antibiotic,
            String method,
            String value,
            @Nullable Susceptibility measured,
            @Nullable Susceptibility reported,
            String reason,
            String breakpoints,
            String overriddenBy) {}
}

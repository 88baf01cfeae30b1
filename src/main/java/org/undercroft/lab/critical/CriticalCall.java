package org.undercroft.lab.critical;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/**
 * A critical value and how far the telling of it got.
 *
 * @param id the call's number
 * @param result the result's number
 * @param accession the specimen
 * @param patient the index's identity
 * @param recordNumber the number people use
 * @param patientName as lists show it
 * @param test our code
 * @param testName as reports print it
 * @param value as reported
 * @param unit UCUM
 * @param flag LL or HH; AA of words
 * @param ward where the patient lies; empty if unknown
 * @param doctor who ordered; empty if unknown
 * @param openedAt when the value came
 * @param state how it stands
 * @param confirmedAt when the laboratory confirmed it and the ward's screens got it; null if it hasn't yet
 * @param step how many rungs of the ladder were told
 * @param dueAt when the next is told; null if none is left or needed
 * @param closedAt when somebody had heard of it; null while open
 * @param closedBy who closed it; null while open
 */
public record CriticalCall(
        long id,
        long result,
        String accession,
        String patient,
        String recordNumber,
        String patientName,
        String test,
        String testName,
        String value,
        String unit,
        String flag,
        String ward,
        String doctor,
        Instant openedAt,
        State state,
        @Nullable Instant confirmedAt,
        int step,
        @Nullable Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    /** How a call stands. */
    public enum State {
        /** Nobody has acknowledged it. */
        OPEN,
        /** A doctor or nurse acknowledged it on the screen. */
        ACKNOWLEDGED,
        /** Somebody read it back rightly on the telephone. */
        CALLED,
        /** The value was thrown out, or another took its place. */
        WITHDRAWN
    }

    /**
     * Somebody was told, or should have been.
     *
     * @param at when
     * @param actor who told
     * @param kind OPENED, TOLD, ESCALATED, CALL, SCREEN or WITHDRAWN
     * @param whom who was told
     * @param readBack what they read back
     * @param verdict how that compared; empty where nothing is compared
     * @param note more about it
     */
    public record Contact(
            Instant at, String actor, String kind, String whom, String readBack, String verdict, String note) {}

    /** A call with its log. */
    public record Logged(CriticalCall call, List<Contact> contacts) {}

    /** The value with its unit. */
    public String reported() {
        return (value + " " + unit).strip();
    }

    /** What its page says of it, in the order to read it. */
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Patient", patientName + " " + recordNumber);
        facts.put("Ward", ward);
        facts.put("Ordered by", doctor);
        facts.put("Flag", flag);
        facts.put("Specimen", accession);
        facts.put("Came", Times.seconds(openedAt));
        facts.put("Confirmed", Times.seconds(confirmedAt));
        facts.put("Next is told", Times.seconds(dueAt));
        return facts;
    }

    /** How it stands, in a word, and how urgent that is. */
    public Status status() {
        return switch (state) {
            case OPEN ->
                confirmedAt == null
                        ? Status.critical("To confirm")
                        : Status.critical(step > 0 ? "Escalated" : "Not acknowledged");
            case ACKNOWLEDGED -> Status.good("Acknowledged");
            case CALLED -> Status.good("Called");
            case WITHDRAWN -> Status.off("Withdrawn");
        };
    }
}

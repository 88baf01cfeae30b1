package org.undercroft.lab.workstep;

import java.time.Instant;
import java.util.Optional;
import org.undercroft.lab.AnalyzerId;

/**
 * One test that one analyzer was asked to measure in one specimen: an analytical work order step (IHE LAW).
 *
 * @param id ours; the analyzer knows it as {@link #number}
 * @param analyzer who measures
 * @param analyzerName as the bench calls it
 * @param specimen the tube
 * @param accession the tube's number
 * @param line the order's line
 * @param test our test
 * @param code the analyzer's code of it
 * @param message MSH-10 of the message that carried it last
 * @param state how far it is
 * @param reason why it is there, in words; may be empty
 * @param sentAt when it was sent first
 * @param changedAt when its state changed last
 */
public record WorkStep(
        long id,
        AnalyzerId analyzer,
        String analyzerName,
        long specimen,
        String accession,
        long line,
        String test,
        String code,
        String message,
        StepState state,
        String reason,
        Instant sentAt,
        Instant changedAt) {

    private static final String PREFIX = "W";

    /** Its number on the wire (OBR-2). */
    public String number() {
        return PREFIX + id;
    }

    /** The step of a number; empty if the number is none of ours. */
    public static Optional<Long> read(String number) {
        return number.matches(PREFIX + "\\d{1,18}")
                ? Optional.of(Long.parseLong(number.substring(1)))
                : Optional.empty();
    }
}

package org.undercroft.lab.bench;

import java.time.Instant;
import java.util.List;

/**
 * What an analyzer measured in one tube of one message while nobody knew whose it is: one thing to decide, however many
 * tests are in it.
 *
 * @param first the number of its first result, by which the whole tube is named
 * @param message the message it came with
 * @param analyzer who measured it
 * @param specimen the number the analyzer said; empty if it said none
 * @param patient what the analyzer said of the patient
 * @param tests its tests with their values
 * @param reason why it is where it is
 * @param accession the specimen it was matched to; empty while it waits or was discarded
 * @param outcome what became of it; empty while it waits
 * @param since when it was received
 */
public record UnmatchedTube(
        long first,
        long message,
        String analyzer,
        String specimen,
        String patient,
        List<String> tests,
        String reason,
        String accession,
        String outcome,
        Instant since) {

    public UnmatchedTube {
        tests = List.copyOf(tests);
    }

    /** Whether a person must still decide. */
    public boolean waits() {
        return outcome.isEmpty();
    }
}

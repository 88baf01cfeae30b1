package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * A result that had been released was wrong; whoever got it was told so, and no other value stands yet.
 *
 * @param result its number
 * @param accession the specimen it was measured in
 * @param patient who got it
 * @param test our test code
 * @param reason why it was wrong
 */
public record ResultWithdrawn(long result, AccessionNumber accession, PatientId patient, String test, String reason)
        implements DomainEvent {

    @Override
    public String subject() {
        return "specimen/" + accession.value();
    }
}

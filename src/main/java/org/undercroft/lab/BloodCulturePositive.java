package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * Something was seen in the Gram stain of a blood culture: the ward must be called at once.
 *
 * @param accession the specimen
 * @param patient whose it is
 * @param gram what was seen
 */
public record BloodCulturePositive(AccessionNumber accession, PatientId patient, String gram) implements DomainEvent {

    @Override
    public String subject() {
        return "specimen/" + accession.value();
    }
}

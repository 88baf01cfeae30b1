package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * A specimen was rejected by mistake: it is used after all, and the one asked for instead is no longer wanted.
 *
 * @param accession which
 * @param patient whose it is
 * @param recollect the number of the specimen that isn't needed any more; empty if none was asked for
 */
public record SpecimenRejectionUndone(AccessionNumber accession, PatientId patient, String recollect)
        implements DomainEvent {

    @Override
    public String subject() {
        return "specimen/" + accession.value();
    }
}

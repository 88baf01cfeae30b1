package org.undercroft.lab;

import java.util.List;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * A report of a culture went to the ward.
 *
 * @param culture its number
 * @param accession the specimen
 * @param patient whose it is
 * @param test what was ordered
 * @param organisms names of what grew; empty if nothing did, or nobody knows yet
 * @param standing what the report is: PRELIMINARY, FINAL or CORRECTED
 */
public record CultureReported(
        long culture,
        AccessionNumber accession,
        PatientId patient,
        String test,
        List<String> organisms,
        String standing)
        implements DomainEvent {

    public CultureReported {
        organisms = List.copyOf(organisms);
    }

    @Override
    public String subject() {
        return "specimen/" + accession.value();
    }
}

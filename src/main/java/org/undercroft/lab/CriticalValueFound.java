package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * A value that endangers the patient was measured; somebody must hear of it.
 *
 * @param call the number of its call
 * @param result the result's number
 * @param accession the specimen
 * @param patient whose it is
 * @param test our code
 */
public record CriticalValueFound(long call, long result, AccessionNumber accession, PatientId patient, String test)
        implements DomainEvent {

    @Override
    public String subject() {
        return "critical-call/" + call;
    }
}

package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * A report of anatomic pathology was signed and is on its way to the ward.
 *
 * @param number the case's number, such as {@code S26-000123}
 * @param patient whose it is
 * @param report FINAL, AMENDED or ADDENDUM
 * @param diagnosisClass code of what the diagnosis amounts to; empty for an addendum
 * @param signedBy the pathologist
 */
public record CaseSignedOut(String number, PatientId patient, String report, String diagnosisClass, String signedBy)
        implements DomainEvent {

    @Override
    public String subject() {
        return "pathology-case/" + number;
    }
}

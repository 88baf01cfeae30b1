package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * A result is final and on its way to the ward.
 *
 * @param result its number
 * @param accession the specimen it was measured in
 * @param patient whose it is
 * @param test our test code
 * @param loinc the LOINC code; empty if the test has none
 * @param value as reported, with its comparator, such as {@code ">8"}
 * @param unit UCUM; empty if none
 * @param flag L, H, LL, HH, A or empty (HL7 table 0078)
 * @param reason why it was released: the rule, or the technologist's name
 */
public record ResultReleased(
        long result,
        AccessionNumber accession,
        PatientId patient,
        String test,
        String loinc,
        String value,
        String unit,
        String flag,
        String reason)
        implements DomainEvent {

    @Override
    public String subject() {
        return "specimen/" + accession.value();
    }
}

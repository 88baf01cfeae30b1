package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * The laboratory can't use a specimen.
 *
 * @param accession which
 * @param patient whose it is
 * @param reason code of HL7 table 0490, such as {@code "RH"}
 * @param words the reason in words, with the note of whoever rejected it
 * @param ward where it came from; empty if unknown
 * @param recollect the number of the specimen asked for instead; empty if none is
 */
public record SpecimenRejected(
        AccessionNumber accession, PatientId patient, String reason, String words, String ward, String recollect)
        implements DomainEvent {

    @Override
    public String subject() {
        return "specimen/" + accession.value();
    }
}

package org.undercroft.lab;

import java.util.List;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.records.PatientId;

/**
 * A doctor's order reached the laboratory and its tubes have their numbers.
 *
 * @param order ours
 * @param placer the sender's number; empty if it gave none
 * @param patient for whom
 * @param accessions the specimens it needs
 * @param requested the requested code
 * @param tests our test codes; empty where the laboratory doesn't know what is asked
 * @param priority S at once, A soon, R routine
 * @param ward where the patient lies or lay; empty if unknown
 */
public record OrderPlaced(
        long order,
        String placer,
        PatientId patient,
        List<String> accessions,
        String requested,
        List<String> tests,
        String priority,
        String ward)
        implements DomainEvent {

    @Override
    public String subject() {
        return "order/" + order;
    }
}

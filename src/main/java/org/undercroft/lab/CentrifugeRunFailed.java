package org.undercroft.lab;

import java.util.List;
import org.undercroft.platform.event.DomainEvent;

/**
 * A centrifuge did not finish a run as it should.
 *
 * @param run the run's number
 * @param centrifuge as the bench calls it
 * @param equipmentTag its asset tag
 * @param outcome STOPPED, IMBALANCE or FAILED
 * @param note what the operator saw
 * @param accessions the tubes that were in it
 */
public record CentrifugeRunFailed(
        long run, String centrifuge, String equipmentTag, String outcome, String note, List<String> accessions)
        implements DomainEvent {

    @Override
    public String subject() {
        return "centrifuge/" + equipmentTag;
    }
}

package org.undercroft.lab;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.undercroft.platform.event.DomainEvent;

/**
 * Specimens of a ward, or from a centrifuge, are more hemolyzed than they used to be: the moving average of their
 * hemolysis index went over its limit.
 *
 * @param kind WARD or CENTRIFUGE
 * @param name the ward, or the centrifuge as the bench calls it
 * @param equipmentTag the centrifuge's asset tag; empty for a ward
 * @param since when the index that went over the limit was measured
 * @param average the exponentially weighted moving average of ln(1 + index)
 * @param limit the upper control limit it went over
 * @param indices how many indices were judged
 * @param results the numbers of the latest results, the evidence
 */
public record HemolysisDrifted(
        String kind,
        String name,
        String equipmentTag,
        Instant since,
        BigDecimal average,
        BigDecimal limit,
        int indices,
        List<Long> results)
        implements DomainEvent {

    @Override
    public String subject() {
        return "hemolysis/" + kind + "/" + name;
    }
}

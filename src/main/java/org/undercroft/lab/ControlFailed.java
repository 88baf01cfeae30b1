package org.undercroft.lab;

import java.math.BigDecimal;
import java.time.Instant;
import org.undercroft.platform.event.DomainEvent;

/**
 * A control broke a rejecting rule: the analyzer was taken out of service in the same transaction, and what it measures
 * from now on is held.
 *
 * @param analyzer which analyzer
 * @param analyzerName as the bench calls it
 * @param equipmentTag the asset tag under which biomedical engineering knows it; empty if never linked
 * @param controlResult the number of the control result, the evidence
 * @param test our test code
 * @param level the control's level
 * @param lot the control's lot
 * @param value what was measured
 * @param unit UCUM
 * @param mean the target mean
 * @param standardDeviation the target standard deviation
 * @param zScore (value - mean) / standard deviation
 * @param rule the broken rule, such as {@code "1-3s"}
 * @param measuredAt when the analyzer measured it
 */
public record ControlFailed(
        AnalyzerId analyzer,
        String analyzerName,
        String equipmentTag,
        long controlResult,
        String test,
        String level,
        String lot,
        BigDecimal value,
        String unit,
        BigDecimal mean,
        BigDecimal standardDeviation,
        BigDecimal zScore,
        String rule,
        Instant measuredAt)
        implements DomainEvent {

    @Override
    public String subject() {
        return "analyzer/" + analyzer.value();
    }
}

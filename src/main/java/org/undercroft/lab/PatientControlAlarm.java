package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;

/**
 * A moving statistic of patients' results left its limits: the analyzer may have drifted. Nothing was held for it.
 *
 * @param analyzer which analyzer
 * @param analyzerName as the bench calls it
 * @param test our test code
 * @param statistic which statistic, in words
 * @param value its value
 * @param lower its lower limit
 * @param upper its upper limit
 * @param result the number of the result with which it left them, the evidence
 */
public record PatientControlAlarm(
        AnalyzerId analyzer,
        String analyzerName,
        String test,
        String statistic,
        double value,
        double lower,
        double upper,
        long result)
        implements DomainEvent {

    @Override
    public String subject() {
        return "analyzer/" + analyzer.value();
    }
}

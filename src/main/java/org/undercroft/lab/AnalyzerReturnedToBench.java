package org.undercroft.lab;

import org.undercroft.platform.event.DomainEvent;

/**
 * After a repair a control passed: the analyzer is trusted again and the results it measured meanwhile were re-judged.
 *
 * @param analyzer which analyzer
 * @param equipmentTag its asset tag; empty if never linked
 * @param controlResult the passing control result, the evidence
 * @param rejudged how many held results were judged again
 */
public record AnalyzerReturnedToBench(AnalyzerId analyzer, String equipmentTag, long controlResult, int rejudged)
        implements DomainEvent {

    @Override
    public String subject() {
        return "analyzer/" + analyzer.value();
    }
}

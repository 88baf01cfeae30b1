package org.undercroft.lab.upkeep;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.undercroft.lab.Scannable;
import org.undercroft.lab.analyzer.AnalyzerRepository;

/** An analyzer by its equipment tag: the page of its reagents, calibrations and maintenance. */
@Component
@Order(50)
class ScannedAnalyzer implements Scannable {

    private final AnalyzerRepository analyzers;

    ScannedAnalyzer(AnalyzerRepository analyzers) {
        this.analyzers = analyzers;
    }

    @Override
    public Optional<String> page(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : analyzers
                        .findByTag(code)
                        .map(analyzer -> "/lab/upkeep/" + analyzer.id().value());
    }
}

package org.undercroft.lab.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageHandler;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.Hl7Readings;
import org.undercroft.lab.analyzer.Lis2Readings;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.control.ControlIntake;
import org.undercroft.lab.result.Origin;
import org.undercroft.lab.result.ResultIntake;

/** Takes what analyzers measured, from LIS2-A2 and from HL7 v2 (ORU^R01, OUL^R22). */
@Component
class ResultMessages implements MessageHandler {

    private final AnalyzerRoster roster;
    private final AnalyzerRepository analyzers;
    private final ControlIntake controls;
    private final ResultIntake results;

    ResultMessages(AnalyzerRoster roster, AnalyzerRepository analyzers, ControlIntake controls, ResultIntake results) {
        this.roster = roster;
        this.analyzers = analyzers;
        this.controls = controls;
        this.results = results;
    }

    @Override
    public String name() {
        return "laboratory results";
    }

    @Override
    public Set<String> types() {
        return Set.of("LIS2^RESULT", "ORU^R01", "OUL^R22", "ORU^R30", "ORU^R32");
    }

    @Override
    public Handled handle(InboundMessage message) {
        Analyzer analyzer = roster.recognize(message.sender(), message.receivedAt());
        Map<Boolean, List<Reading>> readings = controls.part(readings(message, analyzer));
        Origin origin = new Origin(message.id().value(), message.receivedAt());
        List<String> words = new ArrayList<>();
        List<Reading> ofControls = readings.getOrDefault(true, List.of());
        if (!ofControls.isEmpty()) {
            words.add(controls.take(analyzer, ofControls, origin));
            analyzer = analyzers.find(analyzer.id()).orElseThrow();
        }
        ResultIntake.Taken taken = results.take(analyzer, readings.getOrDefault(false, List.of()), origin);
        if (!taken.summary().isEmpty()) {
            words.add(taken.summary());
        }
        String summary = words.isEmpty() ? "no results in it" : String.join("; ", words);
        return new Handled(taken.recordNumbers(), taken.accessions(), analyzer.name() + ": " + summary);
    }

    private static List<Reading> readings(InboundMessage message, Analyzer analyzer) {
        if (message.format() == Format.HL7V2) {
            return Hl7Readings.of(message.hl7(), analyzer);
        }
        return Lis2Content.of(message).stream()
                .flatMap(each -> Lis2Readings.of(each, analyzer).stream())
                .toList();
    }
}

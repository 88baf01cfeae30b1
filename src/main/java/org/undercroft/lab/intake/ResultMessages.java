package org.undercroft.lab.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.BatchHandler;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.Hl7Readings;
import org.undercroft.lab.analyzer.Lis2Readings;
import org.undercroft.lab.analyzer.PointOfCareReadings;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.analyzer.TableReadings;
import org.undercroft.lab.control.ControlIntake;
import org.undercroft.lab.distribution.Distributions;
import org.undercroft.lab.result.Origin;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.lab.result.ResultIntake;
import org.undercroft.lab.upkeep.AnalyzerFitness;
import org.undercroft.lab.workstep.StepProgress;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;

/** Takes what analyzers measured, from LIS2-A2 and from HL7 v2 (ORU^R01, OUL^R22). */
@Component
class ResultMessages implements BatchHandler {

    private final AnalyzerRoster roster;
    private final AnalyzerRepository analyzers;
    private final ControlIntake controls;
    private final ResultIntake results;
    private final StepProgress steps;
    private final AnalyzerFitness fitness;
    private final Distributions distributions;
    private final Rejudging rejudging;

    ResultMessages(
            AnalyzerRoster roster,
            AnalyzerRepository analyzers,
            ControlIntake controls,
            ResultIntake results,
            StepProgress steps,
            AnalyzerFitness fitness,
            Distributions distributions,
            Rejudging rejudging) {
        this.roster = roster;
        this.analyzers = analyzers;
        this.controls = controls;
        this.results = results;
        this.steps = steps;
        this.fitness = fitness;
        this.distributions = distributions;
        this.rejudging = rejudging;
    }

    @Override
    public String name() {
        return "laboratory results";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "LIS2^RESULT",
                "ORU^R01",
                "OUL^R22",
                "ORU^R30",
                "ORU^R32",
                "FILE^RESULT",
                "POCT1A^OBS.R01",
                "POCT1A^OBS.R02");
    }

    @Override
    public List<Handled> handleAll(List<Caused<InboundMessage>> messages) {
        List<Handled> handled = new ArrayList<>(messages.size());
        while (handled.size() < messages.size()) {
            List<Caused<InboundMessage>> waiting = messages.subList(handled.size(), messages.size());
            String sender = waiting.getFirst().what().sender();
            handled.addAll(ofOne(waiting.stream()
                    .takeWhile(message -> message.what().sender().equals(sender))
                    .toList()));
        }
        return handled;
    }

    /** Messages of one analyzer. A control changes what may leave, so nothing behind it is judged together with it. */
    private List<Handled> ofOne(List<Caused<InboundMessage>> messages) {
        Analyzer analyzer = recognize(messages.getFirst());
        List<List<Reading>> readings = messages.stream()
                .map(message -> readings(message.what(), analyzer))
                .toList();
        for (int i = 0; i < messages.size(); i++) {
            hear(messages.get(i), analyzer, readings.get(i));
        }
        Set<Reading> ofControls = Collections.newSetFromMap(new IdentityHashMap<>());
        ofControls.addAll(
                controls.part(readings.stream().flatMap(List::stream).toList()).getOrDefault(true, List.of()));
        if (readings.getFirst().stream().anyMatch(ofControls::contains)) {
            return List.of(withControls(messages.getFirst(), analyzer, readings.getFirst(), ofControls));
        }
        List<ResultIntake.Arrived> arrived = new ArrayList<>();
        for (int i = 0; i < messages.size() && readings.get(i).stream().noneMatch(ofControls::contains); i++) {
            arrived.add(arrived(messages.get(i), readings.get(i)));
        }
        List<Handled> handled = results.takeAll(analyzer, arrived).stream()
                .map(taken -> handled(analyzer, List.of(), taken))
                .toList();
        messages.subList(0, arrived.size()).forEach(message -> follow(message, analyzer));
        return handled;
    }

    /** What it says beside its results: reagents, of which an expired lot holds what comes with it, and curves. */
    private void hear(Caused<InboundMessage> message, Analyzer analyzer, List<Reading> readings) {
        in(message, () -> {
            fitness.hear(message.what(), analyzer, readings);
            distributions.take(message.what(), analyzer.id());
            if (fitness.hearCalibrations(message.what(), analyzer)) {
                rejudging.heldOf(analyzer.id());
            }
            return true;
        });
    }

    /** What the analyzer says of the work it was sent. */
    private void follow(Caused<InboundMessage> message, Analyzer analyzer) {
        if (message.what().type().equals("OUL^R22")) {
            in(message, () -> {
                steps.of(message.what().hl7(), analyzer.id());
                return true;
            });
        }
    }

    private Analyzer recognize(Caused<InboundMessage> message) {
        return in(
                message,
                () -> roster.recognize(message.what().sender(), message.what().receivedAt()));
    }

    private Handled withControls(
            Caused<InboundMessage> message, Analyzer before, List<Reading> readings, Set<Reading> ofControls) {
        List<Reading> controlled =
                readings.stream().filter(ofControls::contains).toList();
        List<Reading> others = readings.stream()
                .filter(reading -> !ofControls.contains(reading))
                .toList();
        return in(message, () -> {
            String words = controls.take(before, controlled, origin(message.what()));
            Analyzer analyzer = analyzers.find(before.id()).orElseThrow();
            ResultIntake.Taken taken =
                    results.takeAll(analyzer, List.of(arrived(message, others))).getFirst();
            follow(message, analyzer);
            return handled(analyzer, List.of(words), taken);
        });
    }

    private static <T> T in(Caused<InboundMessage> message, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Acting.as(message.acting().actor(), message.acting().message(), work);
    }

    private static ResultIntake.Arrived arrived(Caused<InboundMessage> message, List<Reading> readings) {
        return new ResultIntake.Arrived(readings, origin(message.what()), message.acting());
    }

    private static Origin origin(InboundMessage message) {
        return new Origin(message.id().value(), message.receivedAt());
    }

    private static Handled handled(Analyzer analyzer, List<String> before, ResultIntake.Taken taken) {
        List<String> words = new ArrayList<>(before);
        if (!taken.summary().isEmpty()) {
            words.add(taken.summary());
        }
        String summary = words.isEmpty() ? "no results in it" : String.join("; ", words);
        return new Handled(taken.recordNumbers(), taken.accessions(), analyzer.name() + ": " + summary);
    }

    private static List<Reading> readings(InboundMessage message, Analyzer analyzer) {
        return switch (message.format()) {
            case HL7V2 -> Hl7Readings.of(message.hl7(), analyzer);
            case LIS2A2 ->
                Lis2Content.of(message).stream()
                        .flatMap(each -> Lis2Readings.of(each, analyzer).stream())
                        .toList();
            case POCT1A -> PointOfCareReadings.of(message.content(), analyzer);
            case TABLE ->
                TableReadings.of(
                        message.content(), analyzer, message.receivedAt().toString());
        };
    }
}

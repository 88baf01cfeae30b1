package org.undercroft.lab.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.undercroft.lab.ResultHeld;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.result.Circumstances.LineState;
import org.undercroft.lab.result.ResultRepository.NewResult;
import org.undercroft.lab.upkeep.AnalyzerFitness;
import org.undercroft.lab.verification.Verification;
import org.undercroft.lab.verification.Verifier;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventLog;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Takes the results of messages: finds their specimens, judges them and lets out those that may go. */
@Component
public class ResultIntake {

    private final CurrentCatalog catalogs;
    private final WorkRepository work;
    private final ResultRepository results;
    private final ResultNumbers numbers;
    private final PatientIndex patients;
    private final Release release;
    private final ImpliedReceipt receipt;
    private final EventLog events;
    private final Verification verification;
    private final CriticalWatch critical;
    private final AnalyzerFitness fitness;

    ResultIntake(
            CurrentCatalog catalogs,
            WorkRepository work,
            ResultRepository results,
            ResultNumbers numbers,
            PatientIndex patients,
            Release release,
            ImpliedReceipt receipt,
            EventLog events,
            Verification verification,
            CriticalWatch critical,
            AnalyzerFitness fitness) {
        this.catalogs = catalogs;
        this.work = work;
        this.results = results;
        this.numbers = numbers;
        this.patients = patients;
        this.release = release;
        this.receipt = receipt;
        this.events = events;
        this.verification = verification;
        this.critical = critical;
        this.fitness = fitness;
    }

    /**
     * What became of a message's results.
     *
     * @param recordNumbers of the patients concerned
     * @param accessions of the specimens concerned
     * @param summary in words
     */
    public record Taken(List<String> recordNumbers, List<String> accessions, String summary) {}

    /**
     * What one message brought.
     *
     * @param readings the results in it
     * @param origin the message
     * @param acting on whose behalf and because of which message its entries and events are written
     */
    public record Arrived(List<Reading> readings, Origin origin, Acting acting) {}

    /**
     * Takes the readings of several messages of an analyzer, whose state must be the one of this moment, as if one were
     * taken behind the other; gives what became of each, in the same order. Messages that don't concern each other share
     * every statement.
     */
    public List<Taken> takeAll(Analyzer analyzer, List<Arrived> arrived) {
        List<Taken> taken = new ArrayList<>(arrived.size());
        Set<String> numbers = new HashSet<>();
        arrived.forEach(message -> numbers.addAll(numbers(message.readings())));
        while (taken.size() < arrived.size()) {
            Map<String, SpecimenWork> specimens = work.specimens(numbers);
            List<Incoming> waiting = arrived.subList(taken.size(), arrived.size()).stream()
                    .map(message -> Incoming.of(analyzer, message, specimens))
                    .toList();
            taken.addAll(takeTogether(analyzer, Incoming.unrelated(waiting), specimens));
        }
        return taken;
    }

    private List<Taken> takeTogether(Analyzer analyzer, List<Incoming> messages, Map<String, SpecimenWork> specimens) {
        List<byte[]> runs =
                messages.stream().flatMap(message -> message.runs().stream()).toList();
        Set<String> repeated = runs.isEmpty() ? Set.of() : results.repeated(runs);
        Map<PatientId, KnownPatient> known = patients.findAll(
                specimens.values().stream().map(SpecimenWork::patient).collect(Collectors.toSet()));
        Judging judging = new Judging(
                analyzer, catalogs.now(), specimens, known, about(messages, specimens), fitness.of(analyzer.id()));
        List<List<NewResult>> taken = messages.stream()
                .map(message -> judged(message, judging, repeated))
                .toList();
        List<NewResult> all = taken.stream().flatMap(List::stream).toList();
        results.add(analyzer.id(), all);
        impliedReceipt(all, analyzer);
        critical.look(all.stream()
                .map(result -> new Caused<>(result.acting(), result.judged()))
                .toList());
        markMeasured(all);
        tellHeld(all);
        release.out(leaving(all), analyzer);
        List<Taken> told = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            told.add(summary(
                    taken.get(i).stream().map(NewResult::judged).toList(),
                    messages.get(i).runs().size() - taken.get(i).size()));
        }
        return told;
    }

    /** The rules, ready to be asked about the specimens of these messages. */
    private Verifier about(List<Incoming> messages, Map<String, SpecimenWork> specimens) {
        return verification.about(messages.stream()
                .flatMap(message -> message.arrived().readings().stream())
                .flatMap(reading -> reading.specimenCandidates().stream())
                .distinct()
                .map(specimens::get)
                .filter(specimen -> specimen != null)
                .distinct()
                .flatMap(specimen -> specimen.subjects().stream())
                .toList());
    }

    private List<NewResult> judged(Incoming message, Judging judging, Set<String> repeated) {
        List<Judged> judged = new ArrayList<>();
        List<byte[]> runs = new ArrayList<>();
        Arrived arrived = message.arrived();
        judging.foresee(arrived.readings());
        for (int i = 0; i < message.runs().size(); i++) {
            byte[] run = message.runs().get(i);
            if (!repeated.contains(HexFormat.of().formatHex(run))) {
                judged.add(judging.judge(numbers.next(), arrived.readings().get(i), arrived.origin()));
                runs.add(run);
            }
        }
        List<Judged> settled = Judging.holdTubes(judged);
        List<NewResult> taken = new ArrayList<>();
        for (int i = 0; i < settled.size(); i++) {
            taken.add(new NewResult(settled.get(i), runs.get(i), arrived.origin(), arrived.acting()));
        }
        return taken;
    }

    private static Set<String> numbers(List<Reading> readings) {
        Set<String> numbers = new HashSet<>();
        readings.forEach(reading -> numbers.addAll(reading.specimenCandidates()));
        return numbers;
    }

    private void impliedReceipt(List<NewResult> taken, Analyzer analyzer) {
        Set<Long> measured = taken.stream()
                .map(result -> result.judged().specimen())
                .filter(specimen -> specimen != null)
                .map(SpecimenWork::id)
                .collect(Collectors.toSet());
        taken.stream()
                .map(result -> result.origin().receivedAt())
                .min(Comparator.naturalOrder())
                .ifPresent(at -> receipt.of(measured, analyzer.name(), at));
    }

    private void markMeasured(List<NewResult> taken) {
        work.markLines(
                taken.stream()
                        .map(NewResult::judged)
                        .filter(result -> result.state() == ResultState.HELD)
                        .map(Judged::line)
                        .filter(line -> line != null && line.state() == LineState.ORDERED)
                        .map(SpecimenWork.Line::id)
                        .toList(),
                LineState.MEASURED);
    }

    private void tellHeld(List<NewResult> taken) {
        List<Caused<DomainEvent>> told = new ArrayList<>();
        for (NewResult result : taken) {
            Judged judged = result.judged();
            if (judged.state() == ResultState.HELD || judged.state() == ResultState.UNMATCHED) {
                told.add(new Caused<>(
                        result.acting(),
                        new ResultHeld(judged.id(), accession(judged), judged.testCode(), judged.reasons())));
            }
        }
        events.appendAll(told);
    }

    private static List<Release.Leaving> leaving(List<NewResult> taken) {
        return taken.stream()
                .filter(result -> result.judged().state() == ResultState.RELEASED)
                .map(result -> new Release.Leaving(
                        result.judged(),
                        result.origin().receivedAt(),
                        result.judged().reasons().getFirst(),
                        result.acting()))
                .toList();
    }

    private static Taken summary(List<Judged> judged, int repeats) {
        Map<ResultState, Long> counts =
                judged.stream().collect(Collectors.groupingBy(Judged::state, Collectors.counting()));
        List<String> words = new ArrayList<>();
        for (ResultState state : ResultState.values()) {
            if (counts.containsKey(state)) {
                words.add(counts.get(state) + " " + state.label().toLowerCase(java.util.Locale.ROOT));
            }
        }
        if (repeats > 0) {
            words.add(repeats + " repeated");
        }
        return new Taken(
                judged.stream()
                        .map(Judged::patient)
                        .filter(patient -> patient != null)
                        .map(KnownPatient::recordNumber)
                        .distinct()
                        .toList(),
                judged.stream()
                        .map(result -> accession(result))
                        .filter(number -> !number.isEmpty())
                        .distinct()
                        .toList(),
                String.join(", ", words));
    }

    private static String accession(Judged result) {
        return result.specimen() == null
                ? result.measurement().reading().specimen()
                : result.specimen().accession().value();
    }
}

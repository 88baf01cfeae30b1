package org.undercroft.lab.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.lab.ResultHeld;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.result.Circumstances.LineState;
import org.undercroft.lab.result.ResultRepository.NewResult;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventLog;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Takes the results of one message: finds their specimens, judges them and lets out those that may go. */
@Component
public class ResultIntake {

    private final CurrentCatalog catalogs;
    private final WorkRepository work;
    private final ResultRepository results;
    private final ResultNumbers numbers;
    private final PatientIndex patients;
    private final Release release;
    private final EventLog events;

    ResultIntake(
            CurrentCatalog catalogs,
            WorkRepository work,
            ResultRepository results,
            ResultNumbers numbers,
            PatientIndex patients,
            Release release,
            EventLog events) {
        this.catalogs = catalogs;
        this.work = work;
        this.results = results;
        this.numbers = numbers;
        this.patients = patients;
        this.release = release;
        this.events = events;
    }

    /**
     * What became of a message's results.
     *
     * @param recordNumbers of the patients concerned
     * @param accessions of the specimens concerned
     * @param summary in words
     */
    public record Taken(List<String> recordNumbers, List<String> accessions, String summary) {}

    /** Takes the readings of one message of an analyzer, whose state must be the one of this moment. */
    public Taken take(Analyzer analyzer, List<Reading> readings, Origin origin) {
        List<byte[]> runs = RunKey.of(analyzer.id(), readings);
        Set<String> repeated = readings.isEmpty() ? Set.of() : results.repeated(runs);
        Map<String, SpecimenWork> specimens = work.specimens(numbers(readings));
        Map<PatientId, KnownPatient> known = patients.findAll(
                specimens.values().stream().map(SpecimenWork::patient).collect(Collectors.toSet()));
        Judging judging = new Judging(analyzer, catalogs.now(), specimens, known, origin);
        List<NewResult> taken = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (!repeated.contains(HexFormat.of().formatHex(runs.get(i)))) {
                taken.add(new NewResult(judging.judge(numbers.next(), readings.get(i)), runs.get(i)));
            }
        }
        results.add(analyzer.id(), taken, origin);
        List<Judged> judged = taken.stream().map(NewResult::judged).toList();
        markMeasured(judged);
        tellHeld(judged);
        releaseAll(judged, analyzer, origin);
        return summary(judged, readings.size() - taken.size());
    }

    private static Set<String> numbers(List<Reading> readings) {
        Set<String> numbers = new HashSet<>();
        readings.forEach(reading -> numbers.addAll(reading.specimenCandidates()));
        return numbers;
    }

    private void markMeasured(List<Judged> judged) {
        work.markLines(
                judged.stream()
                        .filter(result -> result.state() == ResultState.HELD)
                        .map(Judged::line)
                        .filter(line -> line != null && line.state() == LineState.ORDERED)
                        .map(SpecimenWork.Line::id)
                        .toList(),
                LineState.MEASURED);
    }

    private void tellHeld(List<Judged> judged) {
        List<DomainEvent> told = new ArrayList<>();
        for (Judged result : judged) {
            if (result.state() == ResultState.HELD || result.state() == ResultState.UNMATCHED) {
                String said = result.measurement().reading().specimen();
                told.add(new ResultHeld(
                        result.id(),
                        result.specimen() == null
                                ? said
                                : result.specimen().accession().value(),
                        result.testCode(),
                        result.reasons()));
            }
        }
        if (!told.isEmpty()) {
            events.append(told);
        }
    }

    private void releaseAll(List<Judged> judged, Analyzer analyzer, Origin origin) {
        String actor = Acting.current().actor().name();
        release.out(
                judged.stream()
                        .filter(result -> result.state() == ResultState.RELEASED)
                        .map(result -> new Release.Leaving(
                                result, origin.receivedAt(), result.reasons().getFirst(), actor))
                        .toList(),
                analyzer);
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

    /** Judges the readings of one message; of two values of one test in it the second doesn't leave by itself. */
    static final class Judging {

        private final Analyzer analyzer;
        private final Catalog catalog;
        private final Map<String, SpecimenWork> specimens;
        private final Map<PatientId, KnownPatient> patients;
        private final Origin origin;
        private final Map<String, String> released = new HashMap<>();

        Judging(
                Analyzer analyzer,
                Catalog catalog,
                Map<String, SpecimenWork> specimens,
                Map<PatientId, KnownPatient> patients,
                Origin origin) {
            this.analyzer = analyzer;
            this.catalog = catalog;
            this.specimens = specimens;
            this.patients = patients;
            this.origin = origin;
        }

        Judged judge(long id, Reading reading) {
            List<SpecimenWork> meant = reading.specimenCandidates().stream()
                    .map(specimens::get)
                    .filter(specimen -> specimen != null)
                    .distinct()
                    .toList();
            return judge(id, reading, meant.size() == 1 ? meant.getFirst() : null, meant.size());
        }

        Judged judge(long id, Reading reading, @Nullable SpecimenWork specimen, int meant) {
            KnownPatient patient = specimen == null ? null : patients.get(specimen.patient());
            Measurement measurement = Measurement.of(reading, analyzer, catalog, patient, origin.receivedAt());
            if (measurement.isOnlyNoted()) {
                return new Judged(id, measurement, specimen, null, patient, ResultState.NOTED, List.of("not reported"));
            } else if (specimen == null || patient == null) {
                return new Judged(
                        id, measurement, null, null, null, ResultState.UNMATCHED, List.of(unmatched(reading, meant)));
            }
            return judged(id, measurement, specimen, patient);
        }

        private static String unmatched(Reading reading, int meant) {
            if (meant > 1) {
                return "the message names several of our specimens";
            }
            return reading.specimen().isEmpty()
                    ? "the message names no specimen"
                    : "no specimen has the number " + reading.specimen();
        }

        private Judged judged(long id, Measurement measurement, SpecimenWork specimen, KnownPatient patient) {
            String test = measurement.test() == null ? "" : measurement.test().code();
            SpecimenWork.Line line = specimen.lineFor(test).orElse(null);
            String key = specimen.id() + " " + test;
            // What is calculated anew from corrected inputs corrects the former value: nobody measured twice.
            String former = analyzer.isCalculation()
                    ? null
                    : specimen.released(test)
                            .filter(found -> found.id() != id)
                            .map(found -> (found.reported() + " " + found.unit()).strip())
                            .orElse(released.get(key));
            Judgement judgement = Judge.judge(
                    measurement,
                    new Circumstances(
                            analyzer.state(),
                            analyzer.stateReason(),
                            line == null ? null : line.state(),
                            former,
                            origin.receivedAt()));
            return switch (judgement) {
                case Judgement.Released(String reason) -> {
                    released.put(key, measurement.value().reported());
                    yield new Judged(id, measurement, specimen, line, patient, ResultState.RELEASED, List.of(reason));
                }
                case Judgement.Held(List<HoldReason> reasons) ->
                    new Judged(
                            id,
                            measurement,
                            specimen,
                            line,
                            patient,
                            ResultState.HELD,
                            reasons.stream().map(HoldReason::text).toList());
            };
        }
    }
}

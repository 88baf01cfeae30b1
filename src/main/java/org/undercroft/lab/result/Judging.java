package org.undercroft.lab.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;

/** Judges readings; of two values of one test and specimen the second doesn't leave by itself. */
final class Judging {

    private final Analyzer analyzer;
    private final Catalog catalog;
    private final Map<String, SpecimenWork> specimens;
    private final Map<PatientId, KnownPatient> patients;
    private final Map<String, String> released = new HashMap<>();

    Judging(
            Analyzer analyzer,
            Catalog catalog,
            Map<String, SpecimenWork> specimens,
            Map<PatientId, KnownPatient> patients) {
        this.analyzer = analyzer;
        this.catalog = catalog;
        this.specimens = specimens;
        this.patients = patients;
    }

    Judged judge(long id, Reading reading, Origin origin) {
        List<SpecimenWork> meant = reading.specimenCandidates().stream()
                .map(specimens::get)
                .filter(specimen -> specimen != null)
                .distinct()
                .toList();
        return judge(id, reading, origin, meant.size() == 1 ? meant.getFirst() : null, meant.size());
    }

    Judged judge(long id, Reading reading, Origin origin, @Nullable SpecimenWork specimen, int meant) {
        KnownPatient patient = specimen == null ? null : patients.get(specimen.patient());
        Measurement measurement = Measurement.of(reading, analyzer, catalog, patient, origin.receivedAt());
        if (measurement.isOnlyNoted()) {
            return new Judged(id, measurement, specimen, null, patient, ResultState.NOTED, List.of("not reported"));
        } else if (specimen == null || patient == null) {
            return new Judged(
                    id, measurement, null, null, null, ResultState.UNMATCHED, List.of(unmatched(reading, meant)));
        }
        return judged(id, measurement, origin, specimen, patient);
    }

    private static String unmatched(Reading reading, int meant) {
        if (meant > 1) {
            return "the message names several of our specimens";
        }
        return reading.specimen().isEmpty()
                ? "the message names no specimen"
                : "no specimen has the number " + reading.specimen();
    }

    private Judged judged(
            long id, Measurement measurement, Origin origin, SpecimenWork specimen, KnownPatient patient) {
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

package org.undercroft.lab.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.FlagMeaning;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.upkeep.Fitness;
import org.undercroft.lab.verification.RuleSet;
import org.undercroft.lab.verification.Verifier;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;

/**
 * Judges readings: first the built-in rules, then the laboratory's decision table. Of two values of one test and specimen
 * the second doesn't leave by itself.
 */
final class Judging {

    private final Analyzer analyzer;
    private final Catalog catalog;
    private final Map<String, SpecimenWork> specimens;
    private final Map<PatientId, KnownPatient> patients;
    private final Verifier verifier;
    private final Fitness fitness;
    private final Map<String, String> released = new HashMap<>();

    Judging(
            Analyzer analyzer,
            Catalog catalog,
            Map<String, SpecimenWork> specimens,
            Map<PatientId, KnownPatient> patients,
            Verifier verifier,
            Fitness fitness) {
        this.analyzer = analyzer;
        this.catalog = catalog;
        this.specimens = specimens;
        this.patients = patients;
        this.verifier = verifier;
        this.fitness = fitness;
    }

    /** Looks through the readings of a message beforehand: rules about several values of a specimen ask for them. */
    void foresee(List<Reading> readings) {
        for (Reading reading : readings) {
            if (reading.run().isReplaced()) {
                continue;
            }
            List<SpecimenWork> meant = meant(reading);
            Mapping mapping = analyzer.mapping(reading.code()).orElse(null);
            if (meant.size() == 1 && mapping != null) {
                LabTest test = mapping.test() == null
                        ? null
                        : catalog.test(mapping.test()).orElse(null);
                BigDecimal number =
                        MeasuredText.of(reading.value(), mapping, test).number();
                if (number != null) {
                    verifier.note(
                            meant.getFirst().id(), test == null ? reading.code() : test.code(), number.doubleValue());
                }
            }
        }
    }

    private List<SpecimenWork> meant(Reading reading) {
        return reading.specimenCandidates().stream()
                .map(specimens::get)
                .filter(specimen -> specimen != null)
                .distinct()
                .toList();
    }

    Judged judge(long id, Reading reading, Origin origin) {
        List<SpecimenWork> meant = meant(reading);
        return judge(id, reading, origin, meant.size() == 1 ? meant.getFirst() : null, meant.size());
    }

    Judged judge(long id, Reading reading, Origin origin, @Nullable SpecimenWork specimen, int meant) {
        KnownPatient patient = specimen == null ? null : patients.get(specimen.patient());
        Measurement measurement = Measurement.of(
                reading,
                analyzer,
                catalog,
                patient,
                specimen == null ? Pregnancy.ANY : specimen.pregnancy(),
                origin.receivedAt());
        if (measurement.isOnlyNoted()) {
            return new Judged(id, measurement, specimen, null, patient, ResultState.NOTED, noted(measurement));
        } else if (reading.run().isReplaced()) {
            return new Judged(id, measurement, specimen, null, patient, ResultState.NOTED, List.of(replaced(reading)));
        } else if (specimen == null || patient == null) {
            return new Judged(
                    id, measurement, null, null, null, ResultState.UNMATCHED, List.of(unmatched(reading, meant)));
        }
        return judged(id, measurement, origin, specimen, patient);
    }

    /** A message of the instrument about the tube holds what else is in it, see {@link #holdTubes}. */
    private static List<String> noted(Measurement measurement) {
        List<String> words = measurement.signs().stream()
                .map(sign -> sign.effect() == FlagMeaning.Effect.NOTE
                        ? sign.words()
                        : new HoldReason(HoldReason.Kind.TUBE, sign.words()).text())
                .toList();
        return words.isEmpty() ? List.of("not reported") : words;
    }

    private static String replaced(Reading reading) {
        return "run " + reading.run().number() + ": the analyzer measured again, run "
                + reading.run().instead() + " counts";
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
        List<HoldReason> reasons = new ArrayList<>();
        String passed = "";
        Circumstances circumstances = new Circumstances(
                analyzer.state(),
                analyzer.stateReason(),
                line == null ? null : line.state(),
                former,
                origin.receivedAt(),
                fitness.against(measurement.reading().code(), test, measuredOn(measurement, origin)),
                specimen.tube(measurement.reading().specimen(), test));
        switch (Judge.judge(measurement, circumstances)) {
            case Judgement.Released(String reason) -> passed = reason;
            case Judgement.Held(List<HoldReason> builtIn) -> reasons.addAll(builtIn);
        }
        if (measurement.test() != null) {
            RuleSet.Verdict verdict = verifier.ask(asked(measurement, measurement.test(), origin, specimen, patient));
            verdict.findings().forEach(finding -> reasons.add(reason(finding)));
            passed = verdict.passedBy();
        }
        if (reasons.isEmpty()) {
            released.put(key, measurement.value().reported());
            return new Judged(id, measurement, specimen, line, patient, ResultState.RELEASED, List.of(passed));
        }
        List<String> words = reasons.stream().map(HoldReason::text).toList();
        return new Judged(id, measurement, specimen, line, patient, ResultState.HELD, words);
    }

    private static LocalDate measuredOn(Measurement measurement, Origin origin) {
        Instant measured = measurement.measuredAt();
        return LocalDate.ofInstant(measured == null ? origin.receivedAt() : measured, ZoneId.systemDefault());
    }

    private static HoldReason reason(RuleSet.Finding finding) {
        return new HoldReason(finding.tube() ? HoldReason.Kind.TUBE : HoldReason.Kind.RULE, finding.words());
    }

    private static Verifier.Asked asked(
            Measurement measurement, LabTest test, Origin origin, SpecimenWork specimen, KnownPatient patient) {
        Reading reading = measurement.reading();
        BigDecimal number = measurement.value().number();
        String location = patient.location() == null ? "" : patient.location();
        return new Verifier.Asked(
                new Verifier.Subject(specimen.id(), specimen.patient().value(), test.code()),
                test.section(),
                location.split("\\^", 2)[0],
                patient.sex(),
                patient.birthDate(),
                number == null ? null : number.doubleValue(),
                measurement.flag().code(),
                (reading.flags() + " " + String.join(" ", reading.comments())).strip(),
                origin.receivedAt());
    }

    /**
     * Of tubes that the decision table doubts as a whole, nothing leaves by itself.
     *
     * @param judged the results of one message
     */
    static List<Judged> holdTubes(List<Judged> judged) {
        Map<Long, String> doubted = new HashMap<>();
        for (Judged result : judged) {
            SpecimenWork specimen = result.specimen();
            if (specimen != null) {
                result.reasons().stream()
                        .filter(reason -> reason.startsWith(HoldReason.Kind.TUBE + ": "))
                        .findFirst()
                        .ifPresent(reason -> doubted.putIfAbsent(specimen.id(), reason));
            }
        }
        return doubted.isEmpty()
                ? judged
                : judged.stream().map(result -> doubted(result, doubted)).toList();
    }

    private static Judged doubted(Judged result, Map<Long, String> doubted) {
        String reason =
                result.specimen() == null ? null : doubted.get(result.specimen().id());
        return reason == null || result.state() != ResultState.RELEASED
                ? result
                : result.being(ResultState.HELD, List.of(reason));
    }
}

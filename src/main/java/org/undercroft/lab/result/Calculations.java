package org.undercroft.lab.result;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerRoster;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.CalculatedTests;
import org.undercroft.lab.catalog.CalculatedTests.Calculated;
import org.undercroft.lab.catalog.CalculatedTests.Subject;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.ReleasedValue;
import org.undercroft.lab.result.CalculationRepository.Asked;
import org.undercroft.lab.result.CalculationRepository.Standing;
import org.undercroft.platform.actor.Acting;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/**
 * Files calculated results as if an analyzer had sent them: they are judged, held or released like any other, and one
 * whose inputs were corrected corrects the former. What was measured goes before what can be calculated.
 */
@Component
class Calculations {

    private final CalculationRepository repository;
    private final AnalyzerRoster roster;
    private final AnalyzerRepository analyzers;
    private final ResultRepository results;
    private final PatientIndex patients;
    private final ResultIntake intake;

    Calculations(
            CalculationRepository repository,
            AnalyzerRoster roster,
            AnalyzerRepository analyzers,
            ResultRepository results,
            PatientIndex patients,
            ResultIntake intake) {
        this.repository = repository;
        this.roster = roster;
        this.analyzers = analyzers;
        this.results = results;
        this.patients = patients;
        this.intake = intake;
    }

    /**
     * Calculates what a specimen's orders ask for, as far as their inputs are released.
     *
     * @param tests the calculated tests to look at
     */
    void around(AccessionNumber accession, Collection<String> tests, Catalog catalog) {
        for (Asked asked : repository.asked(accession, tests)) {
            Optional<LabTest> test = catalog.test(asked.test());
            test.flatMap(known -> calculated(asked, known, catalog)).ifPresent(calculated -> file(asked, calculated));
        }
    }

    /** The calculated results, held or released, of these tests that a result went into. */
    List<Long> standingFrom(long result, Collection<String> tests) {
        return repository.standingFrom(result, tests);
    }

    private Optional<Calculated> calculated(Asked asked, LabTest test, Catalog catalog) {
        Map<String, ReleasedValue> released = repository.released(asked);
        PatientId id = new PatientId(asked.patient());
        KnownPatient patient = patients.findAll(List.of(id)).get(id);
        return patient == null
                ? Optional.empty()
                : CalculatedTests.of(
                        test,
                        catalog,
                        released,
                        new Subject(
                                patient.sex(),
                                patient.birthDate(),
                                LocalDate.ofInstant(asked.at(), ZoneId.systemDefault())));
    }

    private void file(Asked asked, Calculated calculated) {
        Analyzer calculator = calculator(calculated.test().code());
        Reading reading = reading(asked, calculated);
        Standing former = repository.standing(asked).orElse(null);
        if (former != null
                && (former.analyzer() != calculator.id().value()
                        || former.value().equals(reading.value()))) {
            return;
        }
        Origin origin = new Origin(asked.message(), Instant.now());
        intake.takeAll(calculator, List.of(new ResultIntake.Arrived(List.of(reading), origin, Acting.current())));
        if (former != null && repository.isHeld(former.id())) {
            repository.standing(asked).ifPresent(latest -> replace(former, latest));
        }
    }

    /** A held one that was calculated from inputs of before no longer waits for anybody. */
    private void replace(Standing former, Standing latest) {
        String actor = Acting.current().actor().name();
        results.retire(List.of(new ResultRepository.Retired(former.id(), ResultState.SUPERSEDED, latest.id(), actor)));
    }

    /** The numbers of its inputs stand as its operator, so that the same inputs are filed once. */
    private static Reading reading(Asked asked, Calculated calculated) {
        String value = calculated.value() == null
                ? "not calculated: " + calculated.reason()
                : calculated.value().toPlainString();
        return new Reading(
                asked.accession(),
                List.of(asked.accession()),
                "",
                calculated.test().code(),
                value,
                calculated.test().unit(),
                "",
                "F",
                "results " + calculated.from(),
                "",
                "",
                List.of(calculated.words()),
                false,
                calculated.words());
    }

    private Analyzer calculator(String test) {
        Analyzer calculator = roster.find(Analyzer.CALCULATION)
                .orElseThrow(() -> new IllegalStateException("The source of calculated results is missing"));
        if (calculator.mapping(test).isPresent()) {
            return calculator;
        }
        List<Mapping> mappings = new ArrayList<>(calculator.mappings().values());
        mappings.add(Mapping.of(test, test));
        analyzers.map(calculator.id(), mappings, Acting.current().actor().name());
        return analyzers.find(calculator.id()).orElseThrow();
    }
}

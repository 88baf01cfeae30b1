package org.undercroft.lab.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.ReferenceRange;
import org.undercroft.lab.catalog.StarterTables;
import org.undercroft.lab.verification.Candidate.Previous;
import org.undercroft.lab.verification.DeltaLearning.Pair;
import org.undercroft.records.Sex;
import org.undercroft.rehearsal.script.People;
import org.undercroft.rehearsal.script.Person;
import org.undercroft.rehearsal.script.Physiology;

/** The bench on the rehearsal's own people: each has some tubes, one a day, as the simulated analyzers measure them. */
class ComparisonTest {

    private static final List<String> BLOOD = List.of("WBC", "RBC", "HGB", "HCT", "MCV", "MCH", "MCHC", "RDW", "PLT");
    private static final List<String> SERUM = List.of(
            "NA", "K", "CL", "CO2", "GLU", "BUN", "CREA", "CA", "ALB", "TP", "ALT", "AST", "ALP", "TBIL", "DBIL");
    private static final Instant FIRST = Instant.parse("2026-06-01T06:00:00Z");
    private static final int PEOPLE = 400;
    private static final int DAYS = 6;
    private static final LocalDate BORN_FIFTY_YEARS_BEFORE = LocalDate.of(1976, 6, 1);
    private static final Catalog CATALOG = StarterTables.catalog();
    private static final RuleSet STARTER = new RuleSet(
            1, RuleText.read(RuleRepository.starter(), Vocabulary.OPEN).rules());

    private static List<StoredCase> stored = List.of();

    @BeforeAll
    static void measure() {
        List<StoredCase> learned = measured(0, DeltaLimits.NONE);
        List<Pair> pairs = learned.stream()
                .map(StoredCase::candidate)
                .filter(each -> each.previous() != null && each.previous().value() != 0)
                .map(each -> new Pair(
                        each.test(),
                        "",
                        Objects.requireNonNull(each.previous()).value(),
                        Objects.requireNonNull(each.value())))
                .toList();
        // Learned from other people than those it is tried on.
        stored = measured(PEOPLE, DeltaLearning.of(1, pairs));
    }

    @Test
    void atLeastNineOfTenLeaveByThemselves() {
        Comparison comparison = Comparison.of(STARTER, STARTER, stored, 7);
        assertThat(comparison.draftRate()).as(comparison.errors().toString()).isBetween(90.0, 99.0);
    }

    @Test
    void mostGrossErrorsAreHeld() {
        Comparison comparison = Comparison.of(RuleSet.EMPTY, STARTER, stored, 7);
        Map<String, Comparison.Caught> errors = new HashMap<>();
        comparison.errors().forEach(each -> errors.put(each.kind(), each));
        for (InjectedError gross : List.of(InjectedError.DILUTION, InjectedError.UNIT)) {
            Comparison.Caught caught = Objects.requireNonNull(errors.get(gross.label()));
            assertThat(caught.draftHeld()).as(caught.toString()).isGreaterThan(caught.results() * 3 / 4);
            assertThat(caught.draftHeld()).isGreaterThan(caught.liveHeld());
        }
    }

    @Test
    void anotherPatientsTubeIsNoticedNearlyAlwaysWhereThereIsAnEarlierValue() {
        Comparison.of(RuleSet.EMPTY, STARTER, stored, 7).errors().stream()
                .filter(each -> each.kind().equals(InjectedError.PATIENTS_SWAPPED.label())
                        || each.kind().equals(InjectedError.MISLABELED.label()))
                .forEach(each -> assertThat(each.draftTubes())
                        .as(each.toString())
                        .isGreaterThanOrEqualTo((each.tubes() - each.firstTubes()) * 98 / 100));
    }

    @Test
    void eachDifferenceIsToldWithItsReason() {
        RuleSet stricter = new RuleSet(
                2,
                RuleText.read("Low K | K | | | value < 3.9 | hold | look", Vocabulary.OPEN)
                        .rules());
        Comparison comparison = Comparison.of(RuleSet.EMPTY, stricter, stored, 7);
        assertThat(comparison.newlyReleased()).isZero();
        assertThat(comparison.differences()).hasSize(Math.min(Comparison.MOST, comparison.newlyHeld()));
        assertThat(comparison.differences())
                .allSatisfy(each -> assertThat(each.why()).startsWith("Low K: look"));
    }

    @Test
    void theSameSeedInjectsTheSameErrors() {
        assertThat(InjectedError.MISLABELED.into(stored, 3, 20))
                .isEqualTo(InjectedError.MISLABELED.into(stored, 3, 20));
    }

    private static List<StoredCase> measured(int firstPerson, DeltaLimits deltas) {
        List<StoredCase> cases = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Person person = People.at(2611, "bench", firstPerson + i);
            Map<String, Previous> previous = new HashMap<>();
            for (int day = 0; day < DAYS; day++) {
                for (List<String> panel : List.of(BLOOD, SERUM)) {
                    tube(cases, person, day, panel, previous, deltas);
                }
            }
        }
        return cases;
    }

    private static void tube(
            List<StoredCase> cases,
            Person person,
            int day,
            List<String> panel,
            Map<String, Previous> previous,
            DeltaLimits deltas) {
        Instant at = FIRST.plusSeconds(86_400L * day);
        long specimen = cases.size() + 1L;
        Physiology body = Physiology.of(person, person.nature() * 31 + day);
        Map<String, Double> values = new HashMap<>();
        panel.forEach(test -> values.put(test, rounded(body.value(test), definition(test))));
        for (String test : panel) {
            Sex sex = person.sex().equals("F") ? Sex.FEMALE : Sex.MALE;
            LabTest definition = definition(test);
            ReferenceRange range = definition
                    .range(sex, BORN_FIFTY_YEARS_BEFORE, LocalDate.ofInstant(at, ZoneOffset.UTC))
                    .orElse(null);
            double value = Objects.requireNonNull(values.get(test));
            String flag = range == null
                    ? ""
                    : range.flag(BigDecimal.valueOf(value), "").code();
            Candidate candidate =
                    new Candidate(test, "", "W1", sex, 50, value, flag, "", at, previous.get(test), values, deltas);
            String builtIn = flag.equals("LL") || flag.equals("HH") ? "CRITICAL" : "";
            cases.add(
                    new StoredCase(cases.size() + 1L, specimen, "S" + specimen, candidate, definition, range, builtIn));
            previous.put(test, new Previous(value, at));
        }
    }

    private static LabTest definition(String test) {
        return CATALOG.test(test).orElseThrow();
    }

    private static double rounded(double value, LabTest test) {
        return BigDecimal.valueOf(value)
                .setScale(Objects.requireNonNull(test.decimals()), RoundingMode.HALF_UP)
                .doubleValue();
    }
}

package org.undercroft.lab.verification;

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
import java.util.Set;
import java.util.stream.Collectors;
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

/** The rehearsal's own people: each has some tubes, one of each kind a day, as the simulated analyzers measure them. */
final class SimulatedHouse {

    private static final List<String> BLOOD = List.of("WBC", "RBC", "HGB", "HCT", "MCV", "MCH", "MCHC", "RDW", "PLT");
    private static final List<String> SERUM = List.of(
            "NA", "K", "CL", "CO2", "GLU", "BUN", "CREA", "CA", "ALB", "TP", "ALT", "AST", "ALP", "TBIL", "DBIL");
    private static final Instant FIRST = Instant.parse("2026-06-01T06:00:00Z");
    private static final int PEOPLE = 400;
    private static final int DAYS = 6;
    private static final LocalDate BORN_FIFTY_YEARS_BEFORE = LocalDate.of(1976, 6, 1);
    private static final Catalog CATALOG = StarterTables.catalog();

    /** The rules that the program comes with. */
    static final RuleSet STARTER = new RuleSet(
            1, RuleText.read(RuleRepository.starter(), Vocabulary.OPEN).rules());

    private SimulatedHouse() {}

    /** The results of the second half of a house, with limits learned from the first: from other people. */
    static List<StoredCase> measured(long house) {
        List<StoredCase> learned = measured(house, 0, DeltaLimits.NONE);
        List<Pair> pairs = learned.stream()
                .map(StoredCase::candidate)
                .filter(each -> each.previous() != null && each.previous().value() != 0)
                .map(each -> new Pair(
                        each.test(),
                        "",
                        Objects.requireNonNull(each.previous()).value(),
                        Objects.requireNonNull(each.value())))
                .toList();
        return measured(house, PEOPLE, DeltaLearning.of(1, pairs));
    }

    /** Wrong results that would have left: of patients with an earlier value, and of those without any. */
    record Released(long wrong, long comparable, long first) {

        static Released of(List<StoredCase> wrong) {
            Map<Long, String> held = Outcomes.held(STARTER, wrong);
            Set<Long> comparable = wrong.stream()
                    .filter(each -> each.candidate().previous() != null)
                    .map(StoredCase::specimen)
                    .collect(Collectors.toSet());
            Map<Boolean, Long> released = wrong.stream()
                    .filter(each -> !held.containsKey(each.result()))
                    .collect(Collectors.partitioningBy(
                            each -> comparable.contains(each.specimen()), Collectors.counting()));
            return new Released(
                    wrong.size(),
                    Objects.requireNonNull(released.get(true)),
                    Objects.requireNonNull(released.get(false)));
        }
    }

    private static List<StoredCase> measured(long house, int firstPerson, DeltaLimits deltas) {
        List<StoredCase> cases = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Person person = People.at(house, "bench", firstPerson + i);
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
        Map<String, Previous> earlier = new HashMap<>();
        panel.forEach(test -> {
            Previous last = previous.get(test);
            if (last != null) {
                earlier.put(test, last);
            }
        });
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
            Candidate candidate = new Candidate(
                    test, "", "W1", sex, 50, value, flag, "", at, previous.get(test), values, earlier, deltas);
            String builtIn = flag.equals("LL") || flag.equals("HH") ? "CRITICAL" : "";
            cases.add(new StoredCase(
                    cases.size() + 1L,
                    specimen,
                    "S" + specimen,
                    "P" + person.nature(),
                    candidate,
                    definition,
                    range,
                    builtIn));
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

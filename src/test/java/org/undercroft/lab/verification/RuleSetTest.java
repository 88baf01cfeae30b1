package org.undercroft.lab.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.verification.Candidate.Previous;
import org.undercroft.lab.verification.DeltaLearning.Pair;
import org.undercroft.lab.verification.RuleSet.Finding;
import org.undercroft.records.Sex;

class RuleSetTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final Vocabulary WORDS = new Vocabulary(
            Set.of("K", "NA", "CL", "CO2", "HGB", "HCT", "TBIL", "DBIL", "GLU", "MCV"), Set.of("Chemistry"), false);

    @Test
    void referenceChangeValuesAreThePublishedOnes() {
        assertThat(new DeltaLimit.ReferenceChange(2.2, 4.5, 1.96).percent()).isCloseTo(13.88, within(0.005));
        assertThat(new DeltaLimit.ReferenceChange(0.6, 0.5, 1.96).percent()).isCloseTo(2.16, within(0.005));
    }

    @Test
    void aChangeBeyondTheReferenceChangeValueIsHeld() {
        String rule = "Change | K | | | delta > rcv(2.2, 4.5) within 3 d | hold | too far";
        assertThat(findings(rule, potassium(4.0, previous(4.0, 1)))).isEmpty();
        assertThat(findings(rule, potassium(4.6, previous(4.0, 1))))
                .containsExactly("Change: too far (last value 4) [rule set 0]");
    }

    @Test
    void anOldValueIsNoneToCompareWith() {
        String rule = "Change | K | | | delta > 5 % within 3 d | hold | ";
        assertThat(findings(rule, potassium(6.0, previous(4.0, 4)))).isEmpty();
        assertThat(findings("First | K | | | no previous within 3 d | hold |", potassium(6.0, previous(4.0, 4))))
                .hasSize(1);
    }

    @Test
    void percentilesOfTheWardGoBeforeThoseOfTheHouse() {
        List<Pair> pairs = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> new Pair("K", i <= 200 ? "ICU" : "W3", 100, 100 + i / (i <= 200 ? 1.0 : 100.0)))
                .toList();
        DeltaLimits limits = DeltaLearning.of(3, pairs);
        assertThat(limits.of("K", "ICU").orElseThrow().at(DeltaLimits.Percentile.P99))
                .isCloseTo(198, within(0.1));
        assertThat(limits.of("K", "W3").orElseThrow().at(DeltaLimits.Percentile.P99))
                .isCloseTo(9.92, within(0.01));
        assertThat(limits.of("K", "W9")).isEqualTo(limits.of("K", ""));
        assertThat(limits.of("NA", "W3")).isEmpty();
    }

    @Test
    void learnedLimitsHoldOnlyWhatLiesBeyond() {
        DeltaLimits limits = DeltaLearning.of(
                1,
                IntStream.rangeClosed(1, 200)
                        .mapToObj(i -> new Pair("K", "", 100, 100 + i / 10.0))
                        .toList());
        String rule = "Unusual | any | | | delta > p99 | hold |";
        assertThat(findings(rule, with(potassium(4.7, previous(4.0, 1)), limits)))
                .isEmpty();
        assertThat(findings(rule, with(potassium(4.9, previous(4.0, 1)), limits)))
                .hasSize(1);
    }

    @Test
    void severalTestsThatChangedAtOncePointToAnotherPersonsBlood() {
        List<Pair> pairs = List.of("K", "NA", "CL").stream()
                .flatMap(test -> IntStream.rangeClosed(1, 200).mapToObj(i -> new Pair(test, "", 100, 100 + i / 20.0)))
                .toList();
        String rule = "Another | | | | changed(p95, 10 d) >= 2 | hold tube | whose is it?";
        Map<String, Double> now = Map.of("K", 4.0, "NA", 160.0, "CL", 120.0);
        Map<String, Previous> close = Map.of("K", previous(4.0, 1), "NA", previous(159.0, 1), "CL", previous(104.0, 1));
        Map<String, Previous> far = Map.of("K", previous(4.0, 1), "NA", previous(140.0, 1), "CL", previous(104.0, 1));
        Map<String, Previous> old =
                Map.of("K", previous(4.0, 20), "NA", previous(140.0, 20), "CL", previous(104.0, 20));
        DeltaLimits limits = DeltaLearning.of(1, pairs);
        assertThat(findings(rule, since(now, close, limits)))
                .as("one test changed")
                .isEmpty();
        assertThat(findings(rule, since(now, far, limits)))
                .as("two did, and K itself not")
                .hasSize(1);
        assertThat(findings(rule, since(now, old, limits)))
                .as("nothing to compare with")
                .isEmpty();
    }

    private static Candidate since(Map<String, Double> now, Map<String, Previous> earlier, DeltaLimits limits) {
        return new Candidate(
                "K", "Chemistry", "W3", Sex.MALE, 50, 4.0, "", "", NOW, earlier.get("K"), now, earlier, limits);
    }

    @Test
    void valuesOfOneSpecimenMustFitEachOther() {
        String rule = "Gap | NA, CL, CO2 | | | NA - CL - CO2 < 1 | hold tube | impossible";
        Map<String, Double> fitting = Map.of("NA", 140.0, "CL", 104.0, "CO2", 24.0);
        Map<String, Double> mixed = Map.of("NA", 130.0, "CL", 110.0, "CO2", 24.0);
        assertThat(findings(rule, candidate("NA", 140.0, null, "", fitting))).isEmpty();
        RuleSet rules = rules(rule);
        assertThat(rules.ask(candidate("CL", 110.0, null, "", mixed)).holdsTube())
                .isTrue();
        assertThat(findings(rule, candidate("NA", 130.0, null, "", Map.of("CL", 110.0))))
                .as("what is not known is not judged")
                .isEmpty();
    }

    @Test
    void aSerumIndexHoldsTheTestsItDisturbs() {
        String rule = "Hemolyzed | K | | | index H > 100 | hold | falsely high";
        assertThat(findings(rule, candidate("K", 6.1, null, "", Map.of("HIL-H", 240.0))))
                .hasSize(1);
        assertThat(findings(rule, candidate("NA", 141.0, null, "", Map.of("HIL-H", 240.0))))
                .isEmpty();
    }

    @Test
    void whatTheInstrumentSaysIsHeard() {
        assertThat(findings(
                        "Clot | | | | message \"clot\" | hold |", candidate("K", 4.0, null, "Clot detected", Map.of())))
                .hasSize(1);
        assertThat(findings(
                        "Diluted | | | | diluted | hold |", candidate("K", 4.0, null, "auto-dilution 1:10", Map.of())))
                .hasSize(1);
    }

    @Test
    void aRowThatReleasesEndsTheAsking() {
        RuleSet rules = rules("""
            Dialysis | K | DIAL | | value < 6 | release | known
            High | K | | | value > 5.5 | hold | high
            """);
        Candidate ward = candidate("K", 5.8, null, "", Map.of());
        assertThat(rules.ask(ward).holds()).isTrue();
        Candidate dialysis = new Candidate(
                "K",
                "Chemistry",
                "DIAL",
                Sex.FEMALE,
                50,
                5.8,
                "H",
                "",
                NOW,
                null,
                Map.of(),
                Map.of(),
                DeltaLimits.NONE);
        assertThat(rules.ask(dialysis).passedBy()).startsWith("passed by Dialysis");
    }

    @Test
    void patientsAreChosenBySexAndAge() {
        String rule = "Girls | K | | F 0-18 | value > 1 | hold |";
        assertThat(findings(rule, potassium(4, null))).isEmpty();
        Candidate girl = new Candidate(
                "K", "Chemistry", "", Sex.FEMALE, 12, 4.0, "", "", NOW, null, Map.of(), Map.of(), DeltaLimits.NONE);
        assertThat(findings(rule, girl)).hasSize(1);
    }

    @Test
    void aTableReadsAsItWasWritten() {
        RuleText.Read starter = RuleText.read(RuleRepository.starter(), Vocabulary.OPEN);
        assertThat(starter.errors()).isEmpty();
        String written = RuleText.write(starter.rules());
        assertThat(RuleText.read(written, Vocabulary.OPEN).rules()).isEqualTo(starter.rules());
    }

    @Test
    void everyErrorIsToldWithItsRow() {
        RuleText.Read read = RuleText.read("""
            Good | K | | | value > 5 | hold | why
            Unknown | XX | | | value > 5 | hold |
            Typo | K | | | valeu > 5 | hold |
            Cells | K | hold
            Open | K | | | abs(value > 5 | hold |
            All | | | | | release |
            Good | K | | | value > 6 | hold |
            """, WORDS);
        assertThat(read.rules()).hasSize(1);
        assertThat(read.errors()).hasSize(6);
        assertThat(read.errors().get(0))
                .isEqualTo("Row 2 (Unknown): the catalog has neither a test nor a section 'XX'.");
        assertThat(read.errors().get(1)).contains("'valeu' is neither a test of the catalog nor value");
        assertThat(read.errors().get(2)).contains("seven cells");
        assertThat(read.errors().get(3)).contains("')' is missing before '>'");
        assertThat(read.errors().get(4)).contains("would switch off all rows below");
        assertThat(read.errors().get(5)).contains("a rule of this name already");
    }

    private static RuleSet rules(String table) {
        RuleText.Read read = RuleText.read(table, WORDS);
        assertThat(read.errors()).isEmpty();
        return new RuleSet(0, read.rules());
    }

    private static List<String> findings(String table, Candidate candidate) {
        return rules(table).ask(candidate).findings().stream()
                .map(Finding::words)
                .toList();
    }

    private static Previous previous(double value, int daysAgo) {
        return new Previous(value, NOW.minusSeconds(86_400L * daysAgo));
    }

    private static Candidate potassium(double value, @Nullable Previous previous) {
        return candidate("K", value, previous, "", Map.of());
    }

    private static Candidate with(Candidate candidate, DeltaLimits limits) {
        return new Candidate(
                candidate.test(),
                candidate.section(),
                candidate.ward(),
                candidate.sex(),
                candidate.ageInYears(),
                candidate.value(),
                candidate.flag(),
                candidate.message(),
                candidate.at(),
                candidate.previous(),
                candidate.others(),
                candidate.earlier(),
                limits);
    }

    private static Candidate candidate(
            String test, double value, @Nullable Previous previous, String message, Map<String, Double> others) {
        return new Candidate(
                test,
                "Chemistry",
                "W3",
                Sex.MALE,
                50,
                value,
                "",
                message,
                NOW,
                previous,
                others,
                Map.of(),
                DeltaLimits.NONE);
    }
}

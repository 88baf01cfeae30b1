package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes wrong on the wires, as docs/laboratory/bad-input.md lists it: each is kept, seen on a page, explained in the
 * trade's words, and mended by a person.
 */
@UndercroftTest
@Import(Laboratory.class)
class BadInputTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    private final WiredLaboratory lab;

    BadInputTest(@Autowired Doors doors, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.lab = new WiredLaboratory(doors, port, json);
    }

    @Test
    void anUnknownCodeOfAnAnalyzerLeavesOnceItIsMapped() {
        String tube = lab.order();
        lab.measure(tube, "KALIUM", "4.1", "mmol/L", "F", Instant.now());
        lab.held(tube, "UNMAPPED: nobody said what the code 'KALIUM' means");
        lab.map("KALIUM", "K", "");
        assertThat(lab.awaited(tube, "RELEASED").get("value").asString()).isEqualTo("4.1");
    }

    @Test
    void anUnknownTestOfAnOrderIsNamedAndTheNameTakenBack() {
        String tube = lab.order(WiredLaboratory.name("P"), "19800101", "F", "POTASS", "", "");
        String here = "/lab/specimens/" + tube;
        assertThat(lab.page(here)).contains("Unknown test", "the catalog has no test 'POTASS'");
        long line = lab.awaited(tube, "UNKNOWN_TEST").get("line").asLong();
        lab.at(here, here + "/tests/" + line + "/name", Map.of("test", "k"));
        assertThat(lab.page(here)).contains("'POTASS' means Potassium", "Not this test");
        lab.at(here, here + "/tests/" + line + "/forget", Map.of());
        lab.awaited(tube, "UNKNOWN_TEST");
        lab.measure(tube, "4.1");
        lab.held(tube, "NOT_ORDERED: nobody ordered this test");
        lab.at(here, here + "/tests/" + line + "/name", Map.of("test", "K"));
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void anUnknownTestIsNotNamedAsOneThatItsTubeCannotServe() {
        String tube = lab.order(WiredLaboratory.name("P"), "19800101", "F", "POTASS", "", "");
        String here = "/lab/specimens/" + tube;
        long line = lab.awaited(tube, "UNKNOWN_TEST").get("line").asLong();
        lab.at(here, here + "/tests/" + line + "/name", Map.of("test", "K"));
        lab.at("/lab/tubes/" + tube, "/lab/tubes/" + tube + "/tests", Map.of("tests", "NA"));
        lab.at(here, here + "/tests/" + line + "/forget", Map.of());

        lab.at(here, here + "/tests/" + line + "/name", Map.of("test", "WBC"));
        assertThat(lab.page(here)).contains("Unknown test").doesNotContain("means Leukocytes");

        lab.at(here, here + "/tests/" + line + "/name", Map.of("test", "NA"));
        assertThat(lab.page(here)).contains("Unknown test");
    }

    @Test
    void aTubeOfUnknownKindIsOfUnknownKindAgainWhenItsOnlyTestLosesItsName() {
        String tube = lab.order(WiredLaboratory.name("P"), "19800101", "F", "LEUKOS", "", "");
        String here = "/lab/specimens/" + tube;
        long line = lab.awaited(tube, "UNKNOWN_TEST").get("line").asLong();
        lab.at(here, here + "/tests/" + line + "/name", Map.of("test", "K"));
        lab.at(here, here + "/tests/" + line + "/forget", Map.of());

        lab.at(here, here + "/tests/" + line + "/name", Map.of("test", "WBC"));
        assertThat(lab.page(here)).contains("means Leukocytes");
    }

    @Test
    void aWrongUnitIsConvertedOnceTheMappingNamesIt() {
        String tube = lab.order();
        lab.measure(tube, "K", "4100", "umol/L", "F", Instant.now());
        lab.held(tube, "UNIT: the instrument says 'umol/L' where 'mmol/L' is expected", "IMPOSSIBLE");
        lab.map("K", "K", "umol/L");
        assertThat(lab.awaited(tube, "RELEASED").get("value").asString()).isEqualTo("4.1");
    }

    @Test
    void aMissingUnitIsHeldUntilTheMappingNamesOne() {
        String tube = lab.order();
        lab.measure(tube, "K", "4.1", "", "F", Instant.now());
        lab.held(tube, "UNIT: the instrument names no unit where 'mmol/L' is expected");
        lab.map("K", "K", "mmol/L");
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void aSlippedDecimalPointIsNamedAndMeasuredAgain() {
        String tube = lab.order();
        lab.measure(tube, "41");
        long result = lab.held(tube, "IMPOSSIBLE: 41 mmol/L is outside what is possible", "4.1 would be");
        lab.decide(result, "repeat", tube);
        lab.measure(tube, "4.1");
        assertThat(lab.awaited(tube, "RELEASED").get("value").asString()).isEqualTo("4.1");
        assertThat(lab.page("/lab/specimens/" + tube)).contains("K measured: 41 mmol/L");
    }

    @Test
    void aNegativeValueIsRejectedByAPersonAndReleasedWhenThatWasWrong() {
        String tube = lab.order();
        lab.measure(tube, "-4.1");
        long result = lab.held(tube, "IMPOSSIBLE: -4.1 mmol/L is outside what is possible");
        lab.decide(result, "reject", tube);
        lab.awaited(tube, "REJECTED");
        lab.decide(result, "release", tube);
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void aTextWhereANumberBelongsIsHeldAndMeasuredAgain() {
        String tube = lab.order();
        lab.measure(tube, "CLOT");
        long result = lab.held(tube, "NO_VALUE: 'CLOT' is no value for Potassium");
        lab.decide(result, "repeat", tube);
        lab.measure(tube, "4.4");
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void aResultOfTomorrowIsReleasedByAPersonWithTheReason() {
        String tube = lab.order();
        lab.measure(tube, "K", "4.1", "mmol/L", "F", Instant.now().plus(26, ChronoUnit.HOURS));
        long result = lab.held(tube, "TIME: measured in the future");
        lab.decide(result, "release", tube);
        lab.awaited(tube, "RELEASED");
        assertThat(lab.page("/lab/specimens/" + tube)).contains("looked at it");
    }

    @Test
    void aResultFromBeforeTheCollectionLeavesOnceTheTimeIsCorrected() {
        Instant now = Instant.now();
        String tube = lab.order(
                WiredLaboratory.name("P"), "19800101", "F", "K", "", WiredLaboratory.time(now.minusSeconds(60)));
        lab.measure(tube, "K", "4.1", "mmol/L", "F", now.minus(3, ChronoUnit.HOURS));
        lab.held(tube, "TIME: measured (", "before the specimen was collected");
        correctCollection(tube, now.minus(4, ChronoUnit.HOURS));
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void aSpecimenCollectedInTheFutureHoldsItsResultsUntilTheTimeIsCorrected() {
        Instant tomorrow = Instant.now().plus(24, ChronoUnit.HOURS);
        String tube = lab.order(WiredLaboratory.name("P"), "19800101", "F", "K", "", WiredLaboratory.time(tomorrow));
        assertThat(lab.page("/lab/tubes/" + tube)).contains("after the order itself came");
        lab.measure(tube, "4.1");
        lab.held(tube, "SPECIMEN: the order says it was collected", "before the specimen was collected");
        correctCollection(tube, Instant.now().minus(1, ChronoUnit.HOURS));
        lab.awaited(tube, "RELEASED");
        assertThat(lab.page("/lab/tubes/" + tube)).contains("Time of collection corrected from", "Settled");
    }

    private void correctCollection(String tube, Instant at) {
        String local = LocalDateTime.ofInstant(at, ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        lab.at(
                "/lab/tubes/" + tube,
                "/lab/tubes/" + tube + "/collected",
                Map.of("at", local, "reason", "asked the ward"));
    }

    @Test
    void aNumberOnTubesOfTwoPatientsHoldsBothUntilAPersonSettlesWhoseIsWhose() {
        String number = WiredLaboratory.name("T");
        String first = lab.order(WiredLaboratory.name("P"), "19800101", "F", "K", number, "");
        String second = lab.order(WiredLaboratory.name("P"), "19700101", "M", "K", number, "");
        assertThat(second).isNotEqualTo(first).isNotEqualTo(number);
        assertThat(lab.page("/lab/tubes/" + second)).contains("stands on another patient");
        lab.measure(number, "4.1");
        lab.held(first, "SPECIMEN: the number " + number + " was given to another patient");
        settle(first, "the tube on the analyzer was hers");
        lab.awaited(first, "RELEASED");
        lab.measure(second, "4.2");
        lab.held(second, "SPECIMEN: its number " + number + " stands on another patient");
        settle(second, "labelled anew");
        lab.awaited(second, "RELEASED");
    }

    @Test
    void anotherSexAndBirthDateUnderTheSameNumberAreSettledByAPerson() {
        String record = WiredLaboratory.name("P");
        lab.order(record, "19800101", "F", "K", "", "");
        String tube = lab.order(record, "19850202", "M", "K", "", "");
        lab.measure(tube, "4.1");
        lab.held(tube, "SPECIMEN: the order says sex male, the patient index sex female", "born 1985-02-02");
        settle(tube, "wristband checked");
        lab.held(tube, "SPECIMEN: the order says");
        settle(tube, "wristband checked");
        lab.awaited(tube, "RELEASED");
        String settled = lab.page("/lab/tubes/" + tube);
        lab.at(
                "/lab/tubes/" + tube,
                settled.replaceAll("(?s).*action=\"(/lab/tubes/[^\"]*/reopen)\".*", "$1"),
                Map.of("reason", "two sisters"));
        assertThat(lab.page("/lab/tubes/" + tube)).contains("Doubted again: two sisters");
    }

    private void settle(String tube, String reason) {
        String action =
                lab.page("/lab/tubes/" + tube).replaceAll("(?s).*?action=\"(/lab/tubes/[^\"]*/settle)\".*", "$1");
        lab.at("/lab/tubes/" + tube, action, Map.of("reason", reason));
    }

    @Test
    void aResultForACancelledOrderLeavesOnceItIsOrderedAgain() {
        String record = WiredLaboratory.name("P");
        String number = WiredLaboratory.name("T");
        String tube = lab.order(record, "19800101", "F", "K", number, "");
        String placer = lab.page("/lab/specimens/" + tube).replaceAll("(?s).*Order (O\\w+) for.*", "$1");
        lab.send(placer, "PID|1||" + record + "^^^HOSP^MR||Muster^Anna||19800101|F", "ORC|CA|" + placer);
        await().atMost(SOON)
                .until(() -> lab.placed(placer).get(0).get("state").asString().equals("CANCELLED"));
        lab.measure(tube, "4.1");
        lab.held(tube, "CANCELLED: the order was taken back");
        lab.order(record, "19800101", "F", "K", number, "");
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void aResultForARejectedSpecimenLeavesOnceTheRejectionIsTakenBack() {
        String tube = lab.order();
        String here = "/lab/tubes/" + tube;
        lab.at(here, here + "/reject", Map.of("reason", "HEMOLYZED", "note", "cherry red"));
        lab.measure(tube, "4.1");
        lab.held(tube, "SPECIMEN: the specimen was rejected: Hemolyzed: cherry red");
        lab.at(here, here + "/undo-rejection", Map.of());
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void aResultForARejectedAliquotLeavesOnceTheRejectionIsTakenBack() {
        String tube = lab.order();
        lab.measure(tube, "OTHER", "1", "", "F", Instant.now());
        lab.held(tube, "UNMAPPED");
        lab.at("/lab/tubes/" + tube, "/lab/tubes/" + tube + "/aliquots", Map.of("count", "1"));
        String aliquot = "/lab/tubes/" + tube + "-1";
        lab.at(aliquot, aliquot + "/reject", Map.of("reason", "CONTAMINATED"));
        lab.measure(tube + "-1", "4.1");
        lab.held(tube, "SPECIMEN: the aliquot " + tube + "-1 was rejected: Contaminated");
        lab.at(aliquot, aliquot + "/undo-rejection", Map.of());
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void aResultForAnUnknownAliquotWaitsToBeMatched() {
        String tube = lab.order();
        String aliquot = tube + "-7";
        lab.measure(aliquot, "4.1");
        JsonNode row = lab.awaited(aliquot, "UNMATCHED");
        assertThat(lab.page("/lab/unmatched?specimen=" + aliquot)).contains(aliquot, "no specimen has the number");
        lab.at("/lab/unmatched", "/lab/unmatched/" + row.get("result").asLong() + "/match", Map.of("accession", tube));
        lab.awaited(tube, "RELEASED");
        lab.at("/lab/unmatched", "/lab/unmatched/" + row.get("result").asLong() + "/undo", Map.of());
        lab.awaited(aliquot, "UNMATCHED");
    }

    @Test
    void aTestThatNobodyOrderedLeavesOnceItIsOrdered() {
        String record = WiredLaboratory.name("P");
        String number = WiredLaboratory.name("T");
        String tube = lab.order(record, "19800101", "F", "NA", number, "");
        lab.measure(tube, "4.1");
        lab.held(tube, "NOT_ORDERED: nobody ordered this test");
        lab.order(record, "19800101", "F", "K", number, "");
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void theSameResultSentTwiceIsCountedOnce() {
        String tube = lab.order();
        Instant at = Instant.now();
        lab.measure(tube, "K", "4.1", "mmol/L", "F", at);
        lab.awaited(tube, "RELEASED");
        lab.measure(tube, "K", "4.1", "mmol/L", "F", at);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(lab.page("/lab/specimens/" + tube)).contains("sent again 1 times and counted once"));
        assertThat(lab.states(tube)).containsExactly("RELEASED");
    }

    @Test
    void aCorrectionOfWhatNeverCameIsReleasedByAPerson() {
        String tube = lab.order();
        lab.observe(tube, "4.1", "C");
        long result = lab.held(tube, "ANALYZER_FLAG: the analyzer corrects a value (C), and none of this test stands");
        lab.decide(result, "release", tube);
        lab.awaited(tube, "RELEASED");
    }

    @Test
    void anExpiredReagentLotHoldsUntilAGoodOneIsLoaded() {
        String upkeep = "/lab/upkeep/" + lab.analyzerId;
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        load(upkeep, "OLD1", today.minusDays(2));
        String tube = lab.order();
        lab.measure(tube, "4.1");
        lab.held(tube, "UPKEEP: reagent ISE lot OLD1 expired on " + today.minusDays(2));
        assertThat(lab.page(upkeep)).contains("OLD1");
        load(upkeep, "NEW1", today.plusDays(90));
        lab.awaited(tube, "RELEASED");
    }

    private void load(String upkeep, String lot, LocalDate expires) {
        lab.at(
                upkeep,
                upkeep + "/reagents",
                Map.of("name", "ISE", "code", "K", "lot", lot, "expires", expires.toString()));
    }

    @Test
    void aControlOfAnExpiredLotCountsForNothingUntilItsLastDayIsCorrected() {
        String control = WiredLaboratory.name("QC");
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        target(control, today.minusDays(1));
        lab.measure(control, "4.0");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lab.controlVerdicts(control)).containsExactly("EXPIRED"));
        assertThat(lab.page("/lab/quality/lots?test=K"))
                .contains("LOT-" + control, "Expired " + today.minusDays(1) + ", not counted");
        assertThat(lab.page("/lab/quality/chart?test=K&analyzer=" + lab.analyzerId))
                .contains("Lot expired");
        target(control, today.plusDays(30));
        lab.measure(control, "4.02");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lab.controlVerdicts(control)).contains("PASS", "EXPIRED"));
    }

    private void target(String control, LocalDate expires) {
        lab.post(
                "/api/controls",
                "{\"analyzer\":%d,\"control\":\"%s\",\"lot\":\"LOT-%s\",\"level\":\"1\",\"test\":\"K\",\"mean\":4.0,\"deviation\":0.1,\"expires\":\"%s\"}"
                        .formatted(lab.analyzerId, control, control, expires));
    }

    @Test
    void aCancellationBeforeItsOrderIsADeadLetterAndReplayedOnceTheOrderIsThere() {
        String placer = WiredLaboratory.name("O");
        String patient = "PID|1||" + placer + "^^^HOSP^MR||Muster^Anna||19800101|F";
        lab.send(placer, patient, "ORC|CA|" + placer);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lab.page("/exchange/dead-letters?partner=EHR" + placer))
                        .contains("isn't known here: nothing to cancel"));
        lab.send(placer, patient, "ORC|NW|" + placer, "OBR|1|" + placer + "||K^K^L");
        await().atMost(SOON).until(() -> lab.placed(placer).size() == 1);
        String page = lab.page("/exchange/dead-letters?partner=EHR" + placer);
        String letter = page.replaceAll("(?s).*name=\"letter\" value=\"(\\d+)\".*", "$1");
        lab.at("/exchange/dead-letters", "/exchange/dead-letters", Map.of("letter", letter, "what", "replay"));
        await().atMost(SOON)
                .until(() -> lab.placed(placer).get(0).get("state").asString().equals("CANCELLED"));
    }
}

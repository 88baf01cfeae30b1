package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ControlTargets;
import org.undercroft.records.ClinicalStore;

@UndercroftTest
@Import(Laboratory.class)
class LaboratoryDayTest {

    private final Laboratory laboratory;
    private final ClinicalStore clinical;
    private final ControlTargets controls;
    private final AnalyzerBench bench;

    LaboratoryDayTest(
            @Autowired Laboratory laboratory,
            @Autowired ClinicalStore clinical,
            @Autowired ControlTargets controls,
            @Autowired AnalyzerBench bench) {
        this.laboratory = laboratory;
        this.clinical = clinical;
        this.controls = controls;
        this.bench = bench;
    }

    @Test
    void testsOfOneOrderShareATubeForEachKindOfSpecimen() {
        List<String> accessions = laboratory.order(name("P"), name("O"), "19800101", "F", "CBC", "BMP", "24323-8");
        assertThat(accessions).hasSize(2);
    }

    @Test
    void aTestNobodyKnowsIsKeptForAPerson() {
        String accession = laboratory
                .order(name("P"), name("O"), "19800101", "F", "NONSENSE")
                .getFirst();
        assertThat(laboratory.rows("""
            select l.* from lab.order_line l join lab.specimen s on s.id = l.specimen where s.accession = ?
            """, accession))
                .singleElement()
                .satisfies(line -> assertThat(line).containsEntry("state", "UNKNOWN_TEST"));
    }

    @Test
    void anOrderedValueIsReleasedToTheWard() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "GLU", "GLU");
        String patient = name("P");
        String earlier =
                laboratory.order(patient, name("O"), "19800101", "F", "GLU").getFirst();
        laboratory.measure(analyzer, earlier, "GLU", "104", "mg/dL");
        String accession =
                laboratory.order(patient, name("O"), "19800101", "F", "GLU").getFirst();

        laboratory.measure(analyzer, accession + "      ", "GLU", "142", "mg/dL");

        Map<String, Object> result = laboratory.results(accession).getFirst();
        assertThat(result).containsEntry("state", "RELEASED").containsEntry("flag", "H");
        String message = laboratory.sentAbout(accession).getLast();
        assertThat(message).contains("|NM|2345-7^Glucose^LN^GLU^Glucose^L||142|mg/dL^^UCUM|70-105|H|||F");
        Observation observation = clinical.read(Observation.class, "lab-line-" + result.get("order_line"))
                .orElseThrow();
        assertThat(observation.getValueQuantity().getValue()).isEqualByComparingTo("142");
        Object order = laboratory
                .rows(
                        "select order_id from lab.order_line where id = ?",
                        Objects.requireNonNull(result.get("order_line")))
                .getFirst()
                .get("order_id");
        DiagnosticReport report =
                clinical.read(DiagnosticReport.class, "lab-report-" + order).orElseThrow();
        assertThat(report.getStatus()).isEqualTo(DiagnosticReport.DiagnosticReportStatus.FINAL);
        assertThat(report.getCategory())
                .extracting(category -> category.getCodingFirstRep().getCode())
                .containsExactly("LAB", "CH");
    }

    @Test
    void theSameRunSentTwiceIsStoredOnce() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "GLU", "GLU");
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", "GLU").getFirst();
        ArrivedMessage message = Laboratory.result(analyzer, accession, "GLU", "99", "mg/dL", "F");

        laboratory.receive(message);
        laboratory.receive(message);

        assertThat(laboratory.results(accession)).hasSize(1);
        assertThat(laboratory.results(accession).getFirst()).containsEntry("repeats", 1);
    }

    @Test
    void aCriticalValueWaitsForAPerson() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "M", "K").getFirst();
        laboratory.measure(analyzer, accession, "K", "7.1", "mmol/L");
        assertThat(laboratory.results(accession).getFirst())
                .containsEntry("state", "HELD")
                .extractingByKey("reason_text")
                .asString()
                .contains("CRITICAL");
    }

    @Test
    void aValueForNobodyWaitsUnmatched() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        String nobody = name("NO");
        laboratory.measure(analyzer, nobody, "K", "4.1", "mmol/L");
        assertThat(laboratory.results(nobody).getFirst()).containsEntry("state", "UNMATCHED");
    }

    @Test
    void anAnalyzerNeverHeardBeforeEntersItself() {
        String analyzer = name("NEW");
        laboratory.measure(analyzer, name("NO"), "ABC", "4.1", "");
        assertThat(laboratory.rows("select state from lab.analyzer where identification = ?", analyzer))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "TO_BE_IDENTIFIED"));
    }

    @Test
    void anAnalyzerIsToldWhatToMeasureInItsOwnCodes() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "00413/", "GLU", "00158/", "NA");
        String accession = laboratory
                .order(name("P"), name("O"), "19800101", "F", "GLU", "NA", "CREA")
                .getFirst();

        String answer = laboratory.ask(query(analyzer, "^" + accession + "    "));

        assertThat(answer)
                .contains("\rO|1|" + accession + "||^^^00413/\\^^^00158/|R||||||N||||SER")
                .endsWith("L|1|F\r");
    }

    @Test
    void aQuestionAboutAnUnknownTubeIsAnsweredWithNothing() {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "GLU", "GLU");
        assertThat(laboratory.ask(query(analyzer, name("NO"))))
                .doesNotContain("\rO|")
                .endsWith("L|1|I\r");
    }

    @Test
    void aFailedControlHoldsResultsUntilTheNextOnePasses() {
        String analyzer = name("AN");
        AnalyzerId id = laboratory.analyzer(analyzer, "GLU", "GLU");
        String control = name("QC");
        controls.set(
                new ControlTarget(
                        0,
                        id,
                        control,
                        "Serum",
                        "L1",
                        "1",
                        "GLU",
                        new BigDecimal("100"),
                        BigDecimal.valueOf(2),
                        "mg/dL"),
                "test");
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", "GLU").getFirst();

        laboratory.measure(analyzer, control, "GLU", "107", "mg/dL");
        laboratory.measure(analyzer, accession, "GLU", "90", "mg/dL");
        assertThat(stateOf(id)).isEqualTo("OUT_OF_SERVICE");
        assertThat(laboratory.results(accession).getFirst())
                .containsEntry("state", "HELD")
                .extractingByKey("reason_text")
                .asString()
                .contains("CONTROL")
                .contains("1-3s");

        laboratory.measure(analyzer, control, "GLU", "100.5", "mg/dL");
        assertThat(stateOf(id)).as("nobody worked on it yet").isEqualTo("OUT_OF_SERVICE");

        assertThat(bench.awaitControl(analyzer + "-TAG", "WO-1")).isTrue();
        laboratory.measure(analyzer, control, "GLU", "101", "mg/dL");
        assertThat(stateOf(id)).isEqualTo("IN_SERVICE");
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "RELEASED");
        assertThat(laboratory.sentAbout(accession)).hasSize(1);
    }

    private String stateOf(AnalyzerId id) {
        return laboratory.text("select state from lab.analyzer where id = ?", id.value());
    }

    private static ArrivedMessage query(String analyzer, String specimen) {
        return ArrivedMessage.lis2(
                analyzer, "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2", "Q|1|" + specimen + "||ALL||||||||O", "L|1|N");
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}

package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;

/** Reagents, calibrations and maintenance, and what they hold. */
@UndercroftTest
@Import(Laboratory.class)
class UpkeepTest {

    private final Laboratory laboratory;
    private final LabDesk desk;

    UpkeepTest(@LocalServerPort int port, @Autowired Laboratory laboratory) {
        this.laboratory = laboratory;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void anOverdueCalibrationHoldsResultsUntilANewOneIsEntered() {
        String name = name("UK");
        AnalyzerId analyzer = laboratory.analyzer(name, "GLU", "GLU");
        calibrate(analyzer, today().minusDays(1), true);
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "F", "GLU").getFirst();
        laboratory.measure(name, tube, "GLU", "90", "mg/dL");
        assertThat(laboratory.results(tube).getFirst())
                .containsEntry("state", "HELD")
                .extractingByKey("reason_text")
                .asString()
                .contains("UPKEEP: the calibration with lot CAL1 was due");

        calibrate(analyzer, today().plusDays(30), true);

        assertThat(laboratory.results(tube).getFirst()).containsEntry("state", "RELEASED");
        assertThat(laboratory.rows("select kind from lab.control_event where analyzer = ?", analyzer.value()))
                .hasSize(2);
    }

    @Test
    void anExpiredReagentThatTheAnalyzerTellsOfHoldsItsResults() {
        String name = name("UK");
        laboratory.analyzer(name, "GLU", "GLU");
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "F", "GLU").getFirst();
        laboratory.receive(ArrivedMessage.lis2(
                name,
                "H|\\^&|||" + name + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + tube + "||^^^GLU",
                "R|1|^^^GLU|90|mg/dL||N||F",
                "M|1|REAGENT|GLUCOSE|LOT77^20200101^20200201",
                "L|1|N"));
        assertThat(Objects.requireNonNull(laboratory.results(tube).getFirst().get("reason_text"))
                        .toString())
                .contains("reagent GLUCOSE lot LOT77 expired on 2020-02-01");
    }

    @Test
    void aLotThatIsLoadedIsOpenedFromTheStockAndHasItsLastDay() {
        AnalyzerId analyzer = laboratory.analyzer(name("UK"), "GLU", "GLU");
        String reagent = name("Glucose ");
        laboratory.run("insert into lab.reagent (name, tests, tests_per_pack) values (?, '{GLU}', 100)", reagent);
        stock(reagent, "GOOD", today().plusDays(30), 2);
        stock(reagent, "OLD", today().minusDays(1), 2);

        assertThat(load(analyzer, reagent, "GOOD")).contains("One pack was opened from the stock.");
        assertThat(load(analyzer, reagent, "OLD")).contains("By the stock it expired", "results are held");
        assertThat(load(analyzer, reagent, "LOST")).contains("The stock has no lot LOST");

        assertThat(laboratory.text("""
            select string_agg(l.lot || ' ' || trim_scale(s.packs), ', ' order by l.lot)
              from lab.reagent_lot l join lab.reagent r on r.id = l.reagent,
                   lateral (select sum(m.packs) as packs from lab.reagent_movement m where m.lot = l.id) s
             where r.name = ?
            """, reagent)).isEqualTo("GOOD 1, OLD 2");
        assertThat(desk.page("/lab/upkeep/" + analyzer.value()).body())
                .contains(today().plusDays(30).toString());
    }

    private void stock(String reagent, String lot, LocalDate expires, int packs) {
        laboratory.run("""
            with lot as (insert into lab.reagent_lot (reagent, lot, expires)
                         select id, ?, ? from lab.reagent where name = ? returning id)
            insert into lab.reagent_movement (lot, kind, packs, actor, note) select id, 'RECEIPT', ?, 'test', '' from lot
            """, lot, expires, reagent, packs);
    }

    private String load(AnalyzerId analyzer, String reagent, String lot) {
        return desk.api(
                        "POST",
                        "/api/analyzers/" + analyzer.value() + "/reagents",
                        "{\"name\": \"%s\", \"code\": \"GLU\", \"lot\": \"%s\"}".formatted(reagent, lot))
                .body();
    }

    @Test
    void aFailedCalibrationThatTheAnalyzerTellsOfHoldsItsResultsUntilOnePasses() {
        String name = name("UK");
        AnalyzerId analyzer = laboratory.analyzer(name, "GLU", "GLU");
        calibrationTold(name, "L1^20260105080000", "F");
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "F", "GLU").getFirst();
        laboratory.measure(name, tube, "GLU", "90", "mg/dL");
        assertThat(Objects.requireNonNull(laboratory.results(tube).getFirst().get("reason_text"))
                        .toString())
                .contains("UPKEEP: the calibration with lot L1 failed");

        calibrationTold(name, "L2^20260105090000", "P");
        calibrationTold(name, "L2^20260105090000", "P");

        assertThat(laboratory.results(tube).getFirst()).containsEntry("state", "RELEASED");
        assertThat(laboratory.rows(
                        "select lot, passed from lab.calibration where analyzer = ? order by id", analyzer.value()))
                .as("told twice is one")
                .extracting(row -> row.get("lot") + " " + row.get("passed"))
                .containsExactly("L1 false", "L2 true");
        assertThat(desk.page("/lab/upkeep/" + analyzer.value()).body()).contains("L2", "Passed");
    }

    private void calibrationTold(String analyzer, String lot, String outcome) {
        laboratory.receive(ArrivedMessage.lis2(
                analyzer,
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "M|1|CALIBRATION|GLU|" + lot + "|" + outcome,
                "L|1|N"));
    }

    @Test
    void aTaskIsTickedOffTakenBackAndExported() {
        AnalyzerId analyzer = laboratory.analyzer(name("UK"));
        String api = "/api/analyzers/" + analyzer.value() + "/maintenance";
        assertThat(desk.api("POST", api, "{\"name\": \"Empty waste\", \"often\": \"DAILY\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(desk.page("/lab/upkeep").body()).contains("Empty waste").contains("Due today");
        Object task = laboratory
                .rows("select id from lab.maintenance_task where analyzer = ?", analyzer.value())
                .getFirst()
                .get("id");
        assertThat(desk.api("POST", "/api/maintenance-tasks/" + task + "/done", "{\"words\": \"two litres\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(desk.api("GET", api, "").body()).contains("\"doneBy\"").contains("lab");
        assertThat(desk.page("/lab/upkeep/" + analyzer.value()).body()).contains("two litres");
        assertThat(desk.page("/lab/upkeep/" + analyzer.value() + "/maintenance.csv")
                        .body())
                .contains("Empty waste,daily");
    }

    @Test
    void rowsOfAFileBecomeResultsByTheirDescription() {
        String folder = "f" + UUID.randomUUID().toString().substring(0, 8);
        HttpResponse<String> made =
                desk.api("POST", "/api/file-drops", "{\"folder\": \"" + folder + "\", \"name\": \"Reader\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(desk.page("/lab/file-drops").body()).contains("drops/" + folder);
        String bench = "/api/analyzers/" + made.body().replaceAll("\\D", "") + "/workbench";
        HttpResponse<String> drafted = desk.api("PUT", bench, """
            {"driver": {"valueField": 4, "specimenSource": "", "codeComponent": 4, "controlPattern": ""},
             "mappings": [{"code": "Glucose", "test": "GLU", "unit": "mg/dL", "loinc": ""}], "flags": [],
             "table": {"heading": "1", "rows": "RESULT", "specimen": "Tube", "test": "Test", "value": "Result"}}
            """);
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(200);
        assertThat(desk.api("POST", bench + "/publish", "").statusCode()).isEqualTo(200);
        String tube =
                laboratory.order(name("P"), name("O"), "19800101", "F", "GLU").getFirst();

        laboratory.receive(ArrivedMessage.table(folder, "Tube,Test,Result\n" + tube + ",Glucose,90\n"));

        assertThat(laboratory.results(tube).getFirst())
                .containsEntry("state", "RELEASED")
                .containsEntry("reported", "90");
    }

    private void calibrate(AnalyzerId analyzer, LocalDate due, boolean passed) {
        HttpResponse<String> entered = desk.api(
                "POST",
                "/api/analyzers/" + analyzer.value() + "/calibrations",
                "{\"lot\": \"CAL1\", \"due\": \"" + due + "\", \"passed\": " + passed + "}");
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(201);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    private static String name(String kind) {
        return kind + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }
}

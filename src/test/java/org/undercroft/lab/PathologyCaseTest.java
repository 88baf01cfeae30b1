package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
@Import(Laboratory.class)
class PathologyCaseTest {

    private static final String BENIGN = "\"diagnosis\":\"A. Colon:\\n"
            + "Tubular adenoma\",\"microscopic\":\"Tubules\",\"comment\":\"\",\"diagnosisClass\":\"INFLAMMATION\"";
    private static final String MALIGNANT =
            "\"diagnosis\":\"Adenocarcinoma\",\"microscopic\":\"\",\"comment\":\"\",\"diagnosisClass\":\"MALIGNANT\"";

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private final LabDesk technologist;
    private final LabDesk pathologist;
    private final LabDesk colleague;

    PathologyCaseTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.technologist = new LabDesk(port, "lab");
        this.pathologist = new LabDesk(port, "pathologist");
        this.colleague = new LabDesk(port, "pathologist2");
        laboratory.change("""
            insert into platform.account (name, display_name, password_hash, roles)
            select 'pathologist2', 'Second Pathologist', password_hash, roles from platform.account
             where name = 'pathologist' on conflict do nothing
            """);
    }

    @Test
    void anOrderedContainerBecomesACaseAndItsReportGoesToTheWard() {
        String container = container();
        JsonNode opened = open(container);
        String number = opened.get("number").asString();
        long id = opened.get("id").asLong();
        assertThat(number).matches("S\\d\\d-\\d{6}");
        assertThat(open(container).get("id").asLong()).isEqualTo(id);
        assertThat(technologist.page("/lab/tubes/" + container).body()).contains("In case " + number);

        gross(id);
        assertThat(step(id)).isEqualTo("READING");
        write(pathologist, id, 0, BENIGN, "");
        JsonNode signed = read(pathologist.api("POST", path(id, "/sign"), ""));

        assertThat(signed.get("kind").asString()).isEqualTo("FINAL");
        assertThat(step(id)).isEqualTo("SIGNED_OUT");
        assertThat(laboratory.sentAbout(number))
                .singleElement()
                .asString()
                .contains("OBX|3|FT|22637-3^Final diagnosis^LN^PATHDX^Final diagnosis^L||A. Colon:\\.br\\Tubular"
                        + " adenoma|")
                .contains("A polyp")
                .contains("Signed")
                .contains("|SURG^");
        assertThat(laboratory.text(
                        "select o.state from lab.lab_order o join lab.order_line l on l.order_id = o.id"
                                + " join lab.specimen s on s.id = l.specimen where s.accession = ?",
                        container))
                .isEqualTo("COMPLETE");
        assertThat(laboratory.rows(
                        "select 1 from platform.event where type = 'lab.CaseSignedOut' and subject = ?",
                        "pathology-case/" + number))
                .hasSize(1);
        assertThat(laboratory.rows(
                        "select 1 from records.resource where type = 'DiagnosticReport' and id = 'lab-report-' ||"
                                + " (select l.order_id from lab.order_line l join lab.specimen s on s.id = l.specimen"
                                + " where s.accession = ?)",
                        container))
                .hasSize(1);
    }

    @Test
    void theFirstMalignantDiagnosisIsSignedOnlyAfterAnotherPathologistAgreed() {
        long id = opened();
        gross(id);
        write(pathologist, id, 0, MALIGNANT, "");

        assertThat(pathologist.api("POST", path(id, "/sign"), "").body()).contains("Another pathologist must agree");
        assertThat(step(id)).isEqualTo("SECOND_LOOK");
        assertThat(opine(pathologist, id, 1, true)).isEqualTo(409);
        assertThat(opine(colleague, id, 1, true)).isEqualTo(200);
        assertThat(colleague.api("POST", path(id, "/sign"), "").body()).contains("You agreed to it");
        write(pathologist, id, 1, MALIGNANT.replace("Adenocarcinoma", "Adenocarcinoma, high grade"), "");
        assertThat(pathologist.api("POST", path(id, "/sign"), "").statusCode()).isEqualTo(409);
        assertThat(opine(colleague, id, 1, true)).isEqualTo(409);
        assertThat(opine(colleague, id, 2, true)).isEqualTo(200);
        JsonNode signed = read(pathologist.api("POST", path(id, "/sign"), ""));

        assertThat(signed.get("signedBy").asString()).isEqualTo("pathologist");
        assertThat(signed.get("secondBy").asString()).isEqualTo("pathologist2");
    }

    @Test
    void anAmendedReportStandsBesideTheFormerAndTellsIt() {
        long id = opened();
        gross(id);
        write(pathologist, id, 0, BENIGN, "");
        pathologist.api("POST", path(id, "/sign"), "");
        String number = sheet(id).get("pathologyCase").get("number").asString();
        String other = BENIGN.replace("Tubular adenoma", "Tubulovillous adenoma");

        assertThat(write(pathologist, id, 2, other, "")).isEqualTo(400);
        assertThat(write(pathologist, id, 2, other, "deeper levels")).isEqualTo(200);
        pathologist.api("POST", path(id, "/sign"), "");
        pathologist.api("POST", path(id, "/addenda"), "{\"words\":\"Seen at the conference\"}");

        JsonNode reports = sheet(id).get("reports");
        assertThat(reports.get(0).get("text").get("diagnosis").asString()).contains("Tubular adenoma");
        assertThat(reports.get(1).get("kind").asString()).isEqualTo("AMENDED");
        assertThat(reports.get(2).get("kind").asString()).isEqualTo("ADDENDUM");
        List<String> sent = laboratory.sentAbout(number);
        assertThat(sent).hasSize(3);
        assertThat(sent.get(1))
                .contains("Tubulovillous")
                .contains("Amended: deeper levels")
                .contains("Corrected result. Reported before: A. Colon:")
                .contains("Tubular adenoma")
                .contains("|C|");
        assertThat(sent.get(2)).contains("Seen at the conference").contains("22639-9");
        assertThat(pathologist.printed(path(id, "/report")))
                .contains(
                        "AMENDED REPORT", "Tubulovillous adenoma", "changed because: deeper levels", "Tubular adenoma")
                .contains("Addendum", "Seen at the conference", "Signed ");
        assertThat(pathologist.page("/lab/pathology/cases/" + id).body())
                .contains("Tubular adenoma")
                .contains("Tubulovillous adenoma")
                .contains("deeper levels");
        assertThatThrownBy(
                        () -> laboratory.change("update lab.pathology_report set diagnosis = '' where case_id = ?", id))
                .hasMessageContaining("stays as it was signed");
    }

    @Test
    void onlyAPathologistWritesAndSigns() {
        long id = opened();

        assertThat(write(technologist, id, 0, BENIGN, "")).isEqualTo(403);
        assertThat(technologist.api("POST", path(id, "/sign"), "").statusCode()).isEqualTo(403);
        assertThat(technologist.page("/lab/pathology/cases/" + id).body()).doesNotContain("Keep the text");
        assertThat(new LabDesk(port, "doctor").api("GET", path(id, ""), "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotOverwritten() {
        long id = opened();
        write(pathologist, id, 0, BENIGN, "");

        assertThat(write(colleague, id, 0, MALIGNANT, "")).isEqualTo(409);
    }

    @Test
    void aChecklistThatIsNotCompleteStandsAgainstSigning() {
        long id = opened();
        gross(id);
        write(pathologist, id, 0, BENIGN, "");
        String checklist = path(id, "/parts/A/checklists/COLON");
        JsonNode lacking = read(pathologist.api(
                "PUT", checklist, "{\"operation\":\"Sigmoid\",\"nodesExamined\":\"12\",\"nodesPositive\":\"14\"}"));

        assertThat(lacking.get("problems").toString()).contains("14").contains("Greatest width of the tumor");
        assertThat(pathologist.api("POST", path(id, "/sign"), "").body()).contains("more than there are");
        assertThat(pathologist
                        .page("/lab/pathology/cases/" + id + "/parts/A/checklists?code=COLON")
                        .body())
                .contains("Lymph nodes examined");
    }

    @Test
    void anAnswerWithACodeGoesOutByItselfAndItsCorrectionTellsTheFormerOne() {
        String code = "C" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(java.util.Locale.ROOT);
        String table = "element,label,kind,required,choices,unit,most,when,loinc\\n"
                + "size,Greatest width of the tumor,NUMBER,yes,,mm,,,33728-7\\nnote,Note,TEXT,no,,,,,";
        assertThat(technologist
                        .api(
                                "POST",
                                "/api/pathology/checklists",
                                "{\"code\":\"" + code + "\",\"version\":\"1\",\"name\":\"Tumor\",\"table\":\"" + table
                                        + "\"}")
                        .statusCode())
                .isEqualTo(200);
        long id = opened();
        gross(id);
        write(pathologist, id, 0, BENIGN, "");
        String checklist = path(id, "/parts/A/checklists/" + code);
        pathologist.api("PUT", checklist, "{\"size\":\"12\",\"note\":\"none\"}");
        assertThat(pathologist.api("POST", path(id, "/sign"), "").statusCode()).isEqualTo(200);
        pathologist.api("PUT", checklist, "{\"size\":\"21\"}");
        write(pathologist, id, 2, BENIGN, "measured again");
        assertThat(pathologist.api("POST", path(id, "/sign"), "").statusCode()).isEqualTo(200);

        List<String> sent = laboratory.sentAbout(
                sheet(id).get("pathologyCase").get("number").asString());
        assertThat(sent.getFirst()).contains("|NM|33728-7^").contains("|12|mm^^UCUM|");
        assertThat(sent.getLast())
                .contains("|21|mm^^UCUM|")
                .contains("Corrected result. Reported before: 12 (")
                .contains("Reason: measured again.");
        assertThat(pathologist.printed(path(id, "/report")))
                .contains("Greatest width of the tumor: 21 mm", "Greatest width of the tumor: 12 mm");
    }

    @Test
    void aStainIsOrderedWithItsControlAndAFailedControlStopsTheReport() {
        long id = opened();
        String block = gross(id);
        String slide = read(technologist.api(
                        "POST", path(id, "/slides"), "{\"block\":\"" + block + "\",\"stains\":[\"CK7\"],\"level\":2}"))
                .get(0)
                .asString();
        assertThat(slide).isEqualTo(block + "-2");
        assertThat(step(id)).isEqualTo("HISTOLOGY");
        scan("DESK", slide);
        write(pathologist, id, 0, BENIGN, "");
        technologist.api("POST", path(id, "/slides/" + slide + "/control"), "{\"good\":false}");

        assertThat(pathologist.api("POST", path(id, "/sign"), "").body()).contains("control of Cytokeratin 7");
        technologist.api("POST", path(id, "/slides/" + slide + "/cancel"), "{\"reason\":\"control failed, repeated\"}");
        assertThat(pathologist.api("POST", path(id, "/sign"), "").statusCode()).isEqualTo(200);
    }

    @Test
    void everyScanIsKeptAndWhatStaysTooLongIsLost() {
        long id = opened();
        String block = gross(id);

        assertThat(scan("EMBEDDING", block)).isEqualTo("SKIPPED");
        assertThat(scan("STAINING", block)).isEqualTo("NOT_HERE");
        assertThat(scan("STAINING", "NOBODY-1")).isEqualTo("UNKNOWN");
        assertThat(technologist.api("GET", "/api/pathology/lost", "").body()).doesNotContain(block + "\"");
        laboratory.change("update lab.pathology_scan set at = at - interval '13 hours' where code = ?", block);
        assertThat(technologist.api("GET", "/api/pathology/lost", "").body()).contains(block + "\"");
        assertThat(technologist.page("/lab/pathology/tracking/lost").body()).contains("Embedding");
        assertThat(technologist.page("/lab/pathology/tracking?station=STAINING").body())
                .contains("NOBODY-1");
    }

    @Test
    void aCaseIsOpenedByHandAndABloodTubeOpensNone() {
        String record = "PA" + UUID.randomUUID().toString().substring(0, 8);
        String tube = laboratory.order(record, record, "19700101", "F", "K").getFirst();

        assertThat(technologist
                        .api("POST", "/api/pathology/cases/scan", "{\"code\":\"" + tube + "\"}")
                        .body())
                .contains("Pathology was not ordered");
        JsonNode opened = read(technologist.api(
                "POST",
                "/api/pathology/cases",
                "{\"kind\":\"CYTOLOGY\",\"recordNumber\":\"" + record
                        + "\",\"history\":\"\",\"priority\":\"S\",\"site\":\"Pleura\",\"procedure\":\"puncture\"}"));
        long id = opened.get("id").asLong();
        assertThat(opened.get("number").asString()).startsWith("N");
        technologist.api(
                "PUT",
                path(id, "/parts/A"),
                "{\"site\":\"Pleura\",\"procedure\":\"puncture\",\"gross\":\"20 mL, cloudy\"}");
        write(pathologist, id, 0, BENIGN, "");
        assertThat(pathologist.api("POST", path(id, "/sign"), "").statusCode()).isEqualTo(200);
        assertThat(laboratory.sentAbout(opened.get("number").asString())).hasSize(1);
    }

    @Test
    void blocksAndSlidesGetLabelsWithTheirNumbers() {
        long id = opened();
        String block = gross(id);
        String labels = path(id, "/labels");

        assertThat(technologist
                        .api("POST", labels, "{\"kind\":\"BLOCKS\",\"form\":\"ZPL\"}")
                        .body())
                .contains("^BXN")
                .contains("^FD" + block + "^FS");
        assertThat(technologist.api("POST", labels, "{\"kind\":\"SLIDES\"}").body())
                .startsWith("%PDF");
        assertThat(technologist
                        .api("POST", labels, "{\"kind\":\"SLIDES\",\"only\":\"" + block + "-9\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(technologist.page("/lab/pathology/cases/" + id).body()).contains("labels printed");
        assertThat(technologist
                        .page("/lab/pathology/cases.csv?step=READING&size=5")
                        .body())
                .startsWith("opened,case");
    }

    @Test
    void blocksMoveByKeysAlone() {
        long id = opened();
        String block = gross(id);
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            browser.go("/lab/pathology/tracking");
            browser.press("@processing", Keys.ENTER);
            browser.await(() -> browser.text().contains("Scan at Processing"), "the station to change");
            browser.press(block, Keys.ENTER);
            browser.await(() -> browser.textOf("#scanned").contains(block), "the block to be seen");
            browser.await(() -> browser.textOf("#scanned .notice").contains("seen"), "how it came");
        }
    }

    @Test
    void thePagesHaveNoBarriers() {
        long id = opened();
        String block = gross(id);
        technologist.api("POST", path(id, "/slides"), "{\"block\":\"" + block + "\",\"stains\":[\"CK7\"],\"level\":1}");
        scan("STAINING", block);
        laboratory.change("update lab.pathology_scan set at = at - interval '300 hours' where code = ?", block);
        write(pathologist, id, 0, MALIGNANT, "");
        long signed = opened();
        gross(signed);
        pathologist.api("PUT", path(signed, "/parts/A/checklists/COLON"), "{\"operation\":\"Sigmoid\"}");
        pathologist.api("PUT", path(signed, "/parts/A/checklists/COLON"), "{}");
        try (Browser browser = Browser.open(port)) {
            browser.signIn("pathologist");
            for (String path : List.of(
                    "",
                    "/cases/" + id,
                    "/cases/" + signed + "/parts/A/checklists?code=COLON",
                    "/tracking",
                    "/tracking/lost",
                    "/settings")) {
                assertThat(browser.faultsAtAGlance(
                                "pathology" + path.replaceAll("[\\W\\d]+", "-"), "/lab/pathology" + path))
                        .isEmpty();
            }
        }
    }

    private String container() {
        String record = "PA" + UUID.randomUUID().toString().substring(0, 8);
        return laboratory.order(record, record, "19700101", "F", "SURG").getFirst();
    }

    private JsonNode open(String container) {
        return read(technologist.api("POST", "/api/pathology/cases/scan", "{\"code\":\"" + container + "\"}"));
    }

    private long opened() {
        return open(container()).get("id").asLong();
    }

    /** Describes part A and makes one block, whose first slide comes to the desk; gives the block's label. */
    private String gross(long id) {
        technologist.api(
                "PUT",
                path(id, "/parts/A"),
                "{\"site\":\"Sigmoid\",\"procedure\":\"polypectomy\",\"gross\":\"A polyp of 8 mm\"}");
        String block = read(technologist.api("POST", path(id, "/parts/A/blocks"), "{\"contents\":[\"all of it\"]}"))
                .get(0)
                .asString();
        for (String station : List.of("MICROTOMY", "STAINING", "DESK")) {
            scan(station, block + "-1");
        }
        return block;
    }

    private String scan(String station, String code) {
        return read(technologist.api(
                        "POST", "/api/pathology/scans", "{\"station\":\"" + station + "\",\"code\":\"" + code + "\"}"))
                .get("outcome")
                .asString();
    }

    private static String path(long id, String rest) {
        return "/api/pathology/cases/" + id + rest;
    }

    private int write(LabDesk desk, long id, int revision, String text, String reason) {
        return desk.api(
                        "PUT",
                        path(id, "/draft"),
                        "{\"revision\":" + revision + ",\"text\":{" + text + ",\"reason\":\"" + reason + "\"}}")
                .statusCode();
    }

    private int opine(LabDesk desk, long id, int revision, boolean agrees) {
        return desk.api(
                        "POST",
                        path(id, "/opinions"),
                        "{\"revision\":" + revision + ",\"agrees\":" + agrees + ",\"comment\":\"seen\"}")
                .statusCode();
    }

    private JsonNode sheet(long id) {
        return read(pathologist.api("GET", path(id, ""), ""));
    }

    private String step(long id) {
        return sheet(id).get("pathologyCase").get("step").asString();
    }

    private JsonNode read(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return json.readTree(answer.body());
    }
}

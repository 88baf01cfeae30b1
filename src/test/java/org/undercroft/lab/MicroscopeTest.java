package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.lab.microscope.cell.SyntheticFilm;
import org.undercroft.platform.security.Role;
import tools.jackson.databind.JsonNode;

@UndercroftTest
@Import(Laboratory.class)
class MicroscopeTest {

    private static final AtomicLong SEEDS = new AtomicLong(1000);

    private final int port;
    private final Laboratory laboratory;
    private final MicroscopeDesk desk;
    private final MicroscopeDesk ward;
    private final LabDesk pages;
    private final Browser bench;

    MicroscopeTest(@Autowired Laboratory laboratory, @LocalServerPort int port) {
        this.port = port;
        this.laboratory = laboratory;
        this.desk = new MicroscopeDesk(port, "lab");
        this.ward = new MicroscopeDesk(port, "nurse");
        this.pages = new LabDesk(port, "lab");
        this.bench = Browser.as(Role.LAB_TECHNOLOGIST, port);
    }

    @Test
    void aFileIsKeptByteForByteAndShownInTiles() {
        byte[] file = MicroscopeDesk.encoded(film().image(), "png");
        long id = desk.brought(file, "field.png", Map.of());
        assertThat(desk.state(id)).isEqualTo("READY");
        assertThat(pages.page("/lab/slides/" + id + "/image.dzi").body())
                .contains("Width=\"640\"")
                .contains("TileSize=\"256\"");
        HttpResponse<String> tile = pages.page("/lab/slides/" + id + "/image_files/10/2_1.jpeg");
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(tile.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(
                        words -> assertThat(words).contains("private").contains("immutable"));
        assertThat(pages.page("/lab/slides/" + id + "/image_files/10/3_1.jpeg").statusCode())
                .isEqualTo(404);
        assertThat(laboratory.text(
                        "select encode(sha256(string_agg(bytes, null order by number)), 'hex')"
                                + " from lab.slide_part where slide = ?",
                        id))
                .isEqualTo(desk.read("/api/slides/" + id).get("sha256").asString());
    }

    @Test
    void theSameFileIsKeptOnce() {
        byte[] file = MicroscopeDesk.encoded(film().image(), "jpeg");
        long id = desk.brought(file, "a.jpg", Map.of());
        assertThat(desk.brought(file, "b.jpg", Map.of())).isEqualTo(id);
    }

    @Test
    void whatIsNoImageIsRefusedWhateverItsName() {
        HttpResponse<String> answer = desk.bring("<html>".getBytes(StandardCharsets.UTF_8), "film.jpg", Map.of());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no JPEG, PNG, TIFF or DICOM");
    }

    @Test
    void aDamagedImageIsKeptWithItsReason() {
        byte[] whole = MicroscopeDesk.encoded(film().image(), "png");
        long id = desk.brought(java.util.Arrays.copyOf(whole, 200), "cut.png", Map.of());
        assertThat(desk.state(id)).isEqualTo("FAILED");
        assertThat(desk.read("/api/slides/" + id).get("reason").asString()).isNotBlank();
        assertThat(pages.page("/lab/slides/" + id).body()).contains("Prepare again");
    }

    @Test
    void aTiffIsShownToo() {
        BufferedImage image = film().image();
        assertThat(desk.state(desk.brought(MicroscopeDesk.encoded(image, "tiff"), "field.tif", Map.of())))
                .isEqualTo("READY");
    }

    @Test
    void aPersonAddsNamesAndTakesAwayMarksAndUndoesIt() {
        long id = slide(Map.of());
        String marks = "/api/slides/" + id + "/marks";
        long red = number(desk.change("POST", marks, "{\"kind\":\"RED\",\"x\":100,\"y\":100}"));
        long white = number(desk.change("POST", marks, "{\"kind\":\"WHITE\",\"x\":300,\"y\":200}"));
        desk.change("PUT", marks + "/" + white, "{\"kind\":\"EOSINOPHIL\"}");
        JsonNode sheet = desk.change("DELETE", marks + "/" + red, "");
        assertThat(person(sheet, "RED")).isZero();
        assertThat(person(sheet, "EOSINOPHIL")).isEqualTo(1);

        assertThat(person(desk.change("POST", "/api/slides/" + id + "/undo", ""), "RED"))
                .isEqualTo(1);
        assertThat(person(desk.change("POST", "/api/slides/" + id + "/undo", ""), "WHITE"))
                .isEqualTo(1);
        JsonNode bare = desk.change("POST", "/api/slides/" + id + "/undo", "");
        assertThat(person(bare, "WHITE")).isZero();
        assertThat(bare.get("history").get(0).get("undone").asBoolean()).isTrue();
    }

    @Test
    void theMachineCountsAndItsCountStaysBesideThePersons() {
        long id = slide(Map.of());
        JsonNode counted = desk.change("POST", "/api/slides/" + id + "/counts", "");
        int machine = counted.get("count").get("machine").path("RED").asInt();
        assertThat(machine).isGreaterThan(8);
        long first = counted.get("marks").get(0).get("id").asLong();
        JsonNode corrected = desk.change("DELETE", "/api/slides/" + id + "/marks/" + first, "");
        assertThat(corrected.get("count").get("machine"))
                .isEqualTo(counted.get("count").get("machine"));
        assertThat(corrected.get("count").get("person"))
                .isNotEqualTo(counted.get("count").get("person"));

        JsonNode again = desk.change("POST", "/api/slides/" + id + "/counts", "");
        assertThat(again.get("marks").size()).isEqualTo(corrected.get("marks").size());
        assertThat(pages.page("/lab/slides/" + id + "/marks.csv").body()).contains("counted as");
    }

    @Test
    void aNoteIsKeptWithItsAuthorAndTakenAway() {
        long id = slide(Map.of());
        JsonNode sheet = desk.change(
                "POST",
                "/api/slides/" + id + "/annotations",
                "{\"shape\":\"LINE\",\"x1\":10,\"y1\":10,\"x2\":110,\"y2\":10,\"words\":\"diameter\"}");
        JsonNode note = sheet.get("annotations").get(0);
        assertThat(note.get("madeBy").asString()).isEqualTo("lab");
        assertThat(desk.change(
                                "DELETE",
                                "/api/slides/" + id + "/annotations/"
                                        + note.get("id").asLong(),
                                "")
                        .get("annotations")
                        .size())
                .isZero();
        assertThat(desk.ask(
                                "POST",
                                "/api/slides/" + id + "/annotations",
                                "{\"shape\":\"TEXT\",\"x1\":10,\"y1\":10,\"x2\":10,\"y2\":10,\"words\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aConfirmedDifferentialBecomesResultsOfTheTube() {
        String accession = bloodCount("8.00");
        long id = slide(Map.of("accession", accession));
        mark(id, "NEUTROPHIL", 15);
        mark(id, "LYMPHOCYTE", 10);
        mark(id, "NUCLEATED_RED", 1);
        assertThat(desk.ask("POST", "/api/slides/" + id + "/confirmation", "{\"classified\":24}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(byHand(accession)).isEmpty();

        desk.change("POST", "/api/slides/" + id + "/confirmation", "{\"classified\":25}");
        assertThat(byHand(accession))
                .contains("SEGP 60", "LYMPHMP 40", "MONOMP 0", "NEUTM 4.80", "LYMPHM 3.20", "NRBCM 4.0");
        assertThat(pages.page("/lab/specimens/" + accession).body())
                .contains("Slide " + id + " brought")
                .contains("Differential of 25 white cells confirmed: signed");
    }

    @Test
    void aDifferentialWithBlastsOnASlideWaitsForAnotherPersonToo() {
        String accession = bloodCount("8.00");
        long id = slide(Map.of("accession", accession));
        mark(id, "NEUTROPHIL", 24);
        mark(id, "BLAST", 1);

        assertThat(confirm(id, 25)).contains("to be reviewed");
        assertThat(byHand(accession)).isEmpty();
    }

    @Test
    void aHandfulOfCellsOnASlideIsNoDifferential() {
        long id = slide(Map.of("accession", bloodCount("8.00")));
        mark(id, "NEUTROPHIL", 3);

        assertThat(confirm(id, 3)).contains("between 25 and 1000 leukocytes");
    }

    private void mark(long slide, String kind, int cells) {
        for (int i = 0; i < cells; i++) {
            desk.change(
                    "POST",
                    "/api/slides/" + slide + "/marks",
                    "{\"kind\":\"%s\",\"x\":%d,\"y\":100}".formatted(kind, 10 + 20 * i));
        }
    }

    private String bloodCount(String leukocytes) {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "WBC", "WBC");
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", "CBCD").getFirst();
        laboratory.measure(analyzer, accession, "WBC", leukocytes, "10*3/uL");
        return accession;
    }

    private List<String> byHand(String accession) {
        return laboratory
                .rows(
                        "select test || ' ' || reported as said from lab.result r join lab.specimen s on s.id ="
                                + " r.specimen where accession = ? and record like 'entered by hand%'",
                        accession)
                .stream()
                .map(row -> String.valueOf(row.get("said")))
                .toList();
    }

    @Test
    void aSlideIsLinkedByScanningItsTubeAndWithdrawn() {
        long id = slide(Map.of());
        String path = "/lab/slides/" + id;
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", "K").getFirst();
        assertThat(confirm(id, 0)).contains("to which specimen");

        bench.post(path, path + "/specimen", Map.of("code", accession + "X"));
        assertThat(bench.get(path).body()).contains("No specimen has the number");
        bench.post(path, path + "/specimen", Map.of("code", accession));
        assertThat(desk.read("/api/slides/" + id).get("specimen").asString()).isEqualTo(accession);
        assertThat(pages.page("/lab/specimens/" + accession).body()).contains("Slide " + id + " belongs to it");

        bench.post(path, path + "/withdraw", Map.of("reason", "wrong tube"));
        assertThat(desk.state(id)).isEqualTo("WITHDRAWN");
        assertThat(desk.ask("POST", "/api/slides/" + id + "/counts", "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void anObjectiveIsCalibratedWithAStageMicrometer() {
        String objective = name("100x ");
        bench.post(
                "/lab/objectives",
                "/lab/objectives",
                Map.of("name", objective, "microns", "100", "pixels", "1200", "plateletFactor", "20000"));
        assertThat(bench.get("/lab/objectives").body())
                .contains(objective)
                .contains("0.0833333")
                .contains("20000");
    }

    @Test
    void theWardLooksAndChangesNothing() {
        long id = slide(Map.of());
        assertThat(new LabDesk(port, "nurse").page("/lab/slides/" + id).body())
                .contains("slide-view")
                .doesNotContain("Withdraw because");
        assertThat(ward.read("/api/slides/" + id + "/sheet")
                        .get("slide")
                        .get("id")
                        .asLong())
                .isEqualTo(id);
        assertThat(ward.ask("POST", "/api/slides/" + id + "/marks", "{\"kind\":\"RED\",\"x\":1,\"y\":1}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsReadAndChangedIsAudited() {
        long id = slide(Map.of());
        desk.change("POST", "/api/slides/" + id + "/marks", "{\"kind\":\"RED\",\"x\":100,\"y\":100}");
        assertThat(laboratory.rows(
                        "select action from platform.audit_entry where entity_type = 'slide' and entity_id = ?",
                        String.valueOf(id)))
                .extracting(row -> row.get("action"))
                .contains("CREATE", "READ", "UPDATE");
    }

    private String confirm(long id, int classified) {
        return desk.ask("POST", "/api/slides/" + id + "/confirmation", "{\"classified\":%d}".formatted(classified))
                .body();
    }

    private long slide(Map<String, String> fields) {
        return desk.brought(MicroscopeDesk.encoded(film().image(), "png"), "field.png", fields);
    }

    private static SyntheticFilm film() {
        return SyntheticFilm.drawn(SEEDS.incrementAndGet());
    }

    private static int person(JsonNode sheet, String kind) {
        return sheet.get("count").get("person").path(kind).asInt();
    }

    private static long number(JsonNode sheet) {
        JsonNode marks = sheet.get("marks");
        return marks.get(marks.size() - 1).get("id").asLong();
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}

package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

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
class PlateTest {

    private static final String CONTROLS = "A1,CT,\nA1,IC,30\nB1,CT,26\nB1,IC,30\n";

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private final LabDesk desk;

    PlateTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.desk = new LabDesk(port, "lab");
    }

    @Test
    void aValidPlateIsConfirmedAndOnlyWhatCanBeSaidIsReported() {
        String found = order("CT");
        String free = order("CT");
        String inhibited = order("CT");
        long plate = filled(found, free, inhibited);
        read(plate, CONTROLS + "C1,CT,29.4\nC1,IC,31\nD1,CT,Undetermined\nD1,IC,31\nE1,CT,\nE1,IC,\n");

        assertThat(desk.api("POST", path(plate, "/confirm"), "").body()).contains("\"results\":2");
        assertThat(state(found)).isEqualTo("RELEASED detected");
        assertThat(state(free)).isEqualTo("RELEASED not detected");
        assertThat(laboratory.results(inhibited)).isEmpty();
        assertThat(laboratory.sentAbout(found).toString()).contains("CT 29.4").contains("Molecular plate");
        assertThat(desk.page("/lab/plates/" + plate + "/layout.csv").body())
                .contains("C1,Sample," + found + ",detected,29.4,31")
                .contains("E1,Sample," + inhibited + ",Invalid");
        assertThat(desk.api("POST", path(plate, "/confirm"), "").statusCode()).isEqualTo(409);
    }

    @Test
    void aContaminatedPlateReportsNothing() {
        String accession = order("CT");
        long plate = filled(accession);
        read(plate, CONTROLS.replace("A1,CT,", "A1,CT,37.9") + "C1,CT,\nC1,IC,30\n");

        assertThat(desk.api("POST", path(plate, "/confirm"), "").body()).contains("contaminated");
        assertThat(laboratory.results(accession)).isEmpty();
        assertThat(desk.page("/lab/plates/" + plate).body()).contains("Invalid plate");
    }

    @Test
    void aFileThatDoesNotFitIsKeptAndTellsWhy() {
        long plate = filled(order("CT"));

        assertThat(desk.api("POST", path(plate, "/file"), file("H12,CT,20\n")).body())
                .contains("nothing was put into H12")
                .contains("The file is kept");
        assertThat(laboratory.rows("select 1 from lab.plate_import where plate = ? and content like '%H12%'", plate))
                .hasSize(1);
        assertThat(desk.page("/lab/plates/" + plate).body()).contains("A file was not read");
    }

    @Test
    void nothingGoesIntoAWellTwiceNorWithoutBeingOrdered() {
        String accession = order("CT");
        long plate = filled(accession);

        assertThat(place(plate, accession, "").body()).contains("is in C1 already");
        assertThat(place(plate, order("NG"), "").body()).contains("CT is not ordered");
        assertThat(place(plate, order("CT"), "C1").body()).contains("Something is in C1 already");
        assertThat(place(plate, order("CT"), "Z9").statusCode()).isEqualTo(400);
        assertThat(place(plate, "NOBODY-1", "").statusCode()).isEqualTo(404);
        assertThat(desk.api("POST", path(plate, "/wells/C1/clear"), "").statusCode())
                .isEqualTo(200);
        assertThat(place(plate, accession, "").body()).contains("C1");
        assertThat(new LabDesk(port, "nurse").api("GET", path(plate, ""), "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aPlateIsFilledByKeysAloneOnAPageWithoutBarriers() {
        String accession = order("CT");
        long plate = begin();
        try (Browser browser = Browser.open(port)) {
            browser.signIn("lab");
            browser.go("/lab/plates/" + plate);
            for (String code : List.of("NTC", "POS", accession)) {
                browser.press(code, Keys.ENTER);
                browser.await(() -> browser.text().contains(code + " is in"), code + " to be placed");
            }
            assertThat(browser.text()).contains("Scan into D1");
            read(plate, CONTROLS + "C1,CT,22\nC1,IC,30\n");
            for (String path : List.of("/" + plate, "", "/settings")) {
                assertThat(browser.faultsAtAGlance("plates" + path.replaceAll("[\\W\\d]+", "-"), "/lab/plates" + path))
                        .isEmpty();
            }
        }
    }

    private String order(String test) {
        String record = "PL" + UUID.randomUUID().toString().replace("-", "").substring(0, 8);
        return laboratory.order(record, record, "19700101", "F", test).getFirst();
    }

    private long begin() {
        return node(desk.api("POST", "/api/plates", "{\"assay\":\"CT\",\"size\":\"WELLS_96\"}")
                        .body())
                .get("id")
                .asLong();
    }

    /** A plate with its controls in A1 and B1, and these from C1 on. */
    private long filled(String... accessions) {
        long plate = begin();
        place(plate, "NTC", "");
        place(plate, "pos", "");
        for (String accession : accessions) {
            assertThat(place(plate, accession, "").statusCode()).isEqualTo(200);
        }
        return plate;
    }

    private java.net.http.HttpResponse<String> place(long plate, String code, String well) {
        return desk.api("POST", path(plate, "/wells"), "{\"code\":\"" + code + "\",\"well\":\"" + well + "\"}");
    }

    private void read(long plate, String rows) {
        assertThat(desk.api("POST", path(plate, "/file"), file(rows)).statusCode())
                .isEqualTo(200);
    }

    private static String file(String rows) {
        return "{\"format\":\"WELL-TARGET-CT\",\"content\":\"Well,Target,Ct\\n" + rows.replace("\n", "\\n") + "\"}";
    }

    private String state(String accession) {
        return laboratory.text(
                "select r.state || ' ' || reported from lab.result r join lab.specimen s on s.id = r.specimen"
                        + " where accession = ? order by r.id desc limit 1",
                accession);
    }

    private JsonNode node(String body) {
        return json.readTree(body);
    }

    private static String path(long plate, String rest) {
        return "/api/plates/" + plate + rest;
    }
}

package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import org.undercroft.browser.Browser;
import tools.jackson.databind.json.JsonMapper;

/** Receipt, storage and the other pages of a tube's life in a real browser: by keyboard alone, and without barriers. */
@UndercroftTest
@Import(Laboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecimensInBrowserTest {

    private final Laboratory laboratory;
    private final JsonMapper json;
    private final int port;
    private final LabDesk desk;
    private Browser browser;

    SpecimensInBrowserTest(@Autowired Laboratory laboratory, @LocalServerPort int port, @Autowired JsonMapper json) {
        this.laboratory = laboratory;
        this.json = json;
        this.port = port;
        this.desk = new LabDesk(port, "lab");
    }

    @BeforeAll
    void openBrowser() {
        browser = Browser.open(port);
        browser.signIn("lab");
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void tubesAreReceivedByKeysAlone() {
        String first = order("K");
        String second = order("CBC");
        browser.go("/lab/receipt");
        browser.press(first, Keys.ENTER, second, Keys.ENTER, "NOBODY-77", Keys.ENTER);
        browser.await(() -> browser.textOf("#scanned").contains("NOBODY-77"), "the unknown number to be told");
        assertThat(browser.textOf("#scanned .notice")).contains("No specimen has the number");
        assertThat(browser.textOf("#scanned tbody"))
                .contains(first)
                .contains(second)
                .contains("Received");

        browser.press(Keys.ESCAPE);
        browser.press("j");
        browser.await(() -> browser.textOf("tr.chosen").contains(second), "the second row to be chosen");
        browser.press(Keys.ENTER);
        browser.await(() -> browser.textOf("h1").contains(second), "the tube's page");
        assertThat(browser.textOf(".history")).contains("Number given").contains("Received");
    }

    @Test
    void samplesAreStoredFoundAndTakenOutByKeysAlone() {
        String code = rack(name("Freezer "));
        String sample = received();
        browser.go("/lab/storage");
        browser.press(code, Keys.ENTER);
        browser.await(() -> browser.textOf("h1").contains("Rack"), "the rack's page");
        browser.press(sample, Keys.ENTER);
        browser.await(() -> browser.textOf("main").contains(sample + " stands at A1"), "the sample at A1");
        assertThat(browser.textOf("table.rack td.taken")).contains(sample);

        browser.go("/lab/storage");
        browser.press(sample, Keys.ENTER);
        browser.await(() -> browser.textOf("main").contains("stands in"), "where the sample is");
        browser.press(Keys.ESCAPE);
        browser.press("t");
        browser.await(() -> browser.textOf("main").contains(sample + " was taken out"), "the sample to be taken out");
    }

    @Test
    void theWristbandComesBeforeTheTubeAndTheWrongTubeIsRefusedLoudly() {
        String patient = name("P");
        String tube = laboratory.order(patient, name("O"), "19800101", "F", "K").getFirst();
        String other = order("K");
        browser.go("/lab/collection");
        browser.press(patient, Keys.ENTER);
        browser.await(() -> browser.textOf("h1").contains(patient), "the patient's tubes");
        browser.press(other, Keys.ENTER);
        browser.await(() -> browser.textOf("main").contains("STOP"), "the loud refusal");
        browser.picture("lab-collection-refused");
        browser.press(tube, Keys.ENTER);
        browser.await(() -> browser.textOf("main").contains(tube + " is collected"), "the tube to be collected");
    }

    @Test
    void everyPageIsWithoutBarriersWideAndNarrowInLightAndDark() {
        String code = rack(name("Freezer "));
        long rack = Long.parseLong(code.substring(1));
        String patient = name("P");
        laboratory.order(patient, name("O"), "19800101", "F", "CBC", "K", "PT");
        String tube = received();
        desk.api("POST", "/api/storage/racks/" + rack + "/samples", "{\"accession\":\"%s\"}".formatted(tube));
        String late = order("K");
        laboratory.run(
                "update lab.specimen set state = 'COLLECTED', collected_at = now() - interval '5 hours' where"
                        + " accession = ?",
                late);
        desk.api("POST", "/api/receipts", "{\"codes\":[\"NOBODY-1\",\"%s\"]}".formatted(late));
        String rejected = received();
        desk.api("POST", "/api/tubes/" + rejected + "/reject", "{\"reason\":\"CLOTTED\",\"note\":\"a large clot\"}");
        laboratory.run("update lab.storage_stay set keep_until = current_date - 1 where rack = ?", rack);
        desk.api("POST", "/api/storage/retrievals", "{\"accessions\":[\"%s\"],\"purpose\":\"repeat\"}".formatted(tube));
        long unit = json.readTree(
                        desk.api("GET", "/api/storage/racks/" + rack, "").body())
                .get("rack")
                .get("unit")
                .asLong();
        desk.api("POST", "/api/storage/units/" + unit + "/temperature", "{\"celsius\":30}");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("receipt", "/lab/receipt");
        pages.put("tube", "/lab/tubes/" + tube);
        pages.put("tube-rejected", "/lab/tubes/" + rejected);
        pages.put("collection", "/lab/collection");
        pages.put("collect", "/lab/collection/patients/" + patient);
        pages.put("storage", "/lab/storage");
        pages.put("storage-unit", "/lab/storage/units/" + unit);
        pages.put("rack", "/lab/storage/racks/" + rack);
        pages.put("retrieval", "/lab/storage/retrieval");
        pages.put("discard", "/lab/storage/discard?confirm=true");
        pages.put("handling", "/lab/handling");
        pages.put("referrals", "/lab/referrals");
        pages.put("referral", parcel());
        pages.putAll(centrifugePages());
        SoftAssertions found = new SoftAssertions();
        pages.forEach((name, path) ->
                found.assertThat(browser.faultsAtAGlance("lab-" + name, path)).isEmpty());
        found.assertAll();
    }

    private Map<String, String> centrifugePages() {
        String name = name("Spin ");
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, "K", "K");
        for (int i = 0; i < 26; i++) {
            laboratory.measure(analyzer, order("K"), "HIL-H", String.valueOf(i < 22 ? 4 + i % 5 : 150), "");
        }
        long centrifuge = id("/api/centrifuges", "{\"name\":\"%s\",\"equipmentTag\":\"%s\"}".formatted(name, name));
        long rotor = id(
                "/api/centrifuges/" + centrifuge + "/rotors",
                "{\"name\":\"S-4\",\"kind\":\"SWING_OUT\",\"radius\":16,\"mostRpm\":4000,\"places\":4}");
        long program = id(
                "/api/centrifuges/rotors/" + rotor + "/programs",
                "{\"name\":\"Serum\",\"rpm\":3344,\"minutes\":10,\"brake\":5}");
        long run = id("/api/centrifuges/" + centrifuge + "/runs", "{\"program\":%d}".formatted(program));
        desk.api(
                "POST",
                "/api/centrifuges/runs/" + run + "/tubes",
                "{\"accession\":\"%s\",\"reason\":\"shown\"}".formatted(received()));
        return Map.of(
                "centrifuges",
                "/lab/centrifuges",
                "centrifuge",
                "/lab/centrifuges/" + centrifuge,
                "spin",
                "/lab/spins/" + run,
                "hemolysis",
                "/lab/hemolysis?name=W3");
    }

    private String parcel() {
        long laboratoryId =
                id("/api/referrals/laboratories", "{\"name\":\"%s\",\"answerDays\":5}".formatted(name("Reference ")));
        long parcel = id("/api/referrals", "{\"laboratory\":%d}".formatted(laboratoryId));
        desk.api("POST", "/api/referrals/" + parcel + "/samples", "{\"accession\":\"%s\"}".formatted(received()));
        return "/lab/referrals/" + parcel;
    }

    private String rack(String unitName) {
        long unit = id(
                "/api/storage/units",
                "{\"name\":\"%s\",\"temperature\":\"REFRIGERATED\",\"low\":2,\"high\":8}".formatted(unitName));
        long rack = id(
                "/api/storage/units/" + unit + "/racks",
                "{\"shelf\":\"1\",\"name\":\"Box\",\"rows\":8,\"columns\":12}");
        return "R%06d".formatted(rack);
    }

    private String received() {
        String tube = order("NA");
        desk.api("POST", "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        return tube;
    }

    private String order(String code) {
        return laboratory.order(name("P"), name("O"), "19800101", "M", code).getFirst();
    }

    private long id(String path, String body) {
        return json.readTree(desk.api("POST", path, body).body()).get("id").asLong();
    }

    private static String name(String prefix) {
        return prefix
                + UUID.randomUUID().toString().replace("-", "").substring(0, 10).toUpperCase(java.util.Locale.ROOT);
    }
}

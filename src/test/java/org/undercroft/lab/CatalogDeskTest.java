package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.UndercroftTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The catalog set up over pages and the API. */
@UndercroftTest
@Import(Laboratory.class)
class CatalogDeskTest {

    private final LabDesk desk;
    private final JsonMapper json;

    CatalogDeskTest(@LocalServerPort int port, @Autowired JsonMapper json) {
        this.desk = new LabDesk(port, "lab");
        this.json = json;
    }

    @Test
    void everyPartOfTheCatalogHasItsPage() {
        assertThat(page("/lab/catalog?section=Coagulation"))
                .contains("Fibrinogen")
                .doesNotContain("Potassium");
        assertThat(page("/lab/catalog?kind=CALCULATED")).contains("EGFR").doesNotContain("Fibrinogen");
        assertThat(page("/lab/catalog/HGB"))
                .contains("female, 18 years and older")
                .contains("chart-band");
        assertThat(page("/lab/catalog/parts/panels")).contains("Complete blood count");
        assertThat(page("/lab/catalog/parts/panels/edit/CBC")).contains("WBC RBC HGB");
        assertThat(page("/lab/catalog/parts/specimen-types")).contains("Lithium heparin");
        assertThat(page("/lab/catalog/parts/reflex-rules")).contains("TSH-HIGH");
        assertThat(page("/lab/catalog/formulas")).contains("Inker et al.");
        assertThat(page("/lab/catalog/import")).contains("Or paste the rows");
        assertThat(page("/lab/catalog/new")).contains("Molar mass");
        assertThat(page("/lab/catalog/history/TEST/HGB")).contains("Version 1");
    }

    @Test
    void aTestIsEnteredChangedAndRestored() {
        String code = name("T");
        assertThat(desk.api("PUT", "/api/catalog/" + code, body(code, "First name"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.api("PUT", "/api/catalog/" + code, body(code, "Second name"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(page("/lab/catalog/history/TEST/" + code))
                .contains("First name")
                .contains("Second name");

        assertThat(desk.api("POST", "/api/catalog/history/TEST/" + code + "?version=1", "")
                        .statusCode())
                .isEqualTo(200);

        JsonNode test =
                json.readTree(desk.api("GET", "/api/catalog/" + code, "").body());
        assertThat(test.get("name").asString()).isEqualTo("First name");
        assertThat(test.get("version").asInt()).isEqualTo(3);
    }

    @Test
    void aBadTestIsRefusedWithEveryReason() {
        String code = name("T");
        HttpResponse<String> answer = desk.api("PUT", "/api/catalog/" + code, """
            {"code":"%s","name":"","loinc":"2345-8","unit":"mgs/dl","decimals":1,"specimenType":"NONE",
             "section":"Chemistry","active":true,"version":0}
            """.formatted(code));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("A name is needed")
                .contains("check digit")
                .contains("no UCUM unit")
                .contains("no specimen type");
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        String code = name("T");
        desk.api("PUT", "/api/catalog/" + code, body(code, "One"));
        desk.api("PUT", "/api/catalog/" + code, body(code, "Two"));
        String stale = body(code, "Three").replace("\"version\":0", "\"version\":1");
        assertThat(desk.api("PUT", "/api/catalog/" + code, stale).statusCode()).isEqualTo(409);
    }

    @Test
    void aTableIsTriedThenImported() {
        String code = name("T");
        String table = "code,name,unit,decimals,specimen,section\n" + code + ",Imported,mg/dL,1,SER,Chemistry\n"
                + name("B") + ",Bad,nonsense,1,SER,Chemistry";
        assertThat(csv(table, true).body())
                .contains("\"NEW\"")
                .contains("\"REFUSED\"")
                .contains("no UCUM unit");
        assertThat(desk.api("GET", "/api/catalog/" + code, "").statusCode()).isEqualTo(404);

        assertThat(csv(table, false).statusCode()).isEqualTo(200);
        assertThat(desk.api("GET", "/api/catalog/" + code, "").body()).contains("Imported");
    }

    @Test
    void theExportIsImportedAsTheSame() {
        String exported = desk.api("GET", "/api/catalog/tables/tests", "").body();
        assertThat(csv(exported, true).body()).contains("\"SAME\"").doesNotContain("\"REFUSED\"", "\"CHANGED\"");
    }

    private HttpResponse<String> csv(String table, boolean dryRun) {
        return desk.csv("/api/catalog/tables/tests?dryRun=" + dryRun, table);
    }

    private static String body(String code, String name) {
        return """
            {"code":"%s","name":"%s","loinc":"","unit":"mg/dL","decimals":1,"specimenType":"SER",
             "section":"Chemistry","active":true,"version":0,"ranges":[]}
            """.formatted(code, name).replace("\n", "");
    }

    private String page(String path) {
        HttpResponse<String> response = desk.page(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}

package org.undercroft.biomed.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.biomed.WorkshopApi;
import org.undercroft.platform.security.Role;
import tools.jackson.databind.JsonNode;

@UndercroftTest
class EquipmentTest {

    @LocalServerPort
    private int port;

    @Test
    void aTagBelongsToOneMachineWhateverItsCase() {
        biomed().post("/api/equipment", Map.of("tag", "Vent-01", "name", "Ventilator", "category", "VENTILATOR"));
        HttpResponse<String> second = biomed().tryPost("/api/equipment", Map.of("tag", "VENT-01", "name", "Other"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("already on another machine");
        assertThat(biomed().get("/api/equipment/vent-01").get("tag").asString()).isEqualTo("Vent-01");
    }

    @Test
    void aChangeIsKeptWithWhatItWasBefore() {
        biomed().post("/api/equipment", Map.of("tag", "MON-1", "name", "Monitor", "room", "12"));
        HttpResponse<String> changed = biomed().tryPut(
                        "/api/equipment/MON-1", Map.of("name", "Monitor", "model", "M7", "room", "14", "version", 1));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(biomed().get("/api/equipment/MON-1/history").toString())
                .contains("nothing → M7", "\"before\":\"12\"", "\"after\":\"14\"", "\"changedBy\":\"biomed\"");
    }

    @Test
    void aChangeOfAnOldVersionIsRefusedInWords() {
        biomed().post("/api/equipment", Map.of("tag", "MON-2", "name", "Monitor"));
        Map<String, Object> change = Map.of("name", "Bed monitor", "version", 1);
        assertThat(biomed().tryPut("/api/equipment/MON-2", change).statusCode()).isEqualTo(200);
        HttpResponse<String> late = biomed().tryPut("/api/equipment/MON-2", change);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else has changed MON-2");
    }

    @Test
    void aRetiredMachineDoesNotGoStraightIntoService() {
        biomed().post("/api/equipment", Map.of("tag", "OLD-1", "name", "Pump", "category", "PUMP"));
        biomed().post("/api/equipment/OLD-1/status", Map.of("status", "RETIRED", "reason", "Worn out"));
        HttpResponse<String> back =
                biomed().tryPost("/api/equipment/OLD-1/status", Map.of("status", "IN_SERVICE", "reason", "Needed"));
        assertThat(back.statusCode()).isEqualTo(409);
        assertThat(back.body()).contains("is retired and can't become in service");
    }

    @Test
    void aNurseReadsTheListAndDoesNotChangeIt() {
        WorkshopApi nurse = WorkshopApi.as("nurse", port);
        assertThat(nurse.tryGet("/api/equipment").statusCode()).isEqualTo(200);
        assertThat(nurse.tryPost("/api/equipment", Map.of("tag", "X", "name", "X"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(WorkshopApi.as("billing", port).tryGet("/api/equipment").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDryRunSaysWhatWouldBecomeOfEachRowAndChangesNothing() {
        biomed().post(
                        "/api/equipment",
                        Map.of("tag", "IMP-1", "name", "Pump", "make", "Acme", "serial", "S1", "category", "PUMP"));
        byte[] file = """
            Asset tag;Name;Manufacturer;Serial number;Category;Location
            IMP-1;Pump;Acme;S1;PUMP;
            IMP-2;Röntgen;Acme;S1;Imaging;3
            imp-2;Again;;;;
            IMP-3;Scale;;;Spaceship;
            ;No tag;;;;
            """.getBytes(Charset.forName("windows-1252"));
        JsonNode rows = biomed().postCsv("/api/equipment-import", file);
        assertThat(rows.get(0).get("outcome").asString()).isEqualTo("SAME");
        assertThat(rows.get(1).get("outcome").asString()).isEqualTo("NEW");
        assertThat(rows.get(1).get("words").asString()).contains("same make and serial number as IMP-1");
        assertThat(rows.get(2).get("words").asString()).contains("earlier row");
        assertThat(rows.get(3).get("words").asString()).contains("no category 'Spaceship'");
        assertThat(rows.get(4).get("words").asString()).contains("Not an asset tag");
        assertThat(biomed().tryGet("/api/equipment/IMP-2").statusCode()).isEqualTo(404);

        biomed().postCsv("/api/equipment-import?dryRun=false", file);
        assertThat(biomed().get("/api/equipment/IMP-2").get("name").asString()).isEqualTo("Röntgen");
    }

    @Test
    void theListIsSearchedFilteredSortedAndExported() {
        for (String tag : new String[] {"LST-1", "LST-2", "LST-3"}) {
            biomed().post("/api/equipment", Map.of("tag", tag, "name", "Listed", "category", "MICROSCOPE"));
        }
        biomed().post("/api/equipment/LST-2/status", Map.of("status", "OUT_OF_SERVICE", "reason", "Lamp"));
        JsonNode found = biomed().get("/api/equipment?name=listed&sort=tag&direction=desc&size=2");
        assertThat(found.get("total").asInt()).isEqualTo(3);
        assertThat(found.get("rows").get(0).get("tag").asString()).isEqualTo("LST-3");
        assertThat(biomed().get("/api/equipment?q=lst&status=OUT_OF_SERVICE")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(Browser.as(Role.BIOMEDICAL_ENGINEER, port)
                        .get("/biomed/equipment.csv?name=listed")
                        .body())
                .startsWith("tag,name,make")
                .contains("LST-1,Listed");
    }

    @Test
    void aPersonEntersFindsAndEditsAMachineOnPages() {
        Browser engineer = Browser.as(Role.BIOMEDICAL_ENGINEER, port);
        HttpResponse<String> entered = engineer.post(
                "/biomed/new-equipment",
                "/biomed/new-equipment",
                Map.of("tag", "PG 1", "name", "Incubator <b>", "category", "INCUBATOR", "room", "NICU"));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(302);
        assertThat(engineer.get("/biomed/equipment?tag=pg").body()).contains("Incubator &lt;b&gt;", "PG%201");
        assertThat(engineer.get("/biomed/equipment/PG%201").body()).contains("Entered as", "NICU");
        HttpResponse<String> again = engineer.post(
                "/biomed/new-equipment",
                "/biomed/new-equipment",
                Map.of("tag", "PG 1", "name", "Other", "category", "OTHER"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("already on another machine", "value=\"Other\"");
        assertThat(engineer.get("/biomed/equipment/nothing-like-it").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonTriesATableBeforeImportingIt() {
        Browser engineer = Browser.as(Role.BIOMEDICAL_ENGINEER, port);
        String table = "tag,name\nTRY-1,Scale";
        String tried = engineer.post("/biomed/equipment-import", "/biomed/equipment-import", Map.of("text", table))
                .body();
        assertThat(tried).contains("Only tried", "1 new", "TRY-1");
        assertThat(biomed().tryGet("/api/equipment/TRY-1").statusCode()).isEqualTo(404);
        engineer.post("/biomed/equipment-import", "/biomed/equipment-import", Map.of("text", table, "forReal", "true"));
        assertThat(biomed().tryGet("/api/equipment/TRY-1").statusCode()).isEqualTo(200);
    }

    private WorkshopApi biomed() {
        return WorkshopApi.as("biomed", port);
    }
}

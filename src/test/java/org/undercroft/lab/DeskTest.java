package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;

/** The desk of whoever leads the laboratory. */
@UndercroftTest
@Import(Laboratory.class)
class DeskTest {

    private static final String REAGENTS = "/lab/desk/reagents";

    private final Laboratory laboratory;
    private final LabDesk desk;
    private final Browser browser;
    private final Browser pathologist;
    private final String analyzer = name("AN");

    DeskTest(@Autowired Laboratory laboratory, @LocalServerPort int port) {
        this.laboratory = laboratory;
        this.desk = new LabDesk(port, "lab");
        this.browser = Browser.as(Role.LAB_TECHNOLOGIST, port);
        this.pathologist = Browser.as(Role.PATHOLOGIST, port);
        laboratory.analyzer(analyzer, "LIP", "LIP");
    }

    @Test
    void turnaroundTellsHowLongResultsTookAgainstTheCatalogsTarget() {
        String accession = released("41");
        laboratory.run(
                "update lab.specimen set collected_at = now() - interval '90 minutes', received_at = now() - interval"
                        + " '60 minutes' where accession = ?",
                accession);
        laboratory.run(
                "update lab.result set received_at = now() - interval '20 minutes' where specimen_text = ?", accession);
        String json = desk.api("GET", "/api/lab/desk/turnaround?test=LIP", "").body();
        assertThat(json).contains("\"group\":\"LIP\"", "\"within\":100.0");
        String page = page("/lab/desk?test=LIP");
        assertThat(page).contains("Where the time went", "chart-bar stage-measuring", "LIP");
        assertThat(desk.page("/lab/desk/turnaround.csv?test=LIP&by=PRIORITY").body())
                .contains("Routine,");
    }

    @Test
    void workloadCountsResultsByBenchHourAndWhoVerified() {
        released("42");
        assertThat(page("/lab/desk/workload")).contains("Chemistry", analyzer);
        assertThat(desk.page("/lab/desk/workload.csv").body())
                .contains("bench,Chemistry,", "analyzer," + analyzer + ",1");
    }

    @Test
    void rejectionsAreCountedByWardAndReason() {
        String accession = released("43");
        laboratory.run("""
            insert into lab.specimen_rejection (specimen, reason, note, at, actor, former)
            select id, 'CLOTTED', '', now(), 'test', 'RECEIVED' from lab.specimen where accession = ?
            """, accession);
        assertThat(page("/lab/desk/rejections")).contains("W3", "clotted");
        assertThat(desk.page("/lab/desk/rejections.csv").body()).contains("W3,CLOTTED,");
    }

    @Test
    void aReagentIsReceivedOpenedAndSaysWhenItRunsOut() {
        String name = name("Reagent ");
        assertThat(browser.post(
                                REAGENTS,
                                REAGENTS,
                                Map.of("name", name, "tests", "lip", "testsPerPack", "100", "warnDays", "14"))
                        .statusCode())
                .isEqualTo(302);
        String id = laboratory.text("select id::text from lab.reagent where name = ?", name);
        String here = REAGENTS + "/" + id;
        browser.post(
                here,
                here + "/receive",
                Map.of(
                        "lot",
                        "L1",
                        "expires",
                        LocalDate.now(ZoneId.systemDefault()).plusDays(400).toString(),
                        "packs",
                        "3"));
        String lot = laboratory.text("select id::text from lab.reagent_lot where reagent = ?", Long.valueOf(id));
        browser.post(here, here + "/lots/" + lot + "/open", Map.of("packs", "1"));
        assertThat(stock(lot)).isEqualTo("2");
        browser.post(here, here + "/lots/" + lot + "/open", Map.of("packs", "5"));
        assertThat(stock(lot)).as("nobody takes more than there is").isEqualTo("2");
        browser.post(here, here + "/lots/" + lot + "/count", Map.of("packs", "1.5"));
        assertThat(stock(lot)).isEqualTo("1.5");
        assertThat(page(here)).contains("L1", "1 of lot L1 opened", "0.5 of lot L1 fewer at a count");
        assertThat(page(REAGENTS)).contains(name);
        assertThat(desk.api("GET", "/api/lab/reagents", "").body()).contains(name, "\"lot\":\"L1\"");
        assertThat(desk.page(REAGENTS + "/stock.csv").body()).contains("L1");
    }

    @Test
    void anExpiredLotCanOnlyBeDiscarded() {
        String name = name("Reagent ");
        browser.post(REAGENTS, REAGENTS, Map.of("name", name, "tests", "LIP", "testsPerPack", "100", "warnDays", "14"));
        String id = laboratory.text("select id::text from lab.reagent where name = ?", name);
        String here = REAGENTS + "/" + id;
        browser.post(here, here + "/receive", Map.of("lot", "OLD", "expires", "2020-01-01", "packs", "2"));
        String lot = laboratory.text("select id::text from lab.reagent_lot where reagent = ?", Long.valueOf(id));
        browser.post(here, here + "/lots/" + lot + "/open", Map.of("packs", "1"));
        assertThat(stock(lot)).isEqualTo("2");
        browser.post(here, here + "/lots/" + lot + "/discard", Map.of("packs", "2", "note", "expired"));
        assertThat(stock(lot)).isEqualTo("0");
    }

    @Test
    void aResultVerifiedBySomebodyWhoseCompetencyLapsedIsShown() {
        String page = "/lab/desk/competency";
        assertThat(pathologist
                        .post(page, page, assessment("2020-01-01", "2021-01-01"))
                        .statusCode())
                .isEqualTo(302);
        String accession = released("44");
        laboratory.measure(analyzer, accession, "LIP", "45", "U/L");
        Object id = laboratory.results(accession).getLast().get("id");
        assertThat(desk.api("POST", "/api/results/" + id + "/release", "{\"reason\":\"seen\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(page(page)).contains("Lapsed", "whose competency did not hold", accession);
        pathologist.post(
                page,
                page,
                assessment(
                        LocalDate.now(ZoneId.systemDefault()).toString(),
                        LocalDate.now(ZoneId.systemDefault()).plusYears(1).toString()));
        assertThat(page(page)).doesNotContain(accession);
        assertThat(page(page + "?person=lab")).as("the former stays on record").contains("Lapsed", "Competent");
        assertThat(browser.post(page, page, assessment("2020-01-01", "2021-01-01"))
                        .statusCode())
                .as("only who answers for the results says who may make them")
                .isEqualTo(403);
    }

    private static Map<String, String> assessment(String on, String due) {
        return Map.of(
                "person",
                "lab",
                "bench",
                "Chemistry",
                "outcome",
                "COMPETENT",
                "assessedOn",
                on,
                "dueOn",
                due,
                "assessor",
                "bea",
                "evidence",
                "observed");
    }

    @Test
    void aNewVersionOfAProcedureIsSignedAnewAndTheFormerStays() {
        String here = "/lab/desk/procedures";
        String code = name("P").toUpperCase(java.util.Locale.ROOT);
        browser.post(here, here, version(code, "Wash hands.", "first"));
        browser.post(here + "/" + code, here + "/" + code + "/sign", Map.of());
        assertThat(page(here + "/" + code)).contains("Wash hands.", "lab, 20");
        browser.post(here, here, version(code, "Wash hands twice.", "once was not enough"));
        assertThat(page(here)).contains(code);
        assertThat(page(here + "/" + code))
                .contains("Wash hands twice.", "Nobody has signed this version yet", "once was not enough");
        assertThat(page(here + "/" + code + "?version=1")).contains("Wash hands.", "not the one that holds");
        assertThat(desk.page(here + "/procedures.csv").body()).contains(code + ",2,");
    }

    private static Map<String, String> version(String code, String content, String why) {
        return Map.of(
                "code",
                code,
                "title",
                "Hands",
                "content",
                content,
                "why",
                why,
                "reviewOn",
                LocalDate.now(ZoneId.systemDefault()).plusYears(1).toString());
    }

    private String stock(String lot) {
        return laboratory.text(
                "select trim_scale(sum(packs))::text from lab.reagent_movement where lot = ?", Long.valueOf(lot));
    }

    private String released(String value) {
        String accession =
                laboratory.order(name("P"), name("O"), "19800101", "F", "LIP").getFirst();
        laboratory.measure(analyzer, accession, "LIP", value, "U/L");
        assertThat(laboratory.results(accession).getFirst()).containsEntry("state", "RELEASED");
        return accession;
    }

    private String page(String path) {
        HttpResponse<String> response = desk.page(path);
        assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
        return response.body();
    }

    private static String name(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
    }
}

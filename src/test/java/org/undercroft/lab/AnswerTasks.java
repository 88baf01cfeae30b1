package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercroft.lab.KeyboardBench.name;

import java.util.List;
import org.openqa.selenium.Keys;
import org.undercroft.browser.Browser;
import org.undercroft.browser.Keystrokes;
import tools.jackson.databind.JsonNode;

/** The everyday tasks that answer a doctor: the call, the signed diagnosis, the antibiogram. */
final class AnswerTasks {

    private final KeyboardBench bench;
    private final Keystrokes keys;
    private final Browser browser;
    private final Laboratory laboratory;

    AnswerTasks(KeyboardBench bench) {
        this.bench = bench;
        this.keys = bench.keys();
        this.browser = bench.browser();
        this.laboratory = bench.laboratory();
    }

    void callCritical() {
        String tube = bench.measured("K", "7.1", "mmol/L");
        String call =
                laboratory.text("select id::text from lab.critical_call where accession = ? and state = 'OPEN'", tube);
        keys.begin("call critical", "lab");
        keys.key(Keys.ESCAPE, () -> !browser.focusedField().equals("code"), "the scan box to be left");
        keys.page("k", "/lab/critical");
        keys.key(Keys.ENTER, () -> browser.path().equals("/lab/critical/" + call), "the latest call");
        browser.await(() -> browser.focusedField().equals("whom"), "the first field to have the focus");
        keys.type("Nurse Berta");
        keys.key(Keys.TAB, () -> browser.focusedField().equals("readBack"), "the field of the read-back");
        keys.type("7.1 mmol/L");
        keys.key(Keys.ENTER, () -> browser.textOf("tbody").contains("match"), "the read-back to be compared");
        keys.end();
        assertThat(laboratory.text("select state from lab.critical_call where id = ?", Long.parseLong(call)))
                .isEqualTo("CALLED");
    }

    void signOutACase() {
        long id = caseAtTheDesk();
        String slide = laboratory.text("select number from lab.pathology_case where id = ?", id) + "-A1-1";
        keys.begin("sign out a case", "pathologist");
        keys.scan(slide);
        browser.await(() -> browser.path().equals("/lab/pathology/cases/" + id), "the case");
        keys.into("d", "diagnosis");
        keys.type("Tubular adenoma");
        for (String field : List.of("microscopic", "comment", "diagnosisClass")) {
            keys.key(Keys.TAB, () -> browser.focusedField().equals(field), "the next field");
        }
        keys.type("i");
        keys.key(Keys.ENTER, () -> browser.text().contains("Revision 1"), "the text to be kept");
        keys.key("s", () -> browser.count("dialog[open]") > 0, "the question");
        keys.key("y", () -> browser.text().contains("Signed out"), "the signed report");
        keys.end();
        assertThat(laboratory.text("select state from lab.pathology_case where id = ?", id))
                .isEqualTo("SIGNED_OUT");
        assertThat(laboratory.sentAbout(slide.substring(0, slide.length() - "-A1-1".length())))
                .singleElement()
                .asString()
                .contains("Tubular adenoma");
    }

    void antibiogram() {
        anIsolate();
        keys.begin("antibiogram", "lab");
        keys.key(Keys.ESCAPE, () -> !browser.focusedField().equals("code"), "the scan box to be left");
        keys.page("9", "/lab/microbiology/antibiogram");
        keys.end();
        assertThat(browser.textOf("main table"))
                .contains("Klebsiella pneumoniae")
                .contains("CIP");
    }

    /** A described case with one block, whose slide lies before the pathologist. */
    private long caseAtTheDesk() {
        String record = name("PA");
        String container =
                laboratory.order(record, record, "19700101", "F", "SURG").getFirst();
        long id = bench.id("/api/pathology/cases/scan", "{\"code\":\"%s\"}".formatted(container));
        String here = "/api/pathology/cases/" + id;
        bench.desk()
                .api(
                        "PUT",
                        here + "/parts/A",
                        "{\"site\":\"Sigmoid\",\"procedure\":\"polypectomy\",\"gross\":\"A polyp of 8 mm\"}");
        JsonNode blocks = bench.json()
                .readTree(bench.desk()
                        .api("POST", here + "/parts/A/blocks", "{\"contents\":[\"all of it\"]}")
                        .body());
        String slide = blocks.get(0).asString() + "-1";
        for (String station : List.of("MICROTOMY", "STAINING", "DESK")) {
            bench.desk()
                    .api(
                            "POST",
                            "/api/pathology/scans",
                            "{\"station\":\"%s\",\"code\":\"%s\"}".formatted(station, slide));
        }
        return id;
    }

    /** A finally reported culture with one isolate; the breakpoints are invented. */
    private void anIsolate() {
        bench.desk()
                .api(
                        "POST",
                        "/api/microbiology/breakpoints",
                        "{\"version\":\"%s\",\"content\":\"group,antibiotic,method,site,s,r\\nENT,CIP,MIC,,0.3,0.6\"}"
                                .formatted(name("INVENTED ")));
        String accession = bench.order("CULTURE");
        laboratory.change("update lab.specimen set type = 'UR' where accession = ?", accession);
        String here = "/api/microbiology/cultures/"
                + bench.id(
                        "/api/microbiology/cultures",
                        "{\"accession\":\"%s\",\"screening\":false}".formatted(accession));
        bench.desk()
                .api(
                        "POST",
                        here + "/isolates",
                        "{\"organism\":\"kpn\",\"quantity\":\"many\",\"method\":\"MALDI-TOF\",\"score\":\"2.3\"}");
        bench.desk()
                .api(
                        "POST",
                        here + "/isolates/1/tests",
                        "{\"antibiotic\":\"CIP\",\"method\":\"MIC\",\"value\":\"0.25\"}");
        bench.desk().api("POST", here + "/report", "{\"last\":true,\"growth\":\"Klebsiella pneumoniae\"}");
    }
}

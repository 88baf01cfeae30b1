package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercroft.lab.KeyboardBench.name;

import org.openqa.selenium.Keys;
import org.undercroft.browser.Browser;
import org.undercroft.browser.Keystrokes;

/** The everyday tasks with a tube: from the order to the shelf and out of the house. */
final class TubeTasks {

    private final KeyboardBench bench;
    private final Keystrokes keys;
    private final Browser browser;
    private final Laboratory laboratory;

    TubeTasks(KeyboardBench bench) {
        this.bench = bench;
        this.keys = bench.keys();
        this.browser = bench.browser();
        this.laboratory = bench.laboratory();
    }

    void order() {
        String record = name("P");
        laboratory.order(record, name("O"), "19800101", "F", "NA");
        keys.begin("order", "doctor");
        keys.scan(record);
        browser.await(() -> browser.textOf("h1").contains("Results of"), "the patient's page");
        keys.into("o", "tests");
        keys.type("k cbc");
        bench.press(Keys.ENTER, "K, CBC ordered for");
        keys.end();
        assertThat(laboratory.rows("""
            select o.requested, o.ordered_by from lab.lab_order o
             where o.record_number = ? and o.message = 0 order by o.id
            """, record))
                .extracting(row -> row.get("requested") + " " + row.get("ordered_by"))
                .containsExactly("K Doctor", "CBC Doctor");
        assertThat(laboratory.text("""
            select count(*)::text from platform.audit_entry
             where entity_id = ? and detail like 'K, CBC ordered for%'
            """, record)).isEqualTo("1");
    }

    void receive() {
        String tube = bench.order("K");
        keys.begin("receive", "lab");
        leaveBox();
        keys.page("r", "/lab/receipt");
        keys.scan(tube);
        browser.await(() -> browser.textOf("#scanned tbody").contains(tube), "the tube to be received");
        keys.end();
        assertThat(state(tube)).isEqualTo("RECEIVED");
    }

    void reject() {
        String tube = bench.received("K");
        keys.begin("reject", "lab");
        bench.open(tube);
        keys.key("t", () -> browser.textOf("h1").equals("Tube " + tube), "the tube's own page");
        keys.into("x", "reason");
        keys.type("c");
        keys.key(Keys.ENTER, () -> browser.count("dialog[open]") > 0, "the question");
        bench.press("y", "Rejected; asked for again as");
        keys.end();
        assertThat(state(tube)).isEqualTo("REJECTED");
        assertThat(laboratory.text("""
            select r.reason from lab.specimen_rejection r join lab.specimen s on s.id = r.specimen
             where s.accession = ?
            """, tube)).isEqualTo("CLOTTED");
    }

    void aliquot() {
        String tube = bench.received("K");
        keys.begin("aliquot", "lab");
        bench.open(tube);
        keys.key("t", () -> browser.textOf("h1").equals("Tube " + tube), "the tube's own page");
        keys.into("a", "count");
        keys.type("2");
        bench.press(Keys.ENTER, "Aliquots " + tube + "-1, " + tube + "-2");
        keys.end();
        assertThat(laboratory.rows(
                        "select 1 from lab.specimen a join lab.specimen s on s.id = a.parent where s.accession = ?",
                        tube))
                .hasSize(2);
    }

    void store() {
        String rack = rack(name("Freezer "));
        String tube = bench.received("NA");
        keys.begin("store", "lab");
        keys.scan(rack);
        browser.await(() -> browser.textOf("h1").contains("Rack"), "the rack's page");
        keys.scan(tube);
        bench.sees(tube + " stands at A1");
        keys.end();
        assertThat(place(tube)).contains("A1");
    }

    void find() {
        String unit = name("Freezer ");
        String rack = rack(unit);
        String tube = bench.received("NA");
        bench.desk()
                .api(
                        "POST",
                        "/api/storage/racks/" + Long.parseLong(rack.substring(1)) + "/samples",
                        "{\"accession\":\"%s\"}".formatted(tube));
        keys.begin("find", "lab");
        bench.open(tube);
        bench.sees(unit);
        keys.end();
        assertThat(browser.textOf(".definitions")).contains(unit).contains("A1");
    }

    void reprintLabel() {
        String tube = bench.received("K");
        keys.begin("reprint label", "lab");
        bench.open(tube);
        String here = browser.driver().getWindowHandle();
        keys.key("l", () -> printed(tube) == 1, "the label to be printed");
        keys.end();
        assertThat(browser.driver().getWindowHandles())
                .as("the label opens beside the page")
                .hasSize(2);
        browser.driver().getWindowHandles().stream()
                .filter(window -> !window.equals(here))
                .forEach(window -> browser.driver().switchTo().window(window).close());
        browser.driver().switchTo().window(here);
        assertThat(browser.textOf("h1")).contains(tube);
    }

    void addTest() {
        String tube = bench.received("K");
        keys.begin("add test", "lab");
        bench.open(tube);
        keys.into("a", "tests");
        keys.type("na");
        bench.press(Keys.ENTER, "NA added to " + tube);
        keys.end();
        assertThat(laboratory.rows("""
            select l.test from lab.order_line l join lab.specimen s on s.id = l.specimen
             where s.accession = ? order by l.id
            """, tube))
                .extracting(row -> row.get("test"))
                .containsExactly("K", "NA");
        assertThat(browser.textOf(".history")).contains("NA added, asked by");
    }

    void referOut() {
        String laboratoryName = name("Zz");
        bench.id("/api/referrals/laboratories", "{\"name\":\"%s\",\"answerDays\":5}".formatted(laboratoryName));
        String tube = bench.received("K");
        keys.begin("refer out", "lab");
        leaveBox();
        keys.page("x", "/lab/referrals");
        keys.into("b", "laboratory");
        keys.type("Zz");
        keys.key(Keys.ENTER, () -> browser.textOf("h1").contains(laboratoryName), "the parcel");
        keys.scan(tube);
        browser.await(() -> browser.textOf("tbody").contains(tube), "the sample in the parcel");
        leaveBox();
        keys.into("s", "carrier");
        keys.type("DHL");
        keys.key(Keys.ENTER, () -> browser.text().contains("shipped"), "the parcel to be shipped");
        keys.end();
        assertThat(state(tube)).isEqualTo("REFERRED");
    }

    /** From the scan box to the page's keys. */
    private void leaveBox() {
        keys.key(Keys.ESCAPE, () -> !browser.focusedField().equals("code"), "the scan box to be left");
    }

    private String rack(String unitName) {
        long unit = bench.id(
                "/api/storage/units",
                "{\"name\":\"%s\",\"temperature\":\"REFRIGERATED\",\"low\":2,\"high\":8}".formatted(unitName));
        long rack = bench.id(
                "/api/storage/units/" + unit + "/racks",
                "{\"shelf\":\"1\",\"name\":\"Box\",\"rows\":8,\"columns\":12}");
        return "R%06d".formatted(rack);
    }

    private long printed(String tube) {
        return laboratory.rows("""
            select 1 from lab.specimen_moment m join lab.specimen s on s.id = m.specimen
             where s.accession = ? and m.what like 'Label printed%'
            """, tube).size();
    }

    private String state(String tube) {
        return laboratory.text("select state from lab.specimen where accession = ?", tube);
    }

    private String place(String tube) {
        return laboratory.text("select place from lab.specimen where accession = ?", tube);
    }
}

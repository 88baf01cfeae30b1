package org.undercroft.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.undercroft.browser.Browser;
import org.undercroft.browser.Keystrokes;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the everyday tasks need beside a keyboard: tubes, racks and analyzers to do them with, and a look at how they ended.
 *
 * @param desk the technologist's way to the program beside the browser
 */
record KeyboardBench(Keystrokes keys, Browser browser, Laboratory laboratory, LabDesk desk, JsonMapper json) {

    /** A name that nobody else has. */
    static String name(String prefix) {
        return prefix
                + UUID.randomUUID().toString().replace("-", "").substring(0, 8).toUpperCase(Locale.ROOT);
    }

    String order(String... codes) {
        return laboratory.order(name("P"), name("O"), "19800101", "F", codes).getFirst();
    }

    String received(String... codes) {
        String tube = order(codes);
        desk.api("POST", "/api/receipts", "{\"codes\":[\"%s\"]}".formatted(tube));
        return tube;
    }

    /** A received tube with one value measured. */
    String measured(String test, String value, String unit) {
        String analyzer = name("AN");
        laboratory.analyzer(analyzer, test, test);
        String tube = received(test);
        laboratory.measure(analyzer, tube, test, value, unit);
        return tube;
    }

    /** The value and the state of the latest result of a tube. */
    String latest(String tube) {
        return laboratory.text("""
            select r.reported || ' ' || r.state from lab.result r join lab.specimen s on s.id = r.specimen
             where s.accession = ? order by r.id desc limit 1
            """, tube);
    }

    long id(String path, String body) {
        return json.readTree(desk.api("POST", path, body).body()).get("id").asLong();
    }

    /** Scans a tube before the start page and waits for its page. */
    void open(String tube) {
        keys.scan(tube);
        browser.await(() -> browser.textOf("h1").contains(tube), "the page of " + tube);
    }

    /** Presses a key and waits for the page to say how it ended. */
    void press(CharSequence key, String says) {
        keys.key(key, () -> browser.textOf("main .notice").contains(says), "the page to say: " + says);
    }

    void sees(String text) {
        browser.await(() -> browser.text().contains(text), "the page to show: " + text);
        assertThat(browser.text()).contains(text);
    }
}

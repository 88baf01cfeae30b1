package org.undercroft.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openqa.selenium.Keys;

/**
 * A person who has a keyboard and a scanner and nothing else, and somebody who counts what they press. A scanned code is one
 * scan and the Enter that the scanner sends; of what is typed each character is a key, and so is each key of a chord.
 */
public final class Keystrokes {

    private static final Map<Keys, String> NAMES = Map.of(
            Keys.ENTER, "↵",
            Keys.ESCAPE, "Esc",
            Keys.TAB, "Tab",
            Keys.CONTROL, "Ctrl",
            Keys.ARROW_DOWN, "↓",
            Keys.ARROW_UP, "↑");

    private final Browser browser;
    private final String start;
    private final List<String> tasks;
    private final Map<String, Count> counts = new HashMap<>();
    private String account = "";
    private Count now = new Count("", "", 0, 0, "");

    /**
     * Nobody has pressed anything yet.
     *
     * @param start the page on which each task begins
     * @param tasks what there is to do, in the order of the table
     */
    public Keystrokes(Browser browser, String start, List<String> tasks) {
        this.browser = browser;
        this.start = start;
        this.tasks = tasks;
    }

    /** What one task took. */
    public record Count(String task, String who, int scans, int keys, String pressed) {

        private Count plus(int moreScans, int moreKeys, String what) {
            return new Count(task, who, scans + moreScans, keys + moreKeys, (pressed + " " + what).strip());
        }

        private String row() {
            return "| %s | %s | %d | %d | %s |".formatted(task, who, scans, keys, pressed);
        }
    }

    /** Somebody sits down, signed in, before the start page; counting begins. */
    public void begin(String task, String who) {
        if (!tasks.contains(task)) {
            throw new IllegalArgumentException("'" + task + "' is none of " + tasks);
        }
        if (!account.equals(who)) {
            browser.signIn(who);
            account = who;
        }
        browser.go(start);
        now = new Count(task, who, 0, 0, "");
    }

    /** The task is done; what it took is kept. */
    public void end() {
        counts.put(now.task(), now);
    }

    /** Scans a code: fast, and with the scanner's Enter. */
    public void scan(String code) {
        ready();
        browser.press(code, Keys.ENTER);
        now = now.plus(1, 1, "[scan] ↵");
    }

    /** Presses one key and waits for what it does. */
    public void key(CharSequence key, Browser.Condition done, String what) {
        ready();
        browser.press(key);
        now = now.plus(0, 1, word(key));
        browser.await(done, what);
    }

    /** Presses a key that brings the focus into a field. */
    public void into(CharSequence key, String field) {
        key(key, () -> browser.focusedField().equals(field), "the field " + field + " to have the focus");
    }

    /** Presses Ctrl and a key together, and waits for what they do. */
    public void control(Keys key, Browser.Condition done, String what) {
        ready();
        browser.chord(Keys.CONTROL, key);
        now = now.plus(0, 2, "Ctrl+" + word(key));
        browser.await(done, what);
    }

    /** Opens the list of pages and goes to one by its letter. */
    public void page(String letter, String path) {
        key("g", () -> browser.count("dialog#go[open]") > 0, "the list of pages");
        key(letter, () -> browser.path().equals(path), "the page " + path);
    }

    /** Types into the field that has the focus. */
    public void type(String text) {
        ready();
        browser.press(text);
        now = now.plus(0, text.length(), "`" + text + "`");
    }

    private void ready() {
        browser.await(browser::takesKeys, "the page to take keys");
    }

    private static String word(CharSequence key) {
        return key instanceof Keys named ? NAMES.getOrDefault(named, named.name()) : key.toString();
    }

    /** The table of all tasks that were done. */
    public String table() {
        return counts.values().stream()
                .sorted(Comparator.comparingInt(count -> tasks.indexOf(count.task())))
                .map(Count::row)
                .collect(Collectors.joining(
                        "\n",
                        "| Task | Who | Scans | Keys | What is pressed |\n| --- | --- | ---: | ---: | --- |\n",
                        "\n"));
    }

    /** Writes the table into a file and prints it. */
    public void tell(Path file) {
        try {
            Files.writeString(file, table());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(table());
    }
}

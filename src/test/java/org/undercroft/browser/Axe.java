package org.undercroft.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.JavascriptExecutor;

/**
 * axe, run inside the page it looks at. Its script is put into a page once, however often the page is looked at, and
 * only what is wrong is brought back: that takes a fraction of the time of the whole report.
 */
final class Axe {

    private static final String SCRIPT = script();

    private static final String RUN = """
        return axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(rule =>
            rule.id + ': ' + rule.help + ' at ' + rule.nodes.slice(0, 5).map(node => node.target).join(', ')))
        """;

    private Axe() {}

    /** What stands in people's way on the page shown now, a line for each broken rule; an axe that fails throws. */
    static List<String> barriers(JavascriptExecutor page) {
        if (Boolean.TRUE.equals(page.executeScript("return window.axe === undefined"))) {
            page.executeScript(SCRIPT);
        }
        if (page.executeScript(RUN) instanceof List<?> broken) {
            return broken.stream().map(String::valueOf).toList();
        }
        throw new IllegalStateException("axe gave no list of what it found");
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.undercroft.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Asks for pages over a socket and reads what comes. */
@SpringBootTest(classes = PagesAlone.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class PagesTest {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Test
    void everyComponentOfTheStyleGuideRenders() throws Exception {
        var page = get("/styleguide", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains(
                        "<!DOCTYPE html>", "status-critical", "chart-mark", "data-live=\"5\"", "data-rows", "3.5–5.1");
    }

    @Test
    void namesAndMessagesAreEscaped() throws Exception {
        var page = get("/styleguide", "text/html").body();
        assertThat(page)
                .contains("Ada &lt;Verwey&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;", "Orders &amp; results");
        assertThat(page).doesNotContain("<script>alert", "Ada <Verwey>");
    }

    @Test
    void whatIsAskedForIsEscapedInTheFilter() throws Exception {
        var page = get("/styleguide?name=%22%3E%3Cb%3E", "text/html").body();
        assertThat(page).contains("value=\"&#34;>&lt;b>").doesNotContain("\"><b>");
    }

    @Test
    void nothingOnAPageNeedsInlineScriptOrStyle() throws Exception {
        var page = get("/styleguide", "text/html").body();
        assertThat(Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:")
                        .matcher(page)
                        .results())
                .isEmpty();
    }

    @Test
    void formsThatChangeSomethingCarryTheToken() throws Exception {
        var page = get("/styleguide", "text/html").body();
        assertThat(page.split("method=\"post\"", -1)).hasSameSizeAs(page.split("type=\"hidden\" name=\"_csrf\"", -1));
    }

    @Test
    void everyAssetOfThePageIsThere() throws Exception {
        var page = get("/styleguide", "text/html").body();
        var assets = Pattern.compile("(?:src|href)=\"(/(?:assets|webjars)/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(assets).hasSizeGreaterThan(8);
        for (var asset : assets) {
            var answer = get(asset, "*/*");
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
    }

    @Test
    void anAssetThatIsNotAskedForByItsFingerprintIsAskedForAgainEachTime() throws Exception {
        for (var asset : List.of("/assets/undercroft.css", "/assets/undercroft.css?v=000000000000")) {
            var answer = get(asset, "*/*");
            assertThat(answer.headers().firstValue("Cache-Control")).as(asset).contains("no-cache");
            assertThat(answer.headers().firstValue("ETag").orElse("")).startsWith("\"");
        }
    }

    @Test
    void theSignInPageSaysWhatFailedAndOffersTheDemonstrationAccounts() throws Exception {
        var page = get("/sign-in", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("name=\"username\"", "name=\"password\"", "name=\"_csrf\"", "data-fill-username=\"lab\"")
                .contains("do not belong together");
    }

    @Test
    void aMissingPageIsExplainedInTheFrame() throws Exception {
        var page = get("/nowhere", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Nothing here", "Incident", "Style guide");
    }

    @Test
    void aReasonGivenForTheCallerIsShownEscaped() throws Exception {
        var page = get("/conflict", "text/html");
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Somebody was faster", "Work order 7 was &lt;closed&gt; by somebody else.");
    }

    @Test
    void aFailureInsideTellsNothingOfTheInside() throws Exception {
        for (var path : new String[] {"/broken", "/api/broken"}) {
            var answer = get(path, "*/*");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("secret inner words", "IllegalState", "\tat ");
        }
    }

    @Test
    void programsGetProblemDetails() throws Exception {
        var problem = get("/api/conflict", "text/html, */*");
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.body())
                .contains("\"status\":409", "Work order 7 was <closed> by somebody else.", "urn:undercroft:incident:");
    }

    @Test
    void aLivePageIsToldWhatHappens() throws Exception {
        var request = HttpRequest.newBuilder(address("/styleguide/stream")).build();
        try (var stream =
                BROWSER.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            var text = new StringBuilder();
            while (!text.toString().contains("event:beat")) {
                text.append(new String(stream.readNBytes(1), StandardCharsets.UTF_8));
            }
            assertThat(text).contains("event:beat");
        }
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address(path)).header("Accept", accept).build();
        return BROWSER.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}

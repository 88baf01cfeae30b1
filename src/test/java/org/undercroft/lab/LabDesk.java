package org.undercroft.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Somebody at a desk of the laboratory: pages after signing in, the API with a password, over real HTTP. */
final class LabDesk {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final HttpClient program = HttpClient.newHttpClient();
    private final String base;
    private final String account;
    private boolean signedIn;

    LabDesk(int port, String account) {
        this.base = "http://127.0.0.1:" + port;
        this.account = account;
    }

    HttpResponse<String> page(String path) {
        if (!signedIn) {
            signIn();
        }
        return send(browser, HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
    }

    private void signIn() {
        String form = send(
                        browser,
                        HttpRequest.newBuilder(URI.create(base + "/sign-in")).header("Accept", "text/html"))
                .body();
        Matcher token = TOKEN.matcher(form);
        if (!token.find()) {
            throw new AssertionError("No token on the sign-in page: " + form);
        }
        String fields = "username=" + account + "&password=demo&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        send(
                browser,
                HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)));
        signedIn = true;
    }

    HttpResponse<String> api(String method, String path, String body) {
        String both = Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        return send(
                program,
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Basic " + both)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** What stands in a printed document. */
    String printed(String path) {
        String both = Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Basic " + both)
                .build();
        try (PDDocument document =
                Loader.loadPDF(program.send(request, BodyHandlers.ofByteArray()).body())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Hands a table in. */
    HttpResponse<String> csv(String path, String table) {
        String both = Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
        return send(
                program,
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Authorization", "Basic " + both)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(table)));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

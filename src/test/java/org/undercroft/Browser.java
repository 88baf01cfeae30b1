package org.undercroft;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.undercroft.platform.security.Role;

/** A person at the pages over real HTTP: keeps cookies, does not follow redirects, sends the CSRF token with forms. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    /** A browser with no cookies yet. */
    public Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    /** A browser in which somebody with this role has signed in. */
    public static Browser as(Role role, int port) {
        Browser browser = new Browser(port);
        browser.signIn(role.demoAccount(), "demo");
        return browser;
    }

    /** Signs in at the page. */
    public HttpResponse<String> signIn(String name, String password) {
        return post("/sign-in", "/sign-in", Map.of("username", name, "password", password));
    }

    /** Opens a page. */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Opens a stream of server-sent events; close it. */
    public InputStream stream(String path) throws IOException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(base + path))
                                    .header("Accept", "text/event-stream")
                                    .build(),
                            BodyHandlers.ofInputStream())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form, with the CSRF token found on the page at {@code formPath}. */
    public HttpResponse<String> post(String formPath, String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "", "&_csrf=" + encoded(token(formPath))));
        return postRaw(path, form);
    }

    /** Sends a form body as it is. */
    public HttpResponse<String> postRaw(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** The CSRF token on a page. */
    public String token(String formPath) {
        Matcher matcher = TOKEN.matcher(get(formPath).body());
        if (!matcher.find()) {
            throw new AssertionError("No CSRF token on " + formPath);
        }
        return matcher.group(1);
    }

    private HttpRequest.Builder request(String path) {
        String wanted = path.startsWith("/api/") ? "application/json" : "text/html";
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", wanted);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

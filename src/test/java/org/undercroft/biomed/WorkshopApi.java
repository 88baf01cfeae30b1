package org.undercroft.biomed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the workshop's API as somebody, over real HTTP. */
public final class WorkshopApi {

    private static final HttpClient client = HttpClient.newHttpClient();
    private static final JsonMapper json = new JsonMapper();

    private final String base;
    private final String credentials;

    private WorkshopApi(String base, String credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    /** As the demonstration account of this name. */
    public static WorkshopApi as(String account, int port) {
        String both = account + ":demo";
        return new WorkshopApi(
                "http://127.0.0.1:" + port,
                "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads what must be there. */
    public JsonNode get(String path) {
        return read(ask(request(path).GET()));
    }

    /** Posts what must be accepted. */
    public JsonNode post(String path, Map<String, Object> body) {
        return read(tryPost(path, body));
    }

    /** Posts, whatever the answer. */
    public HttpResponse<String> tryPost(String path, Map<String, Object> body) {
        return ask(request(path).POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Puts, whatever the answer. */
    public HttpResponse<String> tryPut(String path, Map<String, Object> body) {
        return ask(request(path).PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /** Reads, whatever the answer. */
    public HttpResponse<String> tryGet(String path) {
        return ask(request(path).GET());
    }

    /** Posts a table that must be accepted. */
    public JsonNode postCsv(String path, byte[] table) {
        return read(ask(request(path).setHeader("Content-Type", "text/csv").POST(BodyPublishers.ofByteArray(table))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", credentials)
                .header("Content-Type", "application/json");
    }

    private static JsonNode read(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return json.readTree(response.body());
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) {
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

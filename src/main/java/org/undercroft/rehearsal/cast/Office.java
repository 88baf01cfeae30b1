package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the program's JSON API as the people of the demonstration hospital. */
public final class Office {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PASSWORD = "demo";

    private final HttpClient client;
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI program;

    /** An office that speaks to the program at this address. */
    public Office(URI program) {
        this.program = program;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /**
     * What the program answered.
     *
     * @param status of HTTP
     * @param body null node if there was none, or none that is JSON
     */
    public record Answer(int status, JsonNode body) {

        /** Whether it did what was asked. */
        public boolean isGood() {
            return status / 100 == 2;
        }

        /** The rows of a list, whether it is bare or comes as a page. */
        public List<JsonNode> rows() {
            JsonNode rows = body.isArray() ? body : body.path("rows");
            return StreamSupport.stream(rows.spliterator(), false).toList();
        }
    }

    /**
     * Asks for something.
     *
     * @throws IOException if the program does not answer
     */
    public Answer get(String account, String path) throws IOException, InterruptedException {
        return send(request(account, path).GET());
    }

    /**
     * Does something.
     *
     * @throws IOException if the program does not answer
     */
    public Answer post(String account, String path, Object body) throws IOException, InterruptedException {
        return send(request(account, path).POST(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    /**
     * Does something without more to say.
     *
     * @throws IOException if the program does not answer
     */
    public Answer post(String account, String path) throws IOException, InterruptedException {
        return post(account, path, Map.of());
    }

    /**
     * Puts something.
     *
     * @throws IOException if the program does not answer
     */
    public Answer put(String account, String path, Object body) throws IOException, InterruptedException {
        return send(request(account, path).PUT(BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String account, String path) {
        String credentials = account + ":" + PASSWORD;
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(program.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Basic " + basic)
                .header("Accept", "application/json, application/problem+json")
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode body =
                type.contains("json") && !response.body().isBlank() ? json.readTree(response.body()) : json.nullNode();
        return new Answer(response.statusCode(), body);
    }
}

package org.undercroft.lab;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the microscope: brings images over real HTTP and looks at what becomes of them. */
final class MicroscopeDesk {

    private static final String BOUNDARY = "----------slide";

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String base;
    private final String account;

    MicroscopeDesk(int port, String account) {
        this.base = "http://127.0.0.1:" + port;
        this.account = account;
    }

    static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    HttpResponse<String> bring(byte[] file, String name, Map<String, String> fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) ->
                body.writeBytes(text("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, field, value))));
        body.writeBytes(text("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(BOUNDARY, name)));
        body.writeBytes(file);
        body.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
        return send(
                request("/api/slides")
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                BodyHandlers.ofString());
    }

    /** Brings an image and waits until its tiles are made, or can't be. */
    long brought(byte[] file, String name, Map<String, String> fields) {
        HttpResponse<String> answer = bring(file, name, fields);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        long id = json.readTree(answer.body()).get("id").asLong();
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!state(id).matches("READY|FAILED")) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Slide " + id + " is still " + state(id));
            }
            Thread.onSpinWait();
        }
        return id;
    }

    String state(long id) {
        return read("/api/slides/" + id).get("state").asString();
    }

    JsonNode read(String path) {
        HttpResponse<String> answer = send(request(path).GET(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    HttpResponse<byte[]> bytes(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray());
    }

    JsonNode change(String method, String path, String body) {
        HttpResponse<String> answer = ask(method, path, body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    HttpResponse<String> ask(String method, String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String both = Base64.getEncoder().encodeToString(text(account + ":demo"));
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Basic " + both);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

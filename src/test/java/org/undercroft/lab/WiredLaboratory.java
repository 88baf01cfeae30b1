package org.undercroft.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.undercroft.Browser;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.platform.security.Role;
import org.undercroft.wire.Peer;
import org.undercroft.wire.lis1a.LineHandler;
import org.undercroft.wire.lis1a.LineSettings;
import org.undercroft.wire.lis1a.Lis1aClient;
import org.undercroft.wire.lis1a.ReceivedMessage;
import org.undercroft.wire.lis1a.SendResult;
import org.undercroft.wire.mllp.MllpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The laboratory as the world sees it: orders over MLLP, analyzers over LIS1-A, people at pages. */
final class WiredLaboratory {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.systemDefault());

    private final Doors doors;
    private final LabDesk desk;
    private final Browser person;
    private final JsonMapper json;
    final String analyzer = name("BI");
    final long analyzerId;

    /** With an analyzer that measures potassium as K and calls its unit. */
    WiredLaboratory(Doors doors, int port, JsonMapper json) {
        this.doors = doors;
        this.desk = new LabDesk(port, "lab");
        this.person = Browser.as(Role.LAB_TECHNOLOGIST, port);
        this.json = json;
        this.analyzerId = read(post(
                        "/api/analyzers", "{\"name\":\"%s\",\"identification\":\"%s*\"}".formatted(analyzer, analyzer)))
                .get("id")
                .asLong();
        map("K", "K", "");
        post("/api/analyzers/" + analyzerId + "/state", "{\"state\":\"IN_SERVICE\",\"reason\":\"begun\"}");
    }

    static String name(String prefix) {
        return prefix
                + UUID.randomUUID().toString().replace("-", "").substring(0, 10).toUpperCase(java.util.Locale.ROOT);
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Says what one code of the analyzer means, in which unit. */
    void map(String code, String test, String unit) {
        HttpResponse<String> done = desk.api(
                "PUT",
                "/api/analyzers/" + analyzerId + "/mappings",
                "[{\"code\":\"%s\",\"test\":\"%s\",\"unit\":\"%s\"}]".formatted(code, test, unit));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    /** An order of potassium for somebody new; gives the tube's number. */
    String order() {
        return order(name("P"), "19800101", "F", "K", "", "");
    }

    /** An order of one test, sent over MLLP; gives the number of its tube. */
    String order(String record, String born, String sex, String code, String tube, String collected) {
        String placer = name("O");
        send(
                placer,
                "PID|1||" + record + "^^^HOSP^MR||Muster^Anna||" + born + "|" + sex,
                "ORC|NW|" + placer,
                "OBR|1|" + placer + "||" + code + "^" + code + "^L",
                tube.isEmpty() && collected.isEmpty() ? "NTE|1" : "SPM|1|" + tube + "||SER|||||||||||||" + collected);
        await().atMost(SOON).until(() -> placed(placer).size() == 1);
        return placed(placer).get(0).get("specimens").get(0).get("accession").asString();
    }

    JsonNode placed(String placer) {
        return read(desk.api("GET", "/api/orders?placer=" + placer, ""));
    }

    /** A message to the HL7 door, of a ward that sends nothing else. */
    void send(String number, String... segments) {
        knock("MSH|^~\\&|EHR" + number + "|WARD|UNDERCROFT|LAB|20260101120000||OML^O21^OML_O21|" + number + "|P|2.5.1\r"
                + String.join("\r", segments) + "\r");
    }

    /** A potassium that the analyzer tells by HL7 v2 (ORU^R01), with the status of OBX-11. */
    void observe(String tube, String value, String status) {
        knock("MSH|^~\\&|MODULE|" + analyzer + "|UNDERCROFT|LAB|20260101120000||ORU^R01^ORU_R01|" + name("M")
                + "|P|2.5.1\rPID|1\rOBR|1||" + tube + "|K^K^L\rOBX|1|NM|K^K^L||" + value + "|mmol/L|||||" + status
                + "|||" + time(Instant.now()) + "\r");
    }

    private void knock(String text) {
        try (MllpClient line = Hl7Sender.connect(doors.hl7Port())) {
            assertThat(new String(line.send(text.getBytes(UTF_8), Duration.ofSeconds(20)), UTF_8))
                    .contains("MSA|AA");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A potassium in mmol/L, measured now. */
    void measure(String tube, String value) {
        measure(tube, "K", value, "mmol/L", "F", Instant.now());
    }

    /** One value, sent over LIS1-A. */
    void measure(String tube, String code, String value, String unit, String status, Instant at) {
        transmit(
                "H|\\^&|||" + analyzer + "|||||||P|LIS2-A2|" + System.nanoTime(),
                "P|1",
                "O|1|" + tube + "||^^^" + code + "|R",
                "R|1|^^^" + code + "|" + value + "|" + unit + "||N||" + status + "||op||" + time(at),
                "L|1|N");
    }

    /** Records in one transmission, acknowledged by the program. */
    void transmit(String... records) {
        try (Lis1aClient line = Lis1aClient.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), doors.analyzersPort()),
                Duration.ofSeconds(5),
                null,
                LineSettings.usual(),
                new Silent())) {
            assertThat(line.send((String.join("\r", records) + "\r").getBytes(UTF_8)))
                    .isInstanceOf(SendResult.Sent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The latest result of a tube once it is in this state. */
    JsonNode awaited(String tube, String state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(states(tube)).contains(state));
        JsonNode rows = rows(tube);
        for (JsonNode row : rows) {
            if (row.get("state").asString().equals(state)) {
                return row;
            }
        }
        throw new AssertionError("No result of " + tube + " is " + state + ": " + rows);
    }

    /** Awaits a result that is held with these words, on the pages as well; gives its number. */
    long held(String tube, String... words) {
        JsonNode row = awaited(tube, "HELD");
        assertThat(row.get("reasons").toString()).contains(words);
        assertThat(page("/lab/held?accession=" + tube)).contains(tube).contains(words);
        assertThat(page("/lab/specimens/" + tube)).contains("Held").contains(words);
        return row.get("result").asLong();
    }

    /** What the rules said of each result of a control, newest first. */
    List<String> controlVerdicts(String control) {
        return read(desk.api("GET", "/api/controls/results?analyzer=" + analyzerId, ""))
                .valueStream()
                .filter(run -> run.get("control").asString().equals(control))
                .map(run -> run.get("verdict").asString())
                .toList();
    }

    List<String> states(String tube) {
        return rows(tube).valueStream().map(row -> row.get("state").asString()).toList();
    }

    private JsonNode rows(String tube) {
        return read(desk.api("GET", "/api/results?accession=" + tube, "")).get("rows");
    }

    /** A person decides on a result, at its page. */
    void decide(long result, String decision, String tube) {
        String here = "/lab/specimens/" + tube;
        at(here, "/lab/results/" + result + "/" + decision, Map.of("reason", "looked at it", "back", here));
    }

    /** Sends a form of a page. */
    void at(String page, String action, Map<String, String> fields) {
        HttpResponse<String> answer = person.post(page, action, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    String page(String path) {
        HttpResponse<String> response = person.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    HttpResponse<String> post(String path, String body) {
        HttpResponse<String> response = desk.api("POST", path, body);
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response;
    }

    JsonNode read(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    private static final class Silent implements LineHandler {

        @Override
        public List<byte[]> onMessage(Peer peer, ReceivedMessage message) {
            return List.of();
        }

        @Override
        public void onIncomplete(Peer peer, byte[] bytes, String reason) {}

        @Override
        public void onNoise(Peer peer, byte[] bytes, String reason) {}
    }
}

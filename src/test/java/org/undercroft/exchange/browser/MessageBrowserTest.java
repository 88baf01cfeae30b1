package org.undercroft.exchange.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.InboxProbe;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.Replay;
import org.undercroft.exchange.Witness;

@UndercroftTest
class MessageBrowserTest {

    private final Doors doors;
    private final Witness witness;
    private final InboxProbe inbox;
    private final Replay replay;
    private final int port;

    MessageBrowserTest(
            @Autowired Doors doors,
            @Autowired Witness witness,
            @Autowired InboxProbe inbox,
            @Autowired Replay replay,
            @LocalServerPort int port) {
        this.doors = doors;
        this.witness = witness;
        this.inbox = inbox;
        this.replay = replay;
        this.port = port;
    }

    @Test
    void aDeadLetterIsReplayedAfterTheMend() throws Exception {
        String number = UUID.randomUUID().toString();
        String sender = dead(number);
        long id = inbox.of(sender).getFirst().id();
        witness.accept(number);
        assertThat(call("POST", "/api/messages/" + id + "/replay", null).body()).contains("\"messages\":1");
        await().untilAsserted(
                        () -> assertThat(inbox.of(sender).getFirst().state()).isEqualTo("HANDLED"));
        assertThat(witness.seen(sender)).containsExactly(number);
        assertThat(call("GET", "/api/dead-letters?settled=yes&partner=" + sender.substring(5), null)
                        .body())
                .contains("REPLAYED");
    }

    @Test
    void aDeadLetterIsResolvedWithANoteAndKept() throws Exception {
        String sender = dead(UUID.randomUUID().toString());
        String listed = call("GET", "/api/dead-letters?partner=" + sender.substring(5), null)
                .body();
        String letter = listed.replaceAll("(?s).*\"rows\":\\[\\{\"id\":(\\d+).*", "$1");
        assertThat(call("POST", "/api/dead-letters/resolve", "{\"ids\":[" + letter + "]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("POST", "/api/dead-letters/resolve", "{\"ids\":[" + letter + "],\"note\":\"Sent by phone\"}")
                        .body())
                .contains("\"messages\":1");
        assertThat(inbox.of(sender))
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo("RESOLVED"));
    }

    @Test
    void aSelectionIsReplayedWhole() throws Exception {
        String number = UUID.randomUUID().toString();
        String sender = dead(number);
        witness.accept(number);
        assertThat(replay.of(new Replay.Selection(null, sender, null, null, null)))
                .isEqualTo(1);
        await().untilAsserted(() -> assertThat(witness.seen(sender)).containsExactly(number));
        assertThat(replay.of(List.of(new MessageId(Long.MAX_VALUE)))).isZero();
    }

    @Test
    void aMessageIsFoundByPatientAccessionNumberAndSender() throws Exception {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String number = UUID.randomUUID().toString();
            sender.send(sender.message(number, "find me"));
            await().untilAsserted(() ->
                    assertThat(inbox.of(sender.sender()).getFirst().state()).isEqualTo("HANDLED"));
            for (String filter : List.of(
                    "patient=P-" + number,
                    "accession=A-" + number,
                    "number=" + number,
                    "sender=" + sender.sender().substring(5),
                    "since=2020-01-01&state=HANDLED&type=ZZT%5EZ01&number=" + number)) {
                assertThat(call("GET", "/api/messages?" + filter, null).body())
                        .as(filter)
                        .contains(number, "\"total\":1");
            }
        }
    }

    @Test
    void theMessagePageShowsItRawAndAsATree() throws Exception {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            sender.send(sender.message("PAGE1", "<b>bold</b>"));
            await().untilAsserted(() ->
                    assertThat(inbox.of(sender.sender()).getFirst().state()).isEqualTo("HANDLED"));
            long id = inbox.of(sender.sender()).getFirst().id();
            String body = call("GET", "/api/messages/" + id, null).body();
            assertThat(body).contains("MSH-10", "Message Control ID", "A-PAGE1", "␍");
        }
    }

    @Test
    void channelsAndDestinationsAreChangedWithHistory() throws Exception {
        String name = "c" + UUID.randomUUID().toString().substring(0, 8);
        String channel = """
            {"name":"%s","door":"HL7","sender":"NOBODY|*","peers":["10.0.0.0/8"],"types":[],"unknownTypes":"KEEP",
             "enabled":true,"note":"test"}\
            """.formatted(name);
        assertThat(call("PUT", "/api/channels/" + name, channel).statusCode()).isEqualTo(200);
        assertThat(call("PUT", "/api/channels/" + name, channel.replace("KEEP", "REFUSE"))
                        .body())
                .contains("\"version\":2");
        assertThat(call("GET", "/api/channels/" + name + "/history", null).body())
                .contains("\"version\":1", "admin");
        assertThat(call("PUT", "/api/destinations/" + name, "{\"host\":\"127.0.0.1\",\"port\":9,\"types\":[\"X^Y\"]}")
                        .body())
                .contains("\"answerSeconds\":30", "\"enabled\":true");
        assertThat(call("PUT", "/api/destinations/" + name, "{\"host\":\"\",\"port\":9}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anEarlierVersionIsPutIntoForceAgainAndTheDifferencesAreShown() throws Exception {
        String name = "v" + UUID.randomUUID().toString().substring(0, 8);
        for (String kind : List.of("channels", "destinations")) {
            String first = kind.equals("channels")
                    ? "{\"door\":\"HL7\",\"sender\":\"NOBODY|*\",\"peers\":[\"10.0.0.0/8\"],\"unknownTypes\":\"KEEP\","
                            + "\"enabled\":true,\"types\":[],\"note\":\"first\"}"
                    : "{\"host\":\"127.0.0.1\",\"port\":9,\"types\":[\"X^Y\"],\"note\":\"first\"}";
            call("PUT", "/api/" + kind + "/" + name, first);
            call("PUT", "/api/" + kind + "/" + name, first.replace("first", "second"));
            assertThat(call("GET", "/api/" + kind + "/" + name + "/history", null)
                            .body())
                    .contains("\"setting\":\"note\",\"before\":\"first\",\"after\":\"second\"");
            assertThat(call("POST", "/api/" + kind + "/" + name + "/history/1/restore", null)
                            .body())
                    .contains("\"note\":\"first\"", "\"version\":3");
            assertThat(call("POST", "/api/" + kind + "/" + name + "/history/9/restore", null)
                            .statusCode())
                    .isEqualTo(404);
            SignedIn desk = new SignedIn(port);
            String page = "/exchange/" + kind + "?name=" + name;
            assertThat(desk.post(page, "/exchange/" + kind + "/restore", "name=" + name + "&version=2")
                            .body())
                    .contains("Version 2 of the " + kind.substring(0, kind.length() - 1) + " " + name
                            + " is in force again.");
            assertThat(desk.get(page).body())
                    .contains("<del>first</del> <ins>second</ins>", "Restore version 3", "In force");
        }
    }

    @Test
    void aSearchIsExportedAsAListAndAsTheMessagesThemselves() throws Exception {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            String message = sender.message("EXPORT", "byte for byte é");
            sender.send(message);
            await().untilAsserted(() ->
                    assertThat(inbox.of(sender.sender()).getFirst().state()).isEqualTo("HANDLED"));
            String query = "?sender=" + sender.sender().substring(5);
            assertThat(new SignedIn(port)
                            .get("/exchange/messages.csv" + query)
                            .body()
                            .lines())
                    .hasSize(2)
                    .last()
                    .asString()
                    .contains("ZZT^Z01," + sender.sender() + ",EXPORT,HANDLED");
            byte[] bytes = new SignedIn(port).file("/exchange/messages.zip" + query);
            try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                assertThat(entries.getNextEntry().getName()).endsWith("-ZZT-Z01.hl7");
                assertThat(entries.readAllBytes()).isEqualTo(message.getBytes(StandardCharsets.UTF_8));
                assertThat(entries.getNextEntry()).isNull();
            }
        }
    }

    @Test
    void allThatASearchFoundIsReplayedAndItsProgressIsShown() throws Exception {
        String number = UUID.randomUUID().toString();
        dead(number);
        witness.accept(number);
        SignedIn desk = new SignedIn(port);
        String page = desk.post("/exchange/messages?number=" + number, "/exchange/messages/replay", "number=" + number)
                .body();
        assertThat(page).contains("of 1 brought to their handlers", "number=" + number);
        String run = page.replaceAll("(?s).*hx-get=\"/exchange/replays/(\\d+)\".*", "$1");
        await().untilAsserted(() -> assertThat(
                        call("GET", "/api/replays/" + run, null).body())
                .contains("\"messages\":1", "\"waiting\":0", "\"handled\":1", "\"dead\":0"));
        assertThat(desk.get("/exchange/replays/" + run).body()).contains("1 of 1 brought to their handlers");
        assertThat(desk.get("/exchange/replays/999999999").statusCode()).isEqualTo(404);
        assertThat(desk.post("/exchange/messages", "/exchange/messages/replay", "number=")
                        .body())
                .contains("Nothing was replayed");
    }

    private String dead(String number) throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            witness.refuse(number);
            sender.send(sender.message(number, "bad"));
            await().untilAsserted(() ->
                    assertThat(inbox.of(sender.sender()).getFirst().state()).isEqualTo("DEAD"));
            return sender.sender();
        }
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}

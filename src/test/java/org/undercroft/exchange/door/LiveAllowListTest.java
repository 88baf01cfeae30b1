package org.undercroft.exchange.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;

@UndercroftTest
class LiveAllowListTest {

    private static final String EVERYBODY_HERE = "[\"127.0.0.0/8\",\"::1\"]";
    private static final String ONE_ADDRESS = "[\"127.0.0.1\",\"::1\"]";

    private final Doors doors;
    private final int port;

    LiveAllowListTest(@Autowired Doors doors, @LocalServerPort int port) {
        this.doors = doors;
        this.port = port;
    }

    @Test
    void anAddressTakenOffTheListIsTurnedAwayAtOnceAndLetInAgainWhenItIsBack() throws Exception {
        assertThat(isLetIn("127.0.0.2")).isTrue();
        try {
            admit(ONE_ADDRESS);
            assertThat(isLetIn("127.0.0.2")).isFalse();
            assertThat(isLetIn("127.0.0.1")).isTrue();
        } finally {
            admit(EVERYBODY_HERE);
        }
        assertThat(isLetIn("127.0.0.2")).isTrue();
    }

    @Test
    void whoIsConnectedAlreadyIsRefusedWithItsNextMessage() throws Exception {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            assertThat(sender.send(sender.message("1", "before"))).contains("MSA|AA|1");
            try {
                admit("[\"127.0.0.9\"]");
                assertThat(sender.send(sender.message("2", "after"))).contains("MSA|AR|2|No channel admits the sender");
                assertThatIOException().isThrownBy(() -> {
                    try (Hl7Sender other = new Hl7Sender(doors.hl7Port())) {
                        other.send(other.message("3", "new"));
                    }
                });
            } finally {
                admit(EVERYBODY_HERE);
            }
        }
    }

    /** A door that admits an address waits for its message; one that does not ends the connection. */
    private boolean isLetIn(String from) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), doors.hl7Port()));
            socket.setSoTimeout(5000);
            socket.getOutputStream().write("\u000Bno message\u001C\r".getBytes(StandardCharsets.UTF_8));
            return socket.getInputStream().read() == 0x0B;
        } catch (java.net.SocketException reset) {
            return false;
        }
    }

    private void admit(String peers) throws Exception {
        String channel = """
            {"door":"HL7","sender":"*","peers":%s,"types":[],"unknownTypes":"REFUSE","enabled":true,"note":"changed"}\
            """.formatted(peers);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/channels/hl7"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(channel))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}

package org.undercroft.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import org.undercroft.wire.mllp.MllpClient;

/** A system that sends HL7 v2 in the tests, under a name of its own. */
public final class Hl7Sender implements AutoCloseable {

    private final String name =
            "S" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    private final MllpClient client;

    public Hl7Sender(int port) throws IOException {
        client = connect(port);
    }

    public static MllpClient connect(int port) throws IOException {
        InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return MllpClient.connect(door, Duration.ofSeconds(5), null);
    }

    /** As the inbox names it. */
    public String sender() {
        return "TEST|" + name;
    }

    public String message(String controlId, String text) {
        return message("ZZT^Z01", controlId, "", "", text);
    }

    public String message(String type, String controlId, String accept, String application, String text) {
        return "MSH|^~\\&|" + name + "|TEST|LAB|UNDERCROFT|20260101120000||" + type + "|" + controlId + "|P|2.5.1|||"
                + accept + "|" + application + "\rNTE|1||" + text + "\r";
    }

    public String send(String message) throws IOException {
        return new String(client.send(message.getBytes(UTF_8), Duration.ofSeconds(20)), UTF_8);
    }

    public MllpClient line() {
        return client;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}

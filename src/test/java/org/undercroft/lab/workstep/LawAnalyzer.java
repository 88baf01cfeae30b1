package org.undercroft.lab.workstep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.Peer;
import org.undercroft.wire.mllp.MllpClient;
import org.undercroft.wire.mllp.MllpHandler;
import org.undercroft.wire.mllp.MllpServer;
import org.undercroft.wire.mllp.MllpSettings;

/** A small analyzer that speaks IHE LAW: it asks and reports over its own connection and takes work at its own door. */
final class LawAnalyzer implements MllpHandler, AutoCloseable {

    final String name = "LAW" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    final List<String> taken = new CopyOnWriteArrayList<>();
    private final MllpServer door;
    private final MllpClient line;
    private volatile Function<String, String> verdict = _ -> "OK";

    LawAnalyzer(int host) throws IOException {
        door = MllpServer.start(Endpoint.loopback(0), MllpSettings.usual(), this, ConnectionListener.SILENT);
        line = MllpClient.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), host), Duration.ofSeconds(5), null);
    }

    int port() {
        return door.localPort();
    }

    /** What the host must set up to know it. */
    String identification() {
        return "BENCH|" + name;
    }

    /** How it answers the step with a code: OK, UA, CR, UC. */
    void answering(Function<String, String> how) {
        this.verdict = how;
    }

    String ask(String tube) throws IOException {
        return send(
                "QBP^Q11^QBP_Q11",
                "LAB-27^IHE",
                "QPD|WOS^Work Order Step^IHELAW|tag" + tube + "|" + tube,
                "RCP|I||R^^HL70394");
    }

    /** Reports a tube: {@code segments} stand behind SPM and SAC. */
    String report(String tube, String... segments) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("SPM|1|" + tube + "||SER^^HL70487|||||||P^^HL70369", "SAC|||" + tube));
        all.addAll(Arrays.asList(segments));
        return send("OUL^R22^OUL_R22", "LAB-29^IHE", all.toArray(String[]::new));
    }

    String send(String type, String profile, String... segments) throws IOException {
        return raw(
                header(type, UUID.randomUUID().toString(), "NE", "AL", profile) + String.join("\r", segments) + "\r");
    }

    String raw(String message) throws IOException {
        return new String(line.send(message.getBytes(UTF_8), Duration.ofSeconds(20)), UTF_8);
    }

    String header(String type, String control, String accept, String application, String profile) {
        return "MSH|^~\\&|" + name + "|BENCH|UNDERCROFT|LAB|20260101120000+0000||" + type + "|" + control
                + "|P|2.5.1|||" + accept + "|" + application + "||UNICODE UTF-8|||" + profile + "\r";
    }

    /** Takes work: one ORC for each step, and none where there is nothing to do. */
    @Override
    public byte[] onMessage(Peer peer, byte[] message) {
        String order = new String(message, UTF_8);
        taken.add(order);
        StringBuilder answer =
                new StringBuilder(header("ORL^O34^ORL_O42", UUID.randomUUID().toString(), "", "", "LAB-28^IHE"));
        answer.append("MSA|AA|").append(order.split("\\|", -1)[9]).append('\r');
        if (!order.contains("ORC|DC")) {
            answer.append("SPM|1|").append(field(order, "SPM", 2)).append("|||||||||P^^HL70369\r");
            for (String request : steps(order)) {
                String code = request.split("\\|", -1)[4].split("\\^", -1)[0];
                answer.append("ORC|").append(verdict.apply(code)).append("|").append(request.split("\\|", -1)[2]);
                answer.append("|||SC\r");
            }
        }
        return answer.toString().getBytes(UTF_8);
    }

    static List<String> steps(String order) {
        return Arrays.stream(order.split("\r", -1))
                .filter(segment -> segment.startsWith("OBR|"))
                .toList();
    }

    /** The number that the host gave the step with this code. */
    static String step(String order, String code) {
        return steps(order).stream()
                .filter(request -> request.split("\\|", -1)[4].startsWith(code + "^"))
                .map(request -> request.split("\\|", -1)[2])
                .findFirst()
                .orElseThrow();
    }

    static String field(String message, String segment, int field) {
        return Arrays.stream(message.split("\r", -1))
                .filter(each -> each.startsWith(segment + "|"))
                .map(each -> each.split("\\|", -1))
                .filter(fields -> fields.length > field)
                .map(fields -> fields[field])
                .findFirst()
                .orElse("");
    }

    @Override
    public void onBrokenFrame(Peer peer, byte[] bytes, String reason) {
        throw new AssertionError(reason);
    }

    @Override
    public void close() throws IOException {
        line.close();
        door.close();
    }
}

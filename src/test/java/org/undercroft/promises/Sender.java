package org.undercroft.promises;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import org.undercroft.wire.mllp.MllpClient;

/**
 * A hospital system that sends admissions and writes down which of them were acknowledged. After a failure it sends the
 * same message again, as a real one does.
 */
final class Sender implements Runnable {

    private final InetSocketAddress door;
    private final String name;
    private final Queue<String> acknowledged;
    private int number;
    private volatile boolean stopped;

    Sender(InetSocketAddress door, String name, Queue<String> acknowledged) {
        this.door = door;
        this.name = name;
        this.acknowledged = acknowledged;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (MllpClient client = MllpClient.connect(door, Duration.ofSeconds(2), null)) {
                sendUntilItFails(client);
            } catch (IOException e) {
                pause();
            }
        }
    }

    private void sendUntilItFails(MllpClient client) throws IOException {
        while (!stopped) {
            String control = name + "-" + number;
            String answer = new String(client.send(admission(control), Duration.ofSeconds(10)), StandardCharsets.UTF_8);
            if (!answer.contains("MSA|AA|" + control)) {
                throw new IOException("Not accepted: " + answer);
            }
            acknowledged.add(control);
            number++;
        }
    }

    private byte[] admission(String control) {
        return String.join(
                        "\r",
                        "MSH|^~\\&|LOAD|" + name + "|UNDERCROFT|HOSPITAL|20261123120000||ADT^A04|" + control
                                + "|P|2.5.1",
                        "EVN|A04|20261123120000",
                        "PID|1||" + control + "^^^HOSP^MR||Invented^Person^" + control + "||19700101|F",
                        "PV1|1|O|OPD")
                .concat("\r")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

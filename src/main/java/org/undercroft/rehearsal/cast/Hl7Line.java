package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.rehearsal.message.Acknowledged;
import org.undercroft.wire.mllp.MllpClient;

/** One sender's connection to the program: says a message again until it is acknowledged. For one thread. */
final class Hl7Line implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Hl7Line.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Set<String> TAKEN = Set.of("AA", "CA");
    private static final Set<String> REFUSED = Set.of("AR", "CR");

    private final String name;
    private final InetSocketAddress to;
    private @Nullable MllpClient client;

    Hl7Line(String name, InetSocketAddress to) {
        this.name = name;
        this.to = to;
    }

    /** Says a message until somebody acknowledges or refuses it. Returns whether it was taken. */
    boolean say(byte[] message) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            String code = attempt(message);
            if (TAKEN.contains(code)) {
                return true;
            } else if (REFUSED.contains(code)) {
                return false;
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private String attempt(byte[] message) {
        try {
            MllpClient line = client == null ? MllpClient.connect(to, CONNECT, null) : client;
            client = line;
            byte[] answer = line.send(message, ANSWER);
            String code = Acknowledged.code(answer);
            if (!TAKEN.contains(code)) {
                log.warn(
                        "{} heard {} for {}: {}",
                        name,
                        code,
                        Acknowledged.controlId(message),
                        Acknowledged.words(answer));
            }
            return code;
        } catch (IOException e) {
            log.debug("{} could not speak: {}", name, e.getMessage());
            close();
            return "";
        }
    }

    @Override
    public void close() {
        MllpClient open = client;
        client = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.debug("{} did not hang up cleanly: {}", name, e.getMessage());
            }
        }
    }
}

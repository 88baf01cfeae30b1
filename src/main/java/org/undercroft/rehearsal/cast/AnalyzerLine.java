package org.undercroft.rehearsal.cast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.rehearsal.script.Instrument;
import org.undercroft.wire.Peer;
import org.undercroft.wire.lis1a.Frame;
import org.undercroft.wire.lis1a.Framing;
import org.undercroft.wire.lis1a.LineHandler;
import org.undercroft.wire.lis1a.LineSettings;
import org.undercroft.wire.lis1a.Lis1aClient;
import org.undercroft.wire.lis1a.ReceivedMessage;
import org.undercroft.wire.lis1a.SendResult;

/** An instrument's connection to the program. It is made again whenever it was lost. For one thread. */
final class AnalyzerLine implements LineHandler, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AnalyzerLine.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Instrument instrument;
    private final InetSocketAddress door;
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
    private @Nullable Lis1aClient client;

    AnalyzerLine(Instrument instrument, InetSocketAddress door) {
        this.instrument = instrument;
        this.door = door;
    }

    /** Says a message; false if it was not taken, and should be said again later. */
    boolean say(byte[] message) throws InterruptedException {
        try {
            Lis1aClient line = client == null ? connect() : client;
            client = line;
            SendResult result = line.send(message);
            if (result instanceof SendResult.Sent) {
                return true;
            }
            log.info("{} could not send: {}", instrument.name(), result);
        } catch (IOException e) {
            log.debug("{} can't reach the host: {}", instrument.name(), e.getMessage());
        }
        close();
        return false;
    }

    /** Asks the host and waits for its answer; null if none came. */
    byte @Nullable [] ask(byte[] question) throws InterruptedException {
        answers.clear();
        return say(question) ? answers.poll(ANSWER.toSeconds(), TimeUnit.SECONDS) : null;
    }

    private Lis1aClient connect() throws IOException {
        LineSettings settings = switch (instrument.manner()) {
            case RECORD_BY_RECORD -> LineSettings.usual();
            case ALL_AT_ONCE -> LineSettings.usual().withFraming(Framing.FILLED, Frame.LARGE_TEXT);
            case CUT_ANYWHERE -> LineSettings.usual().withFraming(Framing.FILLED, Frame.CLASSIC_TEXT);
        };
        return Lis1aClient.connect(door, CONNECT, null, settings, this);
    }

    @Override
    public List<byte[]> onMessage(Peer peer, ReceivedMessage message) {
        answers.add(message.text());
        return List.of();
    }

    @Override
    public void onIncomplete(Peer peer, byte[] bytes, String reason) {
        log.debug("{} heard half a message: {}", instrument.name(), reason);
    }

    @Override
    public void onNoise(Peer peer, byte[] bytes, String reason) {
        log.debug("{} heard noise: {}", instrument.name(), reason);
    }

    /** Hangs up; the next message connects again. */
    @Override
    public void close() {
        Lis1aClient open = client;
        client = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.debug("{} did not hang up cleanly: {}", instrument.name(), e.getMessage());
            }
        }
    }
}

package org.undercroft.wire.lis1a;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.TcpServer;

/** A terminal server with an instrument behind it, over real sockets. */
class DialedLineTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] RESULT = "H|\\^&\rP|1\rO|1|S1\rR|1|^^^GLU|5.4\rL|1|N\r".getBytes(US_ASCII);

    private final Inbox host = new Inbox();
    private final BlockingQueue<Line> instruments = new LinkedBlockingQueue<>();

    @Test
    void theHostDialsAndTakesWhatTheInstrumentSends() throws Exception {
        try (TcpServer terminal = terminalServer(0);
                DialedLine line = dial(terminal.localPort())) {
            Line instrument = Objects.requireNonNull(instruments.poll(10, TimeUnit.SECONDS));
            assertThat(instrument.send(RESULT)).isInstanceOf(SendResult.Sent.class);
            assertThat(host.messages.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(line.isConnected()).isTrue();
        }
    }

    @Test
    void aLineThatEndedIsDialedAgain() throws Exception {
        int port;
        TcpServer first = terminalServer(0);
        port = first.localPort();
        try (DialedLine line = dial(port)) {
            assertThat(instruments.poll(10, TimeUnit.SECONDS)).isNotNull();
            first.close();
            await().atMost(SOON).until(() -> !line.isConnected());
            try (TcpServer again = terminalServer(port)) {
                Line instrument = Objects.requireNonNull(instruments.poll(10, TimeUnit.SECONDS));
                assertThat(instrument.send(RESULT)).isInstanceOf(SendResult.Sent.class);
                assertThat(host.messages.poll(10, TimeUnit.SECONDS)).isNotNull();
                assertThat(again.connections()).isEqualTo(1);
            }
        }
    }

    private DialedLine dial(int port) {
        return DialedLine.to("127.0.0.1", port, LineSettings.usual(), host, Duration.ofMillis(50));
    }

    private TcpServer terminalServer(int port) throws java.io.IOException {
        return TcpServer.start(
                Endpoint.loopback(port),
                connection -> {
                    Line line = new Line(connection, LineSettings.usual(), Role.INSTRUMENT, new Inbox());
                    instruments.add(line);
                    line.run();
                },
                ConnectionListener.SILENT);
    }
}

package org.undercroft.exchange.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.channel.Channels;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.tls.TlsIdentity;
import org.undercroft.wire.ConnectionListener;
import org.undercroft.wire.Endpoint;
import org.undercroft.wire.lis1a.DialedLine;
import org.undercroft.wire.lis1a.LineSettings;
import org.undercroft.wire.lis1a.Lis1aServer;
import org.undercroft.wire.mllp.MllpServer;
import org.undercroft.wire.mllp.MllpSettings;
import org.undercroft.wire.poct1a.Poct1aServer;

/** Opens the doors once everything behind them stands, and closes them first. */
@Component
@EnableConfigurationProperties(DoorSettings.class)
class OpenDoors implements Doors, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OpenDoors.class);

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(5);

    private final DoorSettings settings;
    private final Hl7Intake hl7Intake;
    private final AnalyzerIntake analyzerIntake;
    private final PointOfCareIntake pointOfCareIntake;
    private final Channels channels;
    private final TlsIdentity tls;
    private volatile @Nullable MllpServer hl7;
    private volatile @Nullable MllpServer hl7Tls;
    private volatile @Nullable Lis1aServer analyzers;
    private volatile @Nullable Poct1aServer pointOfCare;
    private final List<DialedLine> dialed = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    OpenDoors(
            DoorSettings settings,
            Hl7Intake hl7Intake,
            AnalyzerIntake analyzerIntake,
            PointOfCareIntake pointOfCareIntake,
            Channels channels,
            TlsIdentity tls) {
        this.settings = settings;
        this.hl7Intake = hl7Intake;
        this.analyzerIntake = analyzerIntake;
        this.pointOfCareIntake = pointOfCareIntake;
        this.channels = channels;
        this.tls = tls;
    }

    @Override
    public void start() {
        try {
            hl7 = settings.hl7().enabled() ? openHl7() : null;
            hl7Tls = settings.hl7Tls().enabled() ? openHl7Tls() : null;
            analyzers = settings.analyzers().enabled() ? openAnalyzers() : null;
            pointOfCare = settings.pointOfCare().enabled() ? openPointOfCare() : null;
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(e.getMessage(), e);
        }
        dial();
        running = true;
        log.info(
                "Doors: HL7 {}, HL7 over TLS {}, analyzers {}, point of care {}",
                hl7Port(),
                hl7TlsPort(),
                analyzersPort(),
                pointOfCarePort());
    }

    private MllpServer openHl7() throws IOException {
        DoorSettings.Hl7 door = settings.hl7();
        Endpoint endpoint = new Endpoint(door.address(), door.port(), door.connections(), whoMayEnter(Door.HL7), null);
        return MllpServer.start(endpoint, mllp(), hl7Intake, ConnectionListener.SILENT);
    }

    private MllpServer openHl7Tls() throws IOException {
        DoorSettings.Hl7Tls door = settings.hl7Tls();
        Endpoint endpoint =
                new Endpoint(door.address(), door.port(), door.connections(), whoMayEnter(Door.HL7), tls.context());
        return MllpServer.start(endpoint, mllp(), hl7Intake, ConnectionListener.SILENT);
    }

    private Lis1aServer openAnalyzers() throws IOException {
        DoorSettings.Analyzers door = settings.analyzers();
        Endpoint endpoint =
                new Endpoint(door.address(), door.port(), door.connections(), whoMayEnter(Door.ANALYZERS), null);
        return Lis1aServer.start(endpoint, line(), analyzerIntake, ConnectionListener.SILENT);
    }

    private LineSettings line() {
        LineSettings usual = LineSettings.usual();
        return usual.withTimers(usual.timers().dividedBy(settings.analyzers().timersDividedBy()));
    }

    private void dial() {
        for (String to : settings.analyzers().dial()) {
            int colon = to.lastIndexOf(':');
            dialed.add(DialedLine.to(
                    to.substring(0, colon),
                    Integer.parseInt(to.substring(colon + 1)),
                    line(),
                    analyzerIntake,
                    BETWEEN_CALLS));
        }
    }

    private Poct1aServer openPointOfCare() throws IOException {
        DoorSettings.PointOfCare door = settings.pointOfCare();
        Endpoint endpoint =
                new Endpoint(door.address(), door.port(), door.connections(), whoMayEnter(Door.POINT_OF_CARE), null);
        return Poct1aServer.start(endpoint, door.idle(), pointOfCareIntake);
    }

    private MllpSettings mllp() {
        MllpSettings usual = MllpSettings.usual();
        return new MllpSettings(usual.maxMessage(), settings.hl7().idle(), usual.messageTime());
    }

    /** Who may connect at all: whoever some channel admits at that moment. */
    private Predicate<InetAddress> whoMayEnter(Door door) {
        return from -> channels.admit(door, from);
    }

    @Override
    public void stop() {
        running = false;
        close(hl7);
        close(hl7Tls);
        close(analyzers);
        close(pointOfCare);
        dialed.forEach(OpenDoors::close);
        dialed.clear();
        hl7 = null;
        hl7Tls = null;
        analyzers = null;
        pointOfCare = null;
    }

    private static void close(@Nullable AutoCloseable door) {
        try {
            if (door != null) {
                door.close();
            }
        } catch (Exception e) {
            // Edge of the program's end: a door that does not close well must not keep the others open.
            log.warn("A door did not close cleanly", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the inbox and the lanes. */
    @Override
    public int getPhase() {
        return 1100;
    }

    @Override
    public int hl7Port() {
        MllpServer door = hl7;
        return door == null ? 0 : door.localPort();
    }

    @Override
    public int hl7TlsPort() {
        MllpServer door = hl7Tls;
        return door == null ? 0 : door.localPort();
    }

    @Override
    public int analyzersPort() {
        Lis1aServer door = analyzers;
        return door == null ? 0 : door.localPort();
    }

    @Override
    public int pointOfCarePort() {
        Poct1aServer door = pointOfCare;
        return door == null ? 0 : door.localPort();
    }

    @Override
    public int connections() {
        MllpServer plain = hl7;
        MllpServer secured = hl7Tls;
        Lis1aServer lines = analyzers;
        Poct1aServer devices = pointOfCare;
        return (plain == null ? 0 : plain.connections())
                + (secured == null ? 0 : secured.connections())
                + (lines == null ? 0 : lines.connections())
                + (devices == null ? 0 : devices.connections())
                + (int) dialed.stream().filter(DialedLine::isConnected).count();
    }
}

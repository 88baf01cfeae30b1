package org.undercroft.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.rehearsal.cast.AdmissionsDesk;
import org.undercroft.rehearsal.cast.Analyzer;
import org.undercroft.rehearsal.cast.Budget;
import org.undercroft.rehearsal.cast.ControlWatch;
import org.undercroft.rehearsal.cast.Office;
import org.undercroft.rehearsal.cast.OrderEntry;
import org.undercroft.rehearsal.cast.Player;
import org.undercroft.rehearsal.cast.Porter;
import org.undercroft.rehearsal.cast.Preparation;
import org.undercroft.rehearsal.cast.StoryClock;
import org.undercroft.rehearsal.cast.Technician;
import org.undercroft.rehearsal.cast.Ward;
import org.undercroft.rehearsal.script.Bench;
import org.undercroft.rehearsal.script.DayPlan;
import org.undercroft.rehearsal.script.Instrument;
import org.undercroft.rehearsal.script.Scene;

/** A day of the make-believe hospital, played to a running program. */
public final class Rehearsal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final Duration SHIFT = Duration.ofHours(8);
    private static final Duration CUT = Duration.ofHours(4);
    private static final Duration AFTER_FAILURE = Duration.ofHours(3);
    private static final Duration LONGEST_AWAY = Duration.ofMinutes(1);
    private static final Duration SHORTEST_AWAY = Duration.ofMillis(1_500);
    private static final int RADIX = 36;

    private final RehearsalSettings settings;
    private final StoryClock clock;
    private final Budget budget;
    private final Ward ward;
    private final Office office;
    private final List<Analyzer> analyzers;
    private final String run =
            Long.toString(Instant.now().getEpochSecond(), RADIX).toUpperCase(Locale.ROOT);
    private final CountDownLatch told = new CountDownLatch(2);
    private final ExecutorService players = Executors.newVirtualThreadPerTaskExecutor();

    private Rehearsal(RehearsalSettings settings) throws IOException {
        this.settings = settings;
        this.clock = new StoryClock(settings.speed());
        this.budget = new Budget(settings.messages());
        this.ward = new Ward(settings.wardPort(), clock, run);
        this.office = new Office(URI.create("http://127.0.0.1:" + settings.webPort()));
        InetSocketAddress door = door(settings.analyzerPort());
        this.analyzers = Bench.ALL.stream()
                .map(instrument -> new Analyzer(instrument, door, clock, budget))
                .toList();
    }

    /**
     * Prepares the program and begins a day; returns while it goes on.
     *
     * @throws IOException if the ward's port cannot be had
     * @throws InterruptedException if interrupted while the program is prepared
     */
    public static Rehearsal day(RehearsalSettings settings) throws IOException, InterruptedException {
        Rehearsal rehearsal = new Rehearsal(settings);
        rehearsal.begin();
        return rehearsal;
    }

    private void begin() throws InterruptedException {
        new Preparation(office, ward.port()).prepare(Bench.ALL);
        log.info(
                "A make-believe day begins: seed {}, {} times real time, {} long",
                settings.seed(),
                settings.speed(),
                settings.length());
        clock.begin();
        DayPlan plan = DayPlan.of(settings.seed(), run, settings.length());
        planAnalyzers();
        Porter porter = new Porter(analyzers, office, clock);
        analyzers.forEach(this::play);
        play(porter);
        play(new ControlWatch(office, clock, analyzers));
        play(() -> ward.away(settings.failure().plus(AFTER_FAILURE), awayFor()));
        if (settings.technician()) {
            play(new Technician(
                    office, clock, Bench.ALL.stream().map(Instrument::tag).collect(Collectors.toSet())));
        }
        InetSocketAddress door = door(settings.hl7Port());
        List<Scene.Desk> desk = plan.scenes().stream()
                .filter(Scene.Desk.class::isInstance)
                .map(Scene.Desk.class::cast)
                .toList();
        playToEnd(new AdmissionsDesk(desk, run, door, clock, budget));
        playToEnd(new OrderEntry(plan.scenes(), run, door, clock, budget, porter));
    }

    private void planAnalyzers() {
        for (Duration at = Duration.ZERO; at.compareTo(settings.length()) < 0; at = at.plus(SHIFT)) {
            Duration shift = at;
            analyzers.forEach(analyzer -> analyzer.planControls(shift));
        }
        if (settings.failure().compareTo(settings.length()) < 0) {
            chemistry().failAt(settings.failure());
            chemistry().planControls(settings.failure());
        }
        analyzers.getFirst().planCut(CUT);
    }

    private Analyzer chemistry() {
        return analyzers.get(Bench.ALL.indexOf(Bench.CHEMISTRY));
    }

    private Duration awayFor() {
        Duration hour = clock.real(Duration.ofHours(1));
        return hour.compareTo(LONGEST_AWAY) > 0
                ? LONGEST_AWAY
                : hour.compareTo(SHORTEST_AWAY) < 0 ? SHORTEST_AWAY : hour;
    }

    private void playToEnd(Player player) {
        play(() -> {
            player.play();
            told.countDown();
            if (told.getCount() == 0) {
                log.info("The make-believe day is told: {} messages; everybody idles now", budget.said());
            }
        });
    }

    private void play(Player player) {
        players.execute(() -> {
            try {
                player.play();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // The edge of one player: the others go on without it.
                log.error("A player of the rehearsal fell off the stage", e);
            }
        });
    }

    /** Waits until all admissions and orders were told. Returns false if they were not in time. */
    public boolean awaitTold(Duration most) throws InterruptedException {
        return told.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The ward that takes the results. */
    public Ward ward() {
        return ward;
    }

    /** How many results the analyzers reported. */
    public long reported() {
        return analyzers.stream().mapToLong(Analyzer::reported).sum();
    }

    /** How many messages were said. */
    public int said() {
        return budget.said();
    }

    private static InetSocketAddress door(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Stops the day at once. */
    @Override
    public void close() throws InterruptedException {
        players.shutdownNow();
        ward.close();
        if (!players.awaitTermination(10, TimeUnit.SECONDS)) {
            log.warn("Some players of the rehearsal don't leave the stage");
        }
    }
}

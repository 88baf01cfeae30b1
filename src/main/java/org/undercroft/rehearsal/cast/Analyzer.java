package org.undercroft.rehearsal.cast;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.rehearsal.message.AnalyzerMessages;
import org.undercroft.rehearsal.message.HostAnswer;
import org.undercroft.rehearsal.script.Instrument;
import org.undercroft.rehearsal.script.Instrument.Channel;
import org.undercroft.rehearsal.script.Instrument.Control;
import org.undercroft.rehearsal.script.Measurement;
import org.undercroft.rehearsal.script.Person;
import org.undercroft.rehearsal.script.Tube;

/** A make-believe analyzer at work: asks the host about each tube, measures what it is told, reports, runs controls. */
public final class Analyzer implements Player {

    private static final Logger log = LoggerFactory.getLogger(Analyzer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 200;
    private static final int MOST_QUESTIONS = 4;
    private static final double FAILING = 3.9;
    private static final Duration CREEPING = Duration.ofMinutes(45);

    private final Instrument instrument;
    private final AnalyzerMessages messages;
    private final AnalyzerLine line;
    private final StoryClock clock;
    private final Budget budget;
    private final DelayQueue<Task> tasks = new DelayQueue<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong reported = new AtomicLong();
    private volatile @Nullable Duration failsAt;

    /** An analyzer that speaks to this door. */
    public Analyzer(Instrument instrument, InetSocketAddress door, StoryClock clock, Budget budget) {
        this.instrument = instrument;
        this.messages = new AnalyzerMessages(instrument);
        this.line = new AnalyzerLine(instrument, door);
        this.clock = clock;
        this.budget = budget;
    }

    /** What it is. */
    public Instrument instrument() {
        return instrument;
    }

    /** How many results it reported. */
    public long reported() {
        return reported.get();
    }

    /** From now on it drifts, so that its controls fail from this time of the day on. */
    public void failAt(Duration at) {
        failsAt = at;
    }

    /** Somebody repaired it. */
    public void repaired() {
        failsAt = null;
    }

    @Override
    public void play() throws InterruptedException {
        try (line) {
            while (true) {
                Task task = tasks.take();
                if (!budget.take()) {
                    return;
                }
                if (!task.work().done() && task.attempt() < MOST_ATTEMPTS) {
                    tasks.add(task.later(PAUSE));
                }
            }
        }
    }

    private void plan(Duration at, Task.Work work) {
        long due = System.nanoTime() + clock.real(at.minus(clock.now())).toNanos();
        tasks.add(new Task(due, numbers.incrementAndGet(), work, 1));
    }

    /** A tube will arrive. */
    public void expect(Tube tube, Duration at) {
        plan(at, () -> ask(tube, 1));
    }

    /** Controls are run at a time of the day. */
    public void planControls(Duration at) {
        Stream.of(1, 2).forEach(level -> plan(at, () -> control(level)));
    }

    /** The line is cut at a time of the day, and made again with the next tube. */
    public void planCut(Duration at) {
        plan(at, () -> {
            log.info("{} {} loses its connection", clock.onTheWall(), instrument.name());
            line.close();
            return true;
        });
    }

    private boolean ask(Tube tube, int times) throws InterruptedException {
        String label = tube.misread() ? misread(tube.label()) : tube.label();
        byte[] answer = line.ask(messages.question(label, Instant.now()));
        if (answer == null) {
            return false;
        }
        List<Channel> channels = HostAnswer.read(answer, instrument).channels();
        if (channels.isEmpty() && tube.misread()) {
            log.info("{} {} misreads a tube as {}", clock.onTheWall(), instrument.name(), label);
            plan(
                    clock.now().plus(instrument.cycle()),
                    () -> report(tube, label, byHand(tube), tube.person(), "No order found; entered by hand"));
        } else if (!channels.isEmpty()) {
            plan(clock.now().plus(instrument.cycle()), () -> report(tube, label, channels, null, ""));
        } else if (times < MOST_QUESTIONS) {
            // The tube was faster than its order; the operator puts it in again.
            tasks.add(new Task(
                    System.nanoTime() + PAUSE.toNanos(), numbers.incrementAndGet(), () -> ask(tube, times + 1), 1));
        }
        return true;
    }

    /** A barcode read wrongly: a number that no tube has, alike enough that a person sees which one is meant. */
    private static String misread(String label) {
        return label.substring(0, label.length() - 2) + "?" + label.substring(label.length() - 1);
    }

    private List<Channel> byHand(Tube tube) {
        return tube.tests().stream()
                .map(instrument.channels()::get)
                .flatMap(channel -> Optional.ofNullable(channel).stream())
                .toList();
    }

    private boolean report(Tube tube, String label, List<Channel> channels, @Nullable Person patient, String comment)
            throws InterruptedException {
        List<Measurement> found = Measurement.of(tube, channels, drift());
        boolean taken = line.say(messages.results(label, patient, found, comment, Instant.now()));
        reported.addAndGet(taken ? found.size() : 0);
        return taken;
    }

    private boolean control(int level) throws InterruptedException {
        long run = numbers.incrementAndGet();
        double drift = drift();
        var byBottle = instrument.controls().stream()
                .filter(control -> control.level() == level)
                .collect(Collectors.groupingBy(Control::control));
        for (var bottle : byBottle.entrySet()) {
            List<Measurement> found = bottle.getValue().stream()
                    .flatMap(control -> Stream.ofNullable(instrument.channels().get(control.test()))
                            .map(channel -> Measurement.of(channel, control, run, drift)))
                    .toList();
            if (!line.say(messages.control(bottle.getKey(), found, Instant.now()))) {
                return false;
            }
        }
        log.info("{} {} runs its control, level {}", clock.onTheWall(), instrument.name(), level);
        return true;
    }

    /** How far the failing electrode is off, in deviations of its control; it creeps up before the control sees it. */
    private double drift() {
        Duration failing = failsAt;
        if (failing == null) {
            return 0;
        }
        double grown = 1 + (double) clock.now().minus(failing).toMillis() / CREEPING.toMillis();
        return FAILING * Math.clamp(grown, 0, 1);
    }
}

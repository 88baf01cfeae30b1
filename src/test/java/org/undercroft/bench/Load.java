package org.undercroft.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many connections that send one after the other as fast as they are answered, for a while. */
final class Load {

    /** One connection: does one exchange and waits for its answer. */
    interface Connection extends AutoCloseable {

        /** Sends the next one; adds what it measured. */
        void exchange(int number, Latencies latencies) throws Exception;
    }

    /** Opens the connection of this number. */
    interface Opener {
        Connection open(int index) throws Exception;
    }

    private Load() {}

    /** As fast as each connection is answered: first a warm-up that is not counted, then the measured time. */
    static Outcome run(int connections, Duration warmUp, Duration time, Opener opener) throws InterruptedException {
        return run(connections, 0, warmUp, time, opener);
    }

    /**
     * Runs a load at a rate that the outside sets, as instruments do.
     *
     * @param perSecond exchanges a second, of all connections together; 0 for as fast as they are answered
     */
    static Outcome run(int connections, double perSecond, Duration warmUp, Duration time, Opener opener)
            throws InterruptedException {
        AtomicBoolean measuring = new AtomicBoolean();
        AtomicBoolean running = new AtomicBoolean(true);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<Latencies> latencies = new ArrayList<>();
        CountDownLatch open = new CountDownLatch(connections);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Latencies own = new Latencies();
            latencies.add(own);
            int index = i;
            Pace pace = perSecond == 0 ? Pace.NONE : Pace.of(connections / perSecond, i / perSecond);
            threads.add(Thread.ofVirtual()
                    .start(() -> drive(opener, index, pace, own, open, running, measuring, failures)));
        }
        open.await();
        Thread.sleep(warmUp);
        long begun = System.nanoTime();
        measuring.set(true);
        Thread.sleep(time);
        measuring.set(false);
        long elapsed = System.nanoTime() - begun;
        running.set(false);
        for (Thread thread : threads) {
            thread.join();
        }
        return new Outcome(Latencies.sorted(latencies), elapsed / 1e9, List.copyOf(failures));
    }

    private static void drive(
            Opener opener,
            int index,
            Pace pace,
            Latencies own,
            CountDownLatch open,
            AtomicBoolean running,
            AtomicBoolean measuring,
            Queue<String> failures) {
        try (Connection connection = opener.open(index)) {
            open.countDown();
            Latencies ignored = new Latencies();
            for (int number = 0; running.get(); number++) {
                pace.await(number);
                connection.exchange(number, measuring.get() ? own : ignored);
            }
        } catch (Exception e) {
            // Edge of one connection: the outcome tells that it failed.
            failures.add(String.valueOf(e));
            open.countDown();
        }
    }

    /** When the exchanges of one connection are due, in nanoseconds. */
    private record Pace(long begin, long interval) {

        static final Pace NONE = new Pace(0, 0);

        static Pace of(double secondsBetween, double secondsBefore) {
            return new Pace(System.nanoTime() + (long) (secondsBefore * 1e9), (long) (secondsBetween * 1e9));
        }

        void await(int number) throws InterruptedException {
            long left = interval == 0 ? 0 : begin + number * interval - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
    }

    /**
     * What was measured.
     *
     * @param sorted nanoseconds of each answer
     * @param seconds how long
     * @param failures what went wrong
     */
    @SuppressWarnings("ArrayRecordComponent") // looked at once
    record Outcome(long[] sorted, double seconds, List<String> failures) {

        double perSecond() {
            return sorted.length / seconds;
        }

        String row(String what, double perAnswer) {
            return String.format(
                    Locale.ROOT,
                    "%-58s %9.0f/s   p50 %7.2f ms   p99 %7.2f ms   max %7.1f ms%s",
                    what,
                    perSecond() * perAnswer,
                    Latencies.percentile(sorted, 0.5),
                    Latencies.percentile(sorted, 0.99),
                    Latencies.percentile(sorted, 1),
                    failures.isEmpty() ? "" : "   FAILED: " + failures.size() + " x " + failures.getFirst());
        }
    }
}

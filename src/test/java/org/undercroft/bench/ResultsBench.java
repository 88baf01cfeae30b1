package org.undercroft.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.Undercroft;
import org.undercroft.exchange.Doors;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.wire.mllp.MllpClient;

/**
 * Measures results from end to end: blood counts that were ordered over MLLP are sent by analyzers at a set rate, each
 * message durable before its ACK, until the last result is matched, judged, released, audited and told. The load
 * generator, the program and its PostgreSQL share the machine.
 *
 * <p>Arguments: specimens (4,000; ten results each), results a second (2,000), analyzers (20).
 */
public final class ResultsBench {

    private static final Logger log = LoggerFactory.getLogger(ResultsBench.class);
    private static final List<String> CODES =
            List.of("WBC", "RBC", "HGB", "HCT", "MCV", "MCH", "MCHC", "RDW", "PLT", "MPV");
    private static final List<String> VALUES =
            List.of("7.1", "4.6", "13.9", "42.0", "90.1", "29.9", "33.4", "13.1", "250", "9.8");
    private static final List<String> UNITS =
            List.of("10*3/uL", "10*6/uL", "g/dL", "%", "fL", "pg", "g/dL", "%", "10*3/uL", "fL");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int WARM_UP = 10;

    private final JdbcClient jdbc;
    private final Doors doors;

    private ResultsBench(ConfigurableApplicationContext program) {
        this.jdbc = program.getBean(JdbcClient.class);
        this.doors = program.getBean(Doors.class);
    }

    public static void main(String[] arguments) throws Exception {
        int specimens = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        double perSecond = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 2_000;
        int analyzers = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        String[] settings = {
            "--undercroft.data=" + Files.createTempDirectory("undercroft-results-bench"),
            "--server.port=0",
            "--undercroft.doors.hl7.port=0",
            "--undercroft.doors.analyzers.port=0"
        };
        try (ConfigurableApplicationContext program = SpringApplication.run(Undercroft.class, settings)) {
            for (int number = 0; number < analyzers; number++) {
                register(program.getBean(AnalyzerRepository.class), "BENCH" + number);
            }
            ResultsBench bench = new ResultsBench(program);
            bench.run("warm-up", specimens / WARM_UP, perSecond, analyzers);
            bench.run("measured", specimens, perSecond, analyzers);
        }
    }

    private static void register(AnalyzerRepository analyzers, String name) {
        var id = analyzers.add(
                new AnalyzerSettings(name, "Bench", name, name, Driver.STANDARD), AnalyzerState.IN_SERVICE, "bench");
        analyzers.map(id, CODES.stream().map(code -> Mapping.of(code, code)).toList(), "bench");
    }

    private void run(String round, int specimens, double perSecond, int analyzers) throws Exception {
        List<String> accessions = order(round, specimens);
        long earlier = released();
        int each = accessions.size() / analyzers;
        long begun = System.nanoTime();
        List<Latencies> latencies = new ArrayList<>();
        List<Thread> lines = new ArrayList<>();
        for (int number = 0; number < analyzers; number++) {
            List<String> own = accessions.subList(number * each, (number + 1) * each);
            String name = "BENCH" + number;
            double pause = analyzers * CODES.size() / perSecond;
            Latencies ofLine = new Latencies();
            latencies.add(ofLine);
            lines.add(Thread.ofVirtual().start(() -> send(name, own, pause, ofLine)));
        }
        for (Thread line : lines) {
            line.join();
        }
        double sent = (System.nanoTime() - begun) / 1e9;
        int results = each * analyzers * CODES.size();
        await(() -> released() - earlier, results);
        double took = (System.nanoTime() - begun) / 1e9;
        long[] sorted = Latencies.sorted(latencies);
        log.info(String.format(
                Locale.ROOT,
                "%s: %d results sent in %.1f s (p50 %.1f ms, p99 %.1f ms to the ACK), all released after %.1f s:"
                        + " %.0f/s",
                round,
                results,
                sent,
                Latencies.percentile(sorted, 0.5),
                Latencies.percentile(sorted, 0.99),
                took,
                results / took));
    }

    /** A blood count for each of so many new patients; the numbers of the tubes. */
    private List<String> order(String round, int specimens) throws Exception {
        InetSocketAddress door = new InetSocketAddress(InetAddress.getLoopbackAddress(), doors.hl7Port());
        try (MllpClient client = MllpClient.connect(door, Duration.ofSeconds(5), null)) {
            for (int number = 0; number < specimens; number++) {
                String name = round.toUpperCase(Locale.ROOT) + number;
                byte[] order = String.join(
                                "\r",
                                "MSH|^~\\&|BENCH|WARD|UNDERCROFT|LAB|20260101120000||OML^O21^OML_O21|" + name
                                        + "|P|2.5.1",
                                "PID|1||" + name + "^^^BENCH^MR||Make^Believe||19800101|F",
                                "PV1|1|I|W3^12^1||||||||||||||||V" + name,
                                "ORC|NW|" + name + "||||||||||D1^Doctor^Ann",
                                "OBR|1|" + name + "||CBC^Blood count^L",
                                "")
                        .getBytes(UTF_8);
                String answer = new String(client.send(order, Duration.ofSeconds(30)), UTF_8);
                if (!answer.contains("MSA|AA|")) {
                    throw new IOException("Not accepted: " + answer.replace('\r', ' '));
                }
            }
        }
        String placers = round.toUpperCase(Locale.ROOT) + "%";
        await(
                () -> jdbc.sql("select count(*) from lab.lab_order where sender = 'WARD|BENCH' and placer like ?")
                        .param(placers)
                        .query(Long.class)
                        .single(),
                specimens);
        return jdbc.sql("""
            select distinct s.accession from lab.lab_order o join lab.order_line l on l.order_id = o.id
              join lab.specimen s on s.id = l.specimen where o.sender = 'WARD|BENCH' and o.placer like ? order by 1
            """).param(placers).query(String.class).list();
    }

    private void send(String analyzer, List<String> accessions, double pause, Latencies latencies) {
        long begun = System.nanoTime();
        try (AnalyzerLine line =
                new AnalyzerLine(doors.analyzersPort(), number -> records(analyzer, accessions.get(number)))) {
            for (int number = 0; number < accessions.size(); number++) {
                long left = begun + (long) (number * pause * 1e9) - System.nanoTime();
                Thread.sleep(Duration.ofNanos(Math.max(0, left)));
                line.exchange(number, latencies);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> records(String analyzer, String accession) {
        List<String> records = new ArrayList<>();
        records.add("H|\\^&|" + accession + "||" + analyzer + "|||||||P|LIS2-A2|20260101120000");
        records.add("P|1");
        records.add("O|1|" + accession + "||^^^CBC");
        for (int i = 0; i < CODES.size(); i++) {
            records.add("R|" + (i + 1) + "|^^^" + CODES.get(i) + "|" + VALUES.get(i) + "|" + UNITS.get(i) + "||N||F");
        }
        records.add("L|1|N");
        return records;
    }

    private long released() {
        return jdbc.sql("select count(*) from lab.result where state = 'RELEASED'")
                .query(Long.class)
                .single();
    }

    private static void await(LongSupplier count, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsLong() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Only " + count.getAsLong() + " of " + wanted + " within " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(100);
        }
    }
}

package org.undercroft.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.Undercroft;
import org.undercroft.exchange.Doors;
import org.undercroft.wire.mllp.MllpClient;

/**
 * Measures what people wait for in a laboratory with many results: pages of the worklist, a patient's trend and cumulative
 * view, and the creation of large orders; over HTTP and MLLP, on a new, durable database.
 *
 * <p>Arguments: how many results (10,000,000), and the data folder to use again or to fill (a new one).
 */
public final class LaboratoryBench {

    private static final Logger log = LoggerFactory.getLogger(LaboratoryBench.class);
    private static final String KNOWN = "KNOWN";
    private static final int PATIENTS = 100_000;
    private static final int TIMES = 20;
    private static final int ORDERS = 10;
    private static final int TESTS = 94;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final ConfigurableApplicationContext program;

    private LaboratoryBench(ConfigurableApplicationContext program) {
        this.program = program;
        this.base = "http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port");
    }

    public static void main(String[] arguments) throws Exception {
        long results = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        Path data = arguments.length > 1
                ? Files.createDirectories(Path.of(arguments[1]))
                : Files.createTempDirectory("undercroft-laboratory-bench");
        String[] settings = {
            "--undercroft.data=" + data,
            "--server.port=0",
            "--undercroft.doors.hl7.port=0",
            "--undercroft.doors.analyzers.port=0",
            "--undercroft.security.demo=true"
        };
        try (ConfigurableApplicationContext program = SpringApplication.run(Undercroft.class, settings)) {
            LaboratoryBench bench = new LaboratoryBench(program);
            bench.fillIfEmpty(results);
            bench.measure();
        }
    }

    private void fillIfEmpty(long results) throws Exception {
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        if (jdbc.sql("select exists (select from lab.result)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        try (MllpClient client = client()) {
            accepted(client, order(KNOWN, List.of("K")));
        }
        await(jdbc, KNOWN, 1);
        new MillionsOfResults(program.getBean(DataSource.class), results, PATIENTS, known(jdbc)).fill();
    }

    /** The identity of the patient whose trend is asked for. */
    private static String known(JdbcClient jdbc) {
        return jdbc.sql("select patient from lab.lab_order where record_number = ? limit 1")
                .param(KNOWN)
                .query(String.class)
                .single();
    }

    private void measure() throws Exception {
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        long rows =
                jdbc.sql("select count(*) from lab.result").query(Long.class).single();
        String size = jdbc.sql("select pg_size_pretty(pg_database_size(current_database()))")
                .query(String.class)
                .single();
        log.info("{} results, the database takes {}", rows, size);
        orders();
        page("worklist, first page (JSON)", "/api/results");
        page("worklist, first page of what is held", "/api/results?state=HELD");
        page("worklist, first page of what waits", "/api/results?state=WAITING");
        page("worklist, hundredth page", "/api/results?page=100");
        page("worklist, specimen that begins so", "/api/results?accession=BENCH0005000");
        page("worklist, patient", "/api/results?patient=MR4711");
        page("worklist, one test", "/api/results?test=CREA");
        page("worklist, one ward", "/api/results?ward=W7");
        page("worklist, sorted by test", "/api/results?sort=test");
        String patient = URLEncoder.encode(known(jdbc), UTF_8);
        page("trend of a test, all years", "/api/lab/patients/" + patient + "/trend?test=K&days=36500");
        page("trend of a test, a year", "/api/lab/patients/" + patient + "/trend?test=K");
        page("results of a patient, all years", "/api/lab/patients/" + patient + "/results?days=36500");
        page("report of a specimen as PDF", "/api/specimens/BENCH000001001/report");
    }

    private void page(String what, String path) throws IOException, InterruptedException {
        String both = Base64.getEncoder().encodeToString("lab:demo".getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Basic " + both)
                .build();
        long[] nanos = new long[TIMES];
        int length = 0;
        for (int time = 0; time < TIMES; time++) {
            long begun = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            nanos[time] = System.nanoTime() - begun;
            length = answer.body().length;
            if (answer.statusCode() != 200) {
                throw new IOException(path + ": " + answer.statusCode() + " " + new String(answer.body(), UTF_8));
            }
        }
        row(what + ", " + length + " bytes", nanos);
    }

    /**
     * Ten orders of 94 tests, each a message of its own, from the sending until all their lines are there: once with an
     * ORC and OBR for each test, once with one for a panel of them.
     */
    private void orders() throws IOException, InterruptedException {
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        List<String> tests = jdbc.sql("""
            select code from lab.test where active and orderable and kind in ('NUMERIC', 'CODED') order by code limit ?
            """).param(TESTS).query(String.class).list();
        orders(
                ORDERS + " orders of one panel of " + tests.size() + " tests",
                List.of(panel(jdbc, tests)),
                tests.size());
        orders(ORDERS + " orders of " + tests.size() + " tests one by one", tests, tests.size());
    }

    private static String panel(JdbcClient jdbc, List<String> tests) {
        jdbc.sql("insert into lab.panel (code, name) values (?, ?) on conflict do nothing")
                .params("BENCHPANEL", "All at once")
                .update();
        jdbc.sql("""
            insert into lab.panel_test (panel, test, position)
            select 'BENCHPANEL', test, n from unnest(?::text[]) with ordinality as t (test, n) on conflict do nothing
            """).param(tests.toArray(String[]::new)).update();
        jdbc.sql("update lab.revision set number = nextval('lab.revision_number') where what = 'catalog'")
                .update();
        return "BENCHPANEL";
    }

    private void orders(String what, List<String> codes, int lines) throws IOException, InterruptedException {
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        long[] nanos = new long[TIMES];
        try (MllpClient client = client()) {
            for (int time = 0; time < TIMES; time++) {
                String placer = "BIG" + System.nanoTime();
                long begun = System.nanoTime();
                for (int number = 0; number < ORDERS; number++) {
                    accepted(client, order(placer + "-" + number, codes));
                }
                await(jdbc, placer, ORDERS * lines);
                nanos[time] = System.nanoTime() - begun;
            }
        }
        row(what + " created, sent until handled", nanos);
    }

    private MllpClient client() throws IOException {
        int port = program.getBean(Doors.class).hl7Port();
        return MllpClient.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Duration.ofSeconds(5), null);
    }

    private static void accepted(MllpClient client, byte[] message) throws IOException {
        String answer = new String(client.send(message, Duration.ofSeconds(30)), UTF_8);
        if (!answer.contains("MSA|AA|")) {
            throw new IOException("Not accepted: " + answer.replace('\r', ' '));
        }
    }

    private static void await(JdbcClient jdbc, String placer, int wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < deadline) {
            long lines = jdbc.sql("""
                select count(*) from lab.order_line l join lab.lab_order o on o.id = l.order_id
                 where o.sender = 'WARD|BENCH' and o.placer >= :placer || '-' and o.placer < :placer || '.'
                """).param("placer", placer).query(Long.class).single();
            if (lines >= wanted) {
                return;
            }
            Thread.sleep(2);
        }
        throw new IllegalStateException("The orders were not created within two minutes");
    }

    private static byte[] order(String placer, List<String> tests) {
        String segments = java.util.stream.IntStream.range(0, tests.size())
                .mapToObj(number -> "ORC|NW|" + placer + "-" + number + "||||||||||D1^Doctor^Ann\rOBR|" + (number + 1)
                        + "|" + placer + "-" + number + "||" + tests.get(number) + "^Test^L\r")
                .collect(Collectors.joining());
        return ("MSH|^~\\&|BENCH|WARD|UNDERCROFT|LAB|20260101120000||OML^O21^OML_O21|" + placer + "|P|2.5.1\r"
                        + "PID|1||" + placer + "^^^BENCH^MR||Make^Believe||19800101|F\r"
                        + "PV1|1|I|W3^12^1||||||||||||||||V" + placer + "\r" + segments)
                .getBytes(UTF_8);
    }

    private static void row(String what, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        log.info(String.format(
                Locale.ROOT,
                "%s: first %.1f ms, median %.1f ms, worst of %d behind it %.1f ms",
                what,
                nanos[0] / 1e6,
                sorted[sorted.length / 2] / 1e6,
                nanos.length - 1,
                Arrays.stream(nanos).skip(1).max().orElse(0) / 1e6));
    }
}

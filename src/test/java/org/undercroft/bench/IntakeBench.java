package org.undercroft.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.promises.RunningProgram;
import org.undercroft.wire.mllp.MllpClient;

/**
 * Measures how fast the packaged program takes messages, each durable before its acknowledgment, beside the plain write
 * limit of the same PostgreSQL in the same run. The load generator shares the machine with the program.
 *
 * <p>Arguments: seconds for each measurement (10), MLLP connections (50), analyzers (200).
 */
public final class IntakeBench {

    private static final Logger log = LoggerFactory.getLogger(IntakeBench.class);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double WANTED_RESULTS = 2_500;

    private IntakeBench() {}

    public static void main(String[] arguments) throws Exception {
        Duration time = Duration.ofSeconds(number(arguments, 0, 10));
        int senders = number(arguments, 1, 50);
        int analyzers = number(arguments, 2, 200);
        Path data = Files.createTempDirectory("undercroft-bench");
        RunningProgram.Ports ports = RunningProgram.Ports.free();
        try (RunningProgram program = RunningProgram.start(data, ports);
                RawDatabase database = new RawDatabase(data, adt(0, 0))) {
            log.info("Started in {} ms on {} processors", program.startTime().toMillis(), processors());
            raw(database, 1, time);
            raw(database, senders, time);
            AnalyzerLine.Opener lines = new AnalyzerLine.Opener(ports.analyzers());
            wanted(lines, analyzers, time, "nothing waiting");
            Load.Outcome mllp = Load.run(senders, WARM_UP, time, index -> new Sender(program.hl7(), index));
            log.info(mllp.row("MLLP, " + senders + " connections, stored before AA, messages", 1));
            log.info("Of them {} wait for their handler", database.count("exchange.waiting"));
            wanted(lines, analyzers, time, "behind those");
            Load.Outcome most = Load.run(analyzers, WARM_UP, time, lines);
            log.info(most.row(
                    "LIS1-A, " + analyzers + " connections, as fast as answered, results", AnalyzerLine.RESULTS));
            log.info("{} messages wait for their handler", database.count("exchange.waiting"));
            raw(database, 1, time);
        }
    }

    private static void wanted(AnalyzerLine.Opener lines, int analyzers, Duration time, String when)
            throws InterruptedException {
        Load.Outcome wanted = Load.run(analyzers, WANTED_RESULTS / AnalyzerLine.RESULTS, WARM_UP, time, lines);
        String what = "LIS1-A, " + analyzers + " connections at the wanted rate, " + when + ", results";
        log.info(wanted.row(what, AnalyzerLine.RESULTS));
    }

    private static void raw(RawDatabase database, int rows, Duration time) throws InterruptedException {
        Load.Outcome outcome = Load.run(1, Duration.ofSeconds(1), time, _ -> database.inserting(rows));
        log.info(outcome.row("PostgreSQL alone, 1 connection, " + rows + " rows a commit, rows", rows));
    }

    private static int number(String[] arguments, int index, int usual) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : usual;
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static byte[] adt(int sender, int number) {
        return String.format(
                        Locale.ROOT,
                        "MSH|^~\\&|BENCH%1$d|LOAD|UNDERCROFT|U|20260101120000||ADT^A08^ADT_A01|%1$d-%2$d|P|2.5.1\r"
                            + "EVN|A08|20260101120000\r"
                            + "PID|1||B%1$d%3$05d^^^LOAD^MR||Make^Believe%3$d||19700101|F|||1 Invented"
                            + " Road^^Nowhere^^00000\r"
                            + "PV1|1|I|W1^101^A||||1234^Doctor^Any|||||||||||V%1$d%3$05d|||||||||||||||||||||||||20260101\r",
                        sender,
                        number,
                        number % 200)
                .getBytes(UTF_8);
    }

    private static final class Sender implements Load.Connection {

        private final MllpClient client;
        private final int index;

        Sender(InetSocketAddress door, int index) throws IOException {
            this.client = MllpClient.connect(door, Duration.ofSeconds(5), null);
            this.index = index;
        }

        @Override
        public void exchange(int number, Latencies latencies) throws IOException {
            byte[] message = adt(index, number);
            long begun = System.nanoTime();
            byte[] answer = client.send(message, Duration.ofSeconds(30));
            latencies.add(System.nanoTime() - begun);
            if (!new String(answer, UTF_8).contains("MSA|AA|")) {
                throw new IOException("Not accepted: " + new String(answer, UTF_8).replace('\r', ' '));
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}

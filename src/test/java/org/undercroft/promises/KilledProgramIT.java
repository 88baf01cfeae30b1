package org.undercroft.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.undercroft.platform.database.EmbeddedPostgres;

/**
 * Promise 1: what was acknowledged is never lost and never doubled. The number of kills is
 * {@code -Dpromises.kills=20}; an ordinary build does fewer.
 */
class KilledProgramIT {

    private static final int KILLS = Integer.getInteger("promises.kills", 2);
    private static final long SEED = Long.getLong("promises.seed", 20261123L);
    private static final int SENDERS = 8;

    @TempDir
    Path data = Path.of("unset");

    @Test
    void everyAcknowledgedMessageIsThereOnceHoweverOftenTheProgramIsKilled() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        RunningProgram.Ports ports = RunningProgram.Ports.free();
        Random random = new Random(SEED);
        RunningProgram program = RunningProgram.start(data, ports);
        List<Sender> senders = senders(program, acknowledged);
        List<Thread> threads = senders.stream().map(Thread.ofVirtual()::start).toList();
        for (int kill = 1; kill <= KILLS; kill++) {
            Thread.sleep(500 + random.nextInt(2_500));
            program.kill();
            program = RunningProgram.start(data, ports);
        }
        Thread.sleep(1_000);
        senders.forEach(Sender::stop);
        for (Thread thread : threads) {
            thread.join();
        }
        try (RunningProgram last = program) {
            assertThat(last.pid()).isPositive();
            compareWithLedger(acknowledged);
        }
    }

    private static List<Sender> senders(RunningProgram program, Queue<String> acknowledged) {
        return IntStream.range(0, SENDERS)
                .mapToObj(number -> new Sender(program.hl7(), "SENDER" + number, acknowledged))
                .toList();
    }

    private void compareWithLedger(Queue<String> acknowledged) {
        Set<String> ledger = new HashSet<>(acknowledged);
        assertThat(ledger).as("messages acknowledged").hasSizeGreaterThan(100);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.joinOrStart(data, 0)) {
            JdbcClient database = JdbcClient.create(
                    new DriverManagerDataSource(postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password()));
            List<String> stored =
                    texts(database, "select control_id from exchange.inbox where control_id like 'SENDER%'");
            assertThat(stored).as("stored").doesNotHaveDuplicates().containsAll(ledger);
            await().atMost(Duration.ofMinutes(10))
                    .untilAsserted(() -> assertThat(
                                    texts(database, "select state from exchange.inbox where state = 'RECEIVED'"))
                            .as("still to be handled")
                            .isEmpty());
            List<String> patients =
                    texts(database, "select value from records.patient_identifier where value like 'SENDER%'");
            assertThat(patients).as("registered").doesNotHaveDuplicates().containsAll(ledger);
        }
    }

    private static List<String> texts(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).list();
    }
}

package org.undercroft.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.Undercroft;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditKey;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.audit.AuditVerdict;
import org.undercroft.platform.audit.AuditVerifier;
import org.undercroft.platform.audit.SignedHeads;
import org.undercroft.platform.secret.Secrets;

/**
 * Measures the audit trail of a program with a new, durable database: entries appended one and fifty to a transaction,
 * how fast they are sealed, and how fast the verifier reads the whole chain.
 *
 * <p>Argument: how many entries (200,000). Run it with the class path of the tests.
 */
public final class AuditBench {

    private static final Logger log = LoggerFactory.getLogger(AuditBench.class);
    private static final int TOGETHER = 50;
    private static final int ALONE_SHARE = 50;

    private AuditBench() {}

    public static void main(String[] arguments) throws Exception {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        Path data = Files.createTempDirectory("undercroft-audit-bench");
        String[] settings = {
            "--undercroft.data=" + data,
            "--server.port=0",
            "--undercroft.doors.hl7.port=0",
            "--undercroft.doors.analyzers.port=0"
        };
        try (ConfigurableApplicationContext program = SpringApplication.run(Undercroft.class, settings)) {
            append(program, "one to a transaction", entries / ALONE_SHARE, 1);
            append(program, TOGETHER + " to a transaction", entries, TOGETHER);
            awaitSeals(program.getBean(JdbcClient.class));
            verify(program.getBean(DataSource.class), program.getBean(Secrets.class));
        }
    }

    private static void append(ConfigurableApplicationContext program, String how, int entries, int together) {
        AuditTrail trail = program.getBean(AuditTrail.class);
        TransactionTemplate transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
        IntConsumer write = begin -> transaction.executeWithoutResult(_ -> trail.record(entries(begin, together)));
        long begun = System.nanoTime();
        for (int begin = 0; begin < entries; begin += together) {
            write.accept(begin);
        }
        row("appended, " + how + ", 1 connection", entries, System.nanoTime() - begun);
    }

    private static List<AuditEntry> entries(int begin, int many) {
        List<AuditEntry> entries = new ArrayList<>(many);
        for (int number = begin; number < begin + many; number++) {
            entries.add(AuditEntry.ofPatient(
                            AuditAction.READ, "Observation", "observation-" + number, "patient-" + number % 1_000)
                    .saying("read by the audit bench"));
        }
        return entries;
    }

    private static void awaitSeals(JdbcClient jdbc) throws InterruptedException {
        long begun = System.nanoTime();
        long before = unsealed(jdbc);
        while (unsealed(jdbc) > 0) {
            Thread.sleep(Duration.ofMillis(50));
        }
        row("sealed after the last was appended", before, System.nanoTime() - begun);
    }

    private static long unsealed(JdbcClient jdbc) {
        return jdbc.sql("""
            select count(*) from platform.audit_entry
            where position > (select coalesce(max(position), 0) from platform.audit_seal)
            """).query(Long.class).single();
    }

    private static void verify(DataSource database, Secrets secrets) throws Exception {
        SignedHeads heads = new SignedHeads(AuditKey.of(secrets), List.of());
        for (int run = 1; run <= 3; run++) {
            long begun = System.nanoTime();
            AuditVerdict verdict = AuditVerifier.verify(database, heads);
            long time = System.nanoTime() - begun;
            if (!(verdict instanceof AuditVerdict.Whole whole)) {
                throw new IllegalStateException(verdict.toString());
            }
            row("verified, run " + run, whole.sealed(), time);
        }
    }

    private static void row(String what, long entries, long nanos) {
        double seconds = nanos / 1e9;
        log.info(String.format(
                Locale.ROOT, "%s: %,d entries in %.2f s, %,.0f entries/s", what, entries, seconds, entries / seconds));
    }
}

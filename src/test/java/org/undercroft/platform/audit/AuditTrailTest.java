package org.undercroft.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.audit.AuditVerdict.Broken;
import org.undercroft.platform.audit.AuditVerdict.Damage;
import org.undercroft.platform.audit.AuditVerdict.Whole;
import org.undercroft.platform.secret.Secrets;
import tools.jackson.databind.json.JsonMapper;

@UndercroftTest
class AuditTrailTest {

    private final AuditTrail trail;
    private final AuditHeads heads;
    private final DataSource database;
    private final JdbcClient jdbc;
    private final SignedHeads signed;
    private final TransactionTemplate transaction;
    private final String patient = UUID.randomUUID().toString();
    private long first;

    AuditTrailTest(
            @Autowired AuditTrail trail,
            @Autowired AuditHeads heads,
            @Autowired DataSource database,
            @Autowired JdbcClient jdbc,
            @Autowired Secrets secrets,
            @Autowired PlatformTransactionManager transactions) {
        this.trail = trail;
        this.heads = heads;
        this.database = database;
        this.jdbc = jdbc;
        this.signed = new SignedHeads(AuditKey.of(secrets), List.of());
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void writeTwelveEntriesAndAwaitTheirSeals() {
        Acting.as(Actor.person("lab", "10.0.0.7"), () -> {
            transaction.executeWithoutResult(_ -> {
                for (int number = 1; number <= 12; number++) {
                    trail.record(
                            AuditEntry.ofPatient(AuditAction.READ, "Observation", patient + "-" + number, patient));
                }
            });
            return patient;
        });
        first = jdbc.sql("select min(position) from platform.audit_entry where patients @> array[:patient::text]")
                .param("patient", patient)
                .query(Long.class)
                .single();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> jdbc.sql("select exists (select from platform.audit_seal where position = :last)")
                        .param("last", first + 11)
                        .query(Boolean.class)
                        .single());
    }

    @Test
    void anEntryTellsWhoFromWhereAndAboutWhom() {
        List<RecordedAudit> found = trail.search(AuditSearch.ofPatient(patient, 100));
        assertThat(found).hasSize(12);
        RecordedAudit newest = found.getFirst();
        assertThat(newest.actor()).isEqualTo(Actor.person("lab", "10.0.0.7"));
        assertThat(newest.entry().entityId()).isEqualTo(patient + "-12");
        assertThat(newest.position()).isEqualTo(first + 11);
    }

    @Test
    void readingTheTrailIsWrittenDown() {
        trail.search(AuditSearch.ofPatient(patient, 100));
        List<RecordedAudit> again = trail.search(AuditSearch.ofPatient(patient, 1));
        assertThat(again.getFirst().entry().category()).isEqualTo("audit");
    }

    @Test
    void anEntryOfARolledBackTransactionIsNotThere() {
        String other = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> {
            trail.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Patient", other, other));
            status.setRollbackOnly();
        });
        assertThat(trail.search(AuditSearch.ofPatient(other, 10))).isEmpty();
    }

    @Test
    void nothingIsWrittenOutsideATransaction() {
        assertThatThrownBy(() -> trail.record(AuditEntry.of(AuditAction.READ, "x", "y", "z")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void noStatementChangesOrTakesAwayEntries() {
        for (String table : List.of("audit_entry", "audit_seal", "audit_head")) {
            assertThatThrownBy(() -> jdbc.sql("delete from platform." + table).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("only ever added to");
            assertThatThrownBy(() -> jdbc.sql("truncate platform." + table).update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("update platform.audit_entry set actor = 'nobody'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anUntouchedTrailIsWhole() throws SQLException {
        assertThat(AuditVerifier.verify(database, signed))
                .isInstanceOfSatisfying(
                        Whole.class, whole -> assertThat(whole.sealed()).isGreaterThanOrEqualTo(12));
    }

    @Test
    void aGapThatARollbackLeftIsNoDamage() throws SQLException {
        transaction.executeWithoutResult(status -> {
            trail.record(AuditEntry.of(AuditAction.READ, "x", "y", "z"));
            status.setRollbackOnly();
        });
        writeTwelveEntriesAndAwaitTheirSeals();
        assertThat(AuditVerifier.verify(database, signed)).isInstanceOf(Whole.class);
    }

    @Test
    void aFlippedWordIsFound() throws SQLException {
        assertBroken(
                first + 4, Damage.CHANGED, "update platform.audit_entry set actor = 'labs' where position = %d", 4);
    }

    @Test
    void aMovedTimeIsFound() throws SQLException {
        assertBroken(
                first + 4,
                Damage.CHANGED,
                "update platform.audit_entry set recorded_at = recorded_at - interval '1 microsecond' where position ="
                        + " %d",
                4);
    }

    @Test
    void aDeletedEntryIsFound() throws SQLException {
        assertBroken(first + 3, Damage.MISSING, "delete from platform.audit_entry where position = %d", 3);
    }

    @Test
    void anEntryDeletedTogetherWithItsSealIsFound() throws SQLException {
        assertBroken(
                first + 3,
                Damage.MISSING,
                "delete from platform.audit_entry where position = %1$d; delete from platform.audit_seal where"
                        + " position = %1$d",
                3);
    }

    @Test
    void anEntryWhoseSealIsTakenAwayIsFound() throws SQLException {
        assertBroken(first + 3, Damage.UNSEALED, "delete from platform.audit_seal where position = %d", 3);
    }

    @Test
    void entriesPutInAnotherOrderAreFound() throws SQLException {
        assertBroken(first + 5, Damage.REORDERED, """
            update platform.audit_entry a set entity_id = b.entity_id, recorded_at = b.recorded_at
            from platform.audit_entry b
            where a.position between %1$d and %1$d + 1 and b.position = 2 * %1$d + 1 - a.position
            """, 5);
    }

    @Test
    void aTrailCutBehindASignedHeadIsFound() throws SQLException {
        AuditHead head = heads.sign(LocalDate.now(ZoneOffset.UTC)).orElseThrow();
        assertBroken(
                first + 6,
                Damage.TRUNCATED,
                "delete from platform.audit_entry where position >= %1$d; delete from platform.audit_seal where"
                        + " position >= %1$d",
                6);
        assertThat(head.position()).isGreaterThanOrEqualTo(first + 11);
    }

    @Test
    void aHeadTakenAwayIsFoundWithItsExportedCopy(@TempDir Path folder) throws SQLException {
        AuditHead head = heads.sign(LocalDate.now(ZoneOffset.UTC)).orElseThrow();
        SignedHeads exported = new SignedHeads(signed.key(), List.of(head));
        tampered("delete from platform.audit_head where position = " + head.position(), connection -> {
            assertThat(AuditVerifier.verify(connection, exported))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.damage()).isEqualTo(Damage.HEAD));
        });
    }

    @Test
    void aForgedHeadIsFound(@TempDir Path folder) throws Exception {
        AuditHead head = heads.sign(LocalDate.now(ZoneOffset.UTC)).orElseThrow();
        AuditHead forged = new AuditHead(
                head.day(), head.position() - 1, head.hash(), head.signedAt(), head.signature(), head.publicKey());
        java.nio.file.Files.write(folder.resolve("forged.json"), new JsonMapper().writeValueAsBytes(forged));
        AuditVerdict verdict = AuditVerifier.verify(database, SignedHeads.in(folder, signed.key(), new JsonMapper()));
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.damage()).isEqualTo(Damage.HEAD));
    }

    @Test
    void aChainMadeAnewDoesNotLeadToTheSignedHead() throws SQLException {
        heads.sign(LocalDate.now(ZoneOffset.UTC));
        tampered(
                "update platform.audit_entry set actor = 'somebody else' where position = " + (first + 2)
                        + "; delete from platform.audit_seal",
                connection -> {
                    resealAll(connection);
                    assertThat(AuditVerifier.verify(connection, signed))
                            .isInstanceOfSatisfying(
                                    Broken.class,
                                    broken -> assertThat(broken.damage()).isEqualTo(Damage.REWRITTEN));
                });
    }

    private static void resealAll(Connection connection) throws SQLException {
        AuditChain chain = new AuditChain();
        byte[] hash = AuditChain.ORIGIN;
        long previous = 0;
        try (Statement query = connection.createStatement();
                var row = query.executeQuery(
                        "select " + AuditChain.COLUMNS + " from platform.audit_entry e order by e.position");
                var insert = connection.prepareStatement("insert into platform.audit_seal values (?, ?, ?)")) {
            while (row.next()) {
                long position = row.getLong("position");
                hash = chain.hash(hash, position, AuditChain.content(row));
                insert.setLong(1, position);
                insert.setLong(2, previous);
                insert.setBytes(3, hash);
                insert.addBatch();
                previous = position;
            }
            insert.executeBatch();
        }
    }

    private void assertBroken(long position, Damage damage, String tampering, int offset) throws SQLException {
        tampered(
                tampering.formatted(first + offset),
                connection -> assertThat(AuditVerifier.verify(connection, signed))
                        .isInstanceOfSatisfying(Broken.class, broken -> {
                            assertThat(broken.damage()).isEqualTo(damage);
                            assertThat(broken.position()).isEqualTo(position);
                            assertThat(broken.words()).contains(Long.toString(position));
                        }));
    }

    /** Does what only somebody with the database's own rights can do, looks, and takes it back. */
    private void tampered(String statements, Look look) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set local session_replication_role = replica");
                statement.execute(statements);
                look.at(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @FunctionalInterface
    private interface Look {
        void at(Connection connection) throws SQLException;
    }
}

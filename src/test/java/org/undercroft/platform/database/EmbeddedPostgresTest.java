package org.undercroft.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercroft.TestDatabase;

class EmbeddedPostgresTest {

    @TempDir
    Path data = Path.of("unset");

    @Test
    void isDurableAndAsksForAPassword() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(
                            () -> DriverManager.getConnection(postgres.url("postgres"), EmbeddedPostgres.USER, "guess"))
                    .hasMessageContaining("password");
        }
    }

    @Test
    void keepsItsPasswordWhereOnlyItsOwnerReads() throws IOException {
        start().close();
        Path secret = data.resolve("secrets").resolve("database-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    @Test
    void isFoundAgainAfterARestart() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            ask(postgres, "create table kept as select 42 as answer; select 1");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aSecondProgramOnTheSameFolderIsRefused() {
        try (EmbeddedPostgres _ = start()) {
            assertThatThrownBy(this::start).hasMessageContaining("Another Undercroft already runs on");
        }
    }

    @Test
    void aCommandJoinsTheServerOfARunningProgramAndLeavesItRunning() throws SQLException {
        try (EmbeddedPostgres running = start()) {
            try (EmbeddedPostgres joined = EmbeddedPostgres.joinOrStart(data, 0)) {
                assertThat(joined.url("postgres")).isEqualTo(running.url("postgres"));
                assertThat(ask(joined, "select 1")).isEqualTo("1");
            }
            assertThat(ask(running, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void theServerThatAKilledProgramLeftIsStoppedCleanlyAndNothingIsLost() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandoned.class.getName(),
                        data.toString(),
                        TestDatabase.programs().toString())
                .redirectError(new File(data.toFile(), "abandoned.log"))
                .start();
        assertThat(program.inputReader().readLine()).isEqualTo("written");
        long orphan = Long.parseLong(
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).getFirst());
        program.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(orphan)).as("its postmaster lives on").isPresent();

        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "select count(*) from acknowledged")).isEqualTo("1");
            assertThat(ProcessHandle.of(orphan)
                            .flatMap(process -> process.info().command()))
                    .as("the orphan's program")
                    .isEmpty();
        }
    }

    /** A program that starts PostgreSQL, writes, and then waits to be killed. */
    static final class Abandoned {

        private Abandoned() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]), 0);
            ask(postgres, "create table acknowledged as select 1 as one; select 1");
            System.out.println("written");
            Thread.sleep(60_000);
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, TestDatabase.programs(), 0);
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.url("postgres"), EmbeddedPostgres.USER, postgres.password());
                Statement statement = connection.createStatement()) {
            boolean isRows = statement.execute(sql);
            while (!isRows) {
                isRows = statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}

package org.undercroft.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.TestDatabase;
import org.undercroft.platform.database.DatabaseSettings;
import org.undercroft.platform.database.SchemaMigrations;

class BackupTest {

    private static final List<String> SCHEMAS = List.of("platform");

    @TempDir
    Path folder = Path.of("unset");

    private DataSource source = TestDatabase.fresh();
    private DataSource target = TestDatabase.fresh();

    @BeforeEach
    void bothHaveTheirSchemas() {
        migrate(source);
        migrate(target);
    }

    @Test
    void whatIsRestoredEqualsWhatWasBackedUp() {
        JdbcClient.create(source)
                .sql("insert into platform.event_consumer values ('tab\there, line\nthere, quote\"', 7)")
                .update();
        append(source, "a");
        append(source, "b");
        Path file = folder.resolve("backup.zip");
        long written = backup(file);

        assertThat(restore(file)).isEqualTo(written);
        assertThat(rows(target)).isEqualTo(rows(source));
    }

    @Test
    void numbersGoOnBehindTheRestoredOnes() {
        append(source, "a");
        Path file = folder.resolve("backup.zip");
        backup(file);
        restore(file);

        append(target, "b");
        assertThat(rows(target)).hasSize(2);
    }

    @Test
    void onlyItsOwnerMayReadABackup() throws IOException {
        Path file = folder.resolve("backup.zip");
        backup(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anExistingFileIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("backup.zip"), "precious");
        assertThatThrownBy(() -> backup(file)).hasStackTraceContaining("already there");
        assertThat(file).hasContent("precious");
    }

    @Test
    void aDamagedBackupChangesNothing() throws IOException {
        append(source, "new");
        append(target, "old");
        Path file = folder.resolve("backup.zip");
        backup(file);
        damage(file);

        assertThatThrownBy(() -> restore(file)).hasMessageContaining("damaged");
        assertThat(rows(target)).singleElement().asString().contains("old");
    }

    private static void damage(Path file) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path rows = zip.getPath("tables/platform.event");
            Files.writeString(rows, Files.readString(rows).replace("new", "nay"));
        }
    }

    private long backup(Path file) {
        return new Backup(source, SCHEMAS, line -> {}).writeTo(file);
    }

    private long restore(Path file) {
        return new Restore(target, SCHEMAS, line -> {}).readFrom(file);
    }

    private static void append(DataSource database, String subject) {
        JdbcClient.create(database)
                .sql("insert into platform.event (type, subject, actor, payload) values ('t', :subject, 'x',"
                        + " :json::jsonb)")
                .param("subject", subject)
                .param("json", "{\"id\": \"" + UUID.randomUUID() + "\"}")
                .update();
    }

    private static List<Map<String, Object>> rows(DataSource database) {
        return JdbcClient.create(database)
                .sql("select position, recorded_at, type, subject, payload::text as payload from platform.event"
                        + " order by position")
                .query()
                .listOfRows();
    }

    private static void migrate(DataSource database) {
        new SchemaMigrations(database, new DatabaseSettings(Path.of("unused"), 0, false, SCHEMAS)).migrate();
    }
}

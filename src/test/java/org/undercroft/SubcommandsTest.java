package org.undercroft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.undercroft.platform.database.DatabaseSettings;
import org.undercroft.platform.database.SchemaMigrations;
import picocli.CommandLine;

class SubcommandsTest {

    @TempDir
    Path folder = Path.of("unset");

    private final DriverManagerDataSource database = TestDatabase.fresh();
    private final StringWriter said = new StringWriter();

    @Test
    void anUntouchedAuditTrailIsFoundWhole() {
        migrate();
        assertThat(run("verify-audit")).isZero();
        assertThat(said.toString()).contains("The audit trail is whole");
    }

    @Test
    void aBackupIsWrittenAndPutBack() {
        migrate();
        Path file = folder.resolve("backup.zip");
        assertThat(run("backup", file.toString())).isZero();
        assertThat(run("restore", "--replace", file.toString())).isZero();
        assertThat(said.toString()).contains("rows put back");
    }

    @Test
    void nothingIsReplacedWithoutSayingSo() {
        assertThat(run("restore", "backup.zip")).isEqualTo(2);
        assertThat(said.toString()).contains("--replace");
    }

    @Test
    void aDeadMessageGoesBackIntoItsLane() {
        migrate();
        JdbcClient.create(database).sql("""
            insert into exchange.inbox (kind, channel, door, peer, format, type, sender, identified, content_hash, size,
                                        received_at, state, same_number)
            values ('MESSAGE', 'hl7', 'HL7', '127.0.0.1', 'HL7V2', 'ADT^A01', 'HOSPITAL|ADT', false, '\\x00', 1,
                    now(), 'DEAD', false)
            """).update();
        assertThat(run("replay", "--dead", "--type", "ADT^A01")).isZero();
        assertThat(said.toString()).contains("1 messages are back in their lanes");
    }

    @Test
    void aMisspeltOptionIsRefused() {
        assertThat(run("backup", folder.resolve("b.zip").toString(), "--dtaa=x"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("--dtaa=x");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + folder);
        all.add("--set=spring.datasource.url=" + database.getUrl());
        all.add("--set=spring.datasource.username=" + database.getUsername());
        all.add("--set=spring.datasource.password=" + database.getPassword());
        PrintWriter writer = new PrintWriter(said);
        return new CommandLine(new Undercroft()).setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
    }

    private void migrate() {
        List<String> schemas = List.of("platform", "exchange", "records", "lab", "biomed");
        new SchemaMigrations(database, new DatabaseSettings(folder, 0, false, schemas)).migrate();
    }
}

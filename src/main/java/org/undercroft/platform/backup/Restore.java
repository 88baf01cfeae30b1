package org.undercroft.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Puts a backup back, in one transaction: either all of it, or the database stays as it was. */
public final class Restore {

    private final DataSource dataSource;
    private final List<String> schemas;
    private final Consumer<String> progress;

    /**
     * Prepares a restore into a database whose schemas are migrated.
     *
     * @param schemas the modules' schemas
     * @param progress told a line for each table
     */
    public Restore(DataSource dataSource, List<String> schemas, Consumer<String> progress) {
        this.dataSource = dataSource;
        this.schemas = schemas;
        this.progress = progress;
    }

    /**
     * Replaces what is in the database by the backup.
     *
     * @return how many rows were put back
     * @throws IllegalStateException if the backup is damaged or was made by another version; nothing is changed then
     */
    public long readFrom(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection connection = dataSource.getConnection()) {
            Manifest manifest = manifest(zip, file);
            connection.setAutoCommit(false);
            requireSameVersions(connection, manifest);
            long rows = replace(connection, zip, manifest);
            connection.commit();
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database refused the backup, nothing was changed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup " + file + " can't be read, nothing was changed", e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(Manifest.FILE);
        if (entry == null) {
            throw new IllegalStateException(file + " is no backup of Undercroft: it has no " + Manifest.FILE);
        }
        try (InputStream page = zip.getInputStream(entry)) {
            return JsonMapper.shared().readValue(page, Manifest.class);
        }
    }

    private void requireSameVersions(Connection connection, Manifest manifest) {
        Map<String, String> here = tables(connection).versions();
        if (!here.equals(manifest.versions())) {
            throw new IllegalStateException("The backup has the schema versions " + manifest.versions()
                    + ", this program " + here + ". Restore it with the version that made it, then upgrade.");
        }
    }

    private long replace(Connection connection, ZipFile zip, Manifest manifest) throws SQLException, IOException {
        List<Table> tables = tables(connection).inOrderOfReference();
        guard(connection, tables, "disable");
        execute(connection, "truncate " + tables.stream().map(Table::quoted).collect(Collectors.joining(", ")));
        long rows = 0;
        for (Manifest.Content content : manifest.tables()) {
            rows += copy(connection, zip, content);
            progress.accept(
                    "%,12d rows  %s".formatted(content.rows(), content.table().quoted()));
        }
        guard(connection, tables, "enable");
        advanceSequences(connection);
        return rows;
    }

    /** Tables that are only ever added to refuse to be emptied; within the one transaction of a restore they may be. */
    private static void guard(Connection connection, List<Table> tables, String action) throws SQLException {
        for (Table table : tables) {
            execute(connection, "alter table " + table.quoted() + " " + action + " trigger user");
        }
    }

    private static long copy(Connection connection, ZipFile zip, Manifest.Content content)
            throws SQLException, IOException {
        Table table = content.table();
        try (DigestInputStream rows =
                new DigestInputStream(zip.getInputStream(zip.getEntry(table.file())), Digests.sha256())) {
            long copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table.quoted() + " (" + table.quotedColumns() + ") from stdin", rows);
            if (!Digests.hex(rows.getMessageDigest()).equals(content.sha256())) {
                throw new IllegalStateException("The backup is damaged in " + table.quoted() + "; nothing was changed");
            }
            return copied;
        }
    }

    /** Every identity goes on behind the highest number that was put back. */
    private void advanceSequences(Connection connection) throws SQLException {
        List<String> statements = JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql("""
                    select format('select setval(%L, coalesce((select max(%I) from %I.%I), 0) + 1, false)',
                                  pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name),
                                  column_name, table_schema, table_name)
                    from information_schema.columns
                    where table_schema in (:schemas)
                      and pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name) is not null
                    """)
                .param("schemas", schemas)
                .query(String.class)
                .list();
        for (String statement : statements) {
            execute(connection, statement);
        }
    }

    private Tables tables(Connection connection) {
        return new Tables(JdbcClient.create(new SingleConnectionDataSource(connection, true)), schemas);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package org.undercroft.platform.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything in the database into one zip file, as of one instant, while the program goes on working. The file
 * holds patient data: only its owner may read it.
 */
public final class Backup {

    private final DataSource dataSource;
    private final List<String> schemas;
    private final Consumer<String> progress;

    /**
     * Prepares a backup.
     *
     * @param schemas the modules' schemas
     * @param progress told a line for each table
     */
    public Backup(DataSource dataSource, List<String> schemas, Consumer<String> progress) {
        this.dataSource = dataSource;
        this.schemas = schemas;
        this.progress = progress;
    }

    /**
     * Writes the backup beside its place and moves it there whole.
     *
     * @param file must not exist yet
     * @return how many rows it holds
     * @throws UncheckedIOException if it can't be written; nothing is left under the name
     */
    public long writeTo(Path file) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return write(connection, file);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup could not be written to " + file, e);
        }
    }

    private long write(Connection connection, Path file) throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is already there; choose another name");
        }
        Path unfinished = Files.createFile(
                file.resolveSibling(file.getFileName() + ".unfinished"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            long rows = writeZip(connection, unfinished);
            move(unfinished, file);
            return rows;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long writeZip(Connection connection, Path file) throws SQLException, IOException {
        Tables tables = new Tables(JdbcClient.create(new SingleConnectionDataSource(connection, true)), schemas);
        Instant began = Instant.now();
        List<Manifest.Content> contents = new ArrayList<>();
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Table table : tables.inOrderOfReference()) {
                Manifest.Content content = copy(connection, table, zip);
                contents.add(content);
                progress.accept("%,12d rows  %s".formatted(content.rows(), table.quoted()));
            }
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(JsonMapper.shared().writeValueAsBytes(new Manifest(began, tables.versions(), contents)));
            zip.closeEntry();
        }
        return contents.stream().mapToLong(Manifest.Content::rows).sum();
    }

    private static Manifest.Content copy(Connection connection, Table table, ZipOutputStream zip)
            throws SQLException, IOException {
        zip.putNextEntry(new ZipEntry(table.file()));
        DigestOutputStream digest = new DigestOutputStream(new Unclosable(zip), Digests.sha256());
        long rows = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy " + table.quoted() + " (" + table.quotedColumns() + ") to stdout", digest);
        zip.closeEntry();
        return new Manifest.Content(table, rows, Digests.hex(digest.getMessageDigest()));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    /** Keeps the zip open when a copy ends. */
    private static final class Unclosable extends java.io.FilterOutputStream {

        Unclosable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}

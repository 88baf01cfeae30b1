package org.undercroft.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The plain write limit of the program's own PostgreSQL: the same bytes, nothing else. */
final class RawDatabase implements AutoCloseable {

    private final String url;
    private final String password;
    private final byte[] content;

    RawDatabase(Path data, byte[] content) throws IOException, SQLException {
        String port = Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"))
                .get(3)
                .strip();
        this.url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        this.password = Files.readString(data.resolve("secrets").resolve("database-password"));
        this.content = content;
        execute("create table if not exists public.raw_limit (id bigint generated always as identity primary key, b"
                + " bytea)");
    }

    /** A connection that commits groups of this many rows. */
    Load.Connection inserting(int rows) throws SQLException {
        Connection connection = open();
        connection.setAutoCommit(false);
        PreparedStatement insert =
                connection.prepareStatement("insert into public.raw_limit (b) select unnest(?::bytea[])");
        byte[][] group = new byte[rows][];
        java.util.Arrays.fill(group, content);
        return new Load.Connection() {
            @Override
            public void exchange(int number, Latencies latencies) throws SQLException {
                long begun = System.nanoTime();
                insert.setArray(1, connection.createArrayOf("bytea", group));
                insert.executeUpdate();
                connection.commit();
                latencies.add(System.nanoTime() - begun);
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    long count(String table) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url, "undercroft", password);
    }

    @Override
    public void close() throws SQLException {
        execute("drop table public.raw_limit");
    }
}

package org.undercroft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.undercroft.platform.database.EmbeddedPostgres;

/**
 * Gives each application context of the tests a new database on one PostgreSQL, started with the first of them. Nobody
 * waits there for a disk: what survives a crash is shown by tests that kill a program with a database of its own.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final AtomicInteger databases = new AtomicInteger();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String name = "undercroft_" + databases.incrementAndGet();
        create(name);
        TestPropertyValues.of(Map.of(
                        "spring.datasource.url", Server.POSTGRES.url(name),
                        "spring.datasource.username", EmbeddedPostgres.USER,
                        "spring.datasource.password", Server.POSTGRES.password(),
                        "undercroft.data", Server.FOLDER.toString()))
                .applyTo(context);
    }

    /** A new, empty database on the tests' PostgreSQL. */
    public static DriverManagerDataSource fresh() {
        String name = "undercroft_" + databases.incrementAndGet();
        create(name);
        return new DriverManagerDataSource(
                Server.POSTGRES.url(name), EmbeddedPostgres.USER, Server.POSTGRES.password());
    }

    private static void create(String name) {
        try (Connection connection = DriverManager.getConnection(
                        Server.POSTGRES.url("postgres"), EmbeddedPostgres.USER, Server.POSTGRES.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
            statement.execute("alter database " + name + " set synchronous_commit = off");
        } catch (SQLException e) {
            throw new IllegalStateException("No test database " + name, e);
        }
    }

    private static final class Server {
        static final Path FOLDER = Path.of("target", "test-data");
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(FOLDER, Path.of("target", "postgresql-programs"), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return postgres;
        }
    }

    /** The programs unpacked for the tests, for those that start a PostgreSQL of their own. */
    public static Path programs() {
        return Files.exists(Path.of("target")) ? Path.of("target", "postgresql-programs") : Path.of("programs");
    }
}

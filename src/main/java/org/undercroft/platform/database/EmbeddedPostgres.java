package org.undercroft.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.platform.secret.Secrets;

/**
 * A real, durable PostgreSQL that the program starts for itself: {@code fsync} and {@code synchronous_commit} on, page
 * checksums on, loopback only, password by SCRAM.
 *
 * <p>One program owns a data folder at a time (a file lock). If an earlier program was killed, its postmaster still
 * runs on the data; it is stopped cleanly before a new one starts, so there are never two.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The role that owns every table. */
    public static final String USER = "undercroft";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String PROGRAMS = "postgresql-programs";
    private static final int PORT_LINE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path binaries;
    private final Path cluster;
    private final Path serverLog;
    private final String password;
    private final @Nullable FileChannel lock;
    private int port;

    private EmbeddedPostgres(Path data, Path binaries, @Nullable FileChannel lock) {
        this.binaries = binaries;
        this.cluster = data.resolve("postgresql");
        this.serverLog = data.resolve("postgresql.log");
        this.password = new Secrets(data.resolve("secrets")).text("database-password");
        this.lock = lock;
    }

    /**
     * Starts PostgreSQL on a data folder, creating the cluster if there is none.
     *
     * @param data the folder to keep everything in, created if missing
     * @param wantedPort the loopback port, 0 for a free one
     * @throws IllegalStateException if another program uses the folder, or PostgreSQL does not start; the message
     *     names its log
     */
    public static EmbeddedPostgres start(Path data, int wantedPort) {
        return start(data, data.resolve(PROGRAMS), wantedPort);
    }

    /** As {@link #start(Path, int)}, with the unpacked programs in a folder that several data folders may share. */
    public static EmbeddedPostgres start(Path data, Path programs, int wantedPort) {
        Path folder = data.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            FileChannel lock = lock(folder);
            Path binaries = PostgresBinaries.unpackInto(programs.toAbsolutePath());
            EmbeddedPostgres postgres = new EmbeddedPostgres(folder, binaries, lock);
            postgres.createClusterIfMissing();
            postgres.stopOrphan();
            postgres.launch(wantedPort == 0 ? freePort() : wantedPort);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL could not start on " + folder, e);
        }
    }

    /**
     * Uses the PostgreSQL of a program that runs on this folder, or starts one if none does. For commands that work
     * beside a running program.
     *
     * @see #start(Path, int)
     */
    public static EmbeddedPostgres joinOrStart(Path data, int wantedPort) {
        Path folder = data.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            if (isFree(folder)) {
                return start(folder, wantedPort);
            }
            EmbeddedPostgres running = new EmbeddedPostgres(folder, folder.resolve(PROGRAMS), null);
            running.port = Integer.parseInt(
                    Files.readAllLines(running.pidFile()).get(PORT_LINE).strip());
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException("The PostgreSQL of the program on " + folder + " can't be found", e);
        }
    }

    /** The JDBC address of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true";
    }

    /** The password of {@link #USER}. */
    public String password() {
        return password;
    }

    /** Stops the server after its open transactions were rolled back; leaves one that another program started. */
    @Override
    public void close() {
        if (lock == null) {
            return;
        }
        run(controlCommand("stop", "-m", "fast", "-w", "-t", seconds()));
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(Path folder) throws IOException {
        try (FileChannel channel = openLock(folder)) {
            return tryLock(channel) != null;
        }
    }

    private static FileChannel openLock(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("undercroft.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel = openLock(folder);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IllegalStateException("Another Undercroft already runs on " + folder
                    + ". Stop it first, or give this one a folder of its own with --undercroft.data=FOLDER");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProgram) {
            return null;
        }
    }

    /** Builds the cluster beside its place and moves it there whole, so that a crash leaves none or a good one. */
    private void createClusterIfMissing() throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            return;
        }
        Path unfinished = cluster.resolveSibling("postgresql.unfinished");
        deleteRecursively(unfinished);
        Path passwordFile = Files.createTempFile("undercroft", ".pw");
        try {
            Files.writeString(passwordFile, password);
            run(command(
                    "initdb",
                    "-D",
                    unfinished.toString(),
                    "-U",
                    USER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C"));
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private void stopOrphan() throws IOException {
        Path pidFile = pidFile();
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        boolean alive = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(program -> program.endsWith("postgres"))
                .isPresent();
        if (alive) {
            log.warn("An earlier program left PostgreSQL {} running on {}; stopping it cleanly", pid, cluster);
            run(controlCommand("stop", "-m", "fast", "-w", "-t", seconds()));
        }
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private void launch(int chosenPort) {
        port = chosenPort;
        String options = String.join(
                " ",
                "-p " + chosenPort,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c max_connections=100",
                "-c shared_buffers=256MB",
                "-c max_wal_size=2GB",
                "-c random_page_cost=1.1",
                "-c jit=off",
                "-c timezone=UTC",
                "-c log_timezone=UTC");
        run(controlCommand("start", "-w", "-t", seconds(), "-l", serverLog.toString(), "-o", options));
    }

    private List<String> controlCommand(String action, String... arguments) {
        List<String> whole = command("pg_ctl", action, "-D", cluster.toString());
        whole.addAll(List.of(arguments));
        return whole;
    }

    /**
     * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, while its files stay the
     * caller's.
     */
    private List<String> command(String program, String... arguments) {
        List<String> whole = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.add(binaries.resolve("bin").resolve(program).toString());
        whole.addAll(List.of(arguments));
        return whole;
    }

    private void run(List<String> command) {
        try {
            Path output = Files.createTempFile("undercroft", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS);
            String said = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "PostgreSQL: '%s' failed: %s. Its log: %s".formatted(command, said.strip(), serverLog));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL: '%s' could not be run".formatted(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
        }
    }

    private static String seconds() {
        return Long.toString(PATIENCE.toSeconds());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

package org.undercroft.promises;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program, running in a process of its own. */
public final class RunningProgram implements AutoCloseable {

    private static final Path JAR = Path.of("target", "undercroft.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Ports ports;
    private final Duration startTime;

    private RunningProgram(Process process, Ports ports, Duration startTime) {
        this.process = process;
        this.ports = ports;
        this.startTime = startTime;
    }

    /** The loopback ports of its doors. */
    public record Ports(int http, int hl7, int analyzers) {

        /** Three free ones. */
        public static Ports free() throws IOException {
            return new Ports(freePort(), freePort(), freePort());
        }
    }

    /**
     * Starts the program and waits until it says it is healthy.
     *
     * @param data its data folder, which also gets its console output
     * @param ports where its doors stand
     * @param settings further settings, {@code --name=value}
     */
    public static RunningProgram start(Path data, Ports ports, String... settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toAbsolutePath().toString(),
                "--undercroft.data=" + data,
                "--server.port=" + ports.http(),
                "--undercroft.doors.hl7.port=" + ports.hl7(),
                "--undercroft.doors.analyzers.port=" + ports.analyzers()));
        command.addAll(List.of(settings));
        Instant begun = Instant.now();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(data.toFile(), "console.log")))
                .start();
        awaitHealthy(process, ports.http());
        return new RunningProgram(process, ports, Duration.between(begun, Instant.now()));
    }

    /** How long it took from the start of the process to the first healthy answer. */
    public Duration startTime() {
        return startTime;
    }

    /** Where its doors stand. */
    public Ports ports() {
        return ports;
    }

    /** The address of its HL7 door. */
    public InetSocketAddress hl7() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.hl7());
    }

    /** The operating system's number of its process. */
    public long pid() {
        return process.pid();
    }

    /** Ends it as a power failure would: at once, with nothing said. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Stops it as an administrator would. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitHealthy(Process process, int port) throws InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health"))
                .timeout(Duration.ofSeconds(2))
                .build();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(deadline) && process.isAlive()) {
                if (answersOk(http, health)) {
                    return;
                }
                Thread.sleep(50);
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("The program did not become healthy; see console.log in its data folder");
    }

    private static boolean answersOk(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

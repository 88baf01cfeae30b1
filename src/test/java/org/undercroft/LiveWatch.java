package org.undercroft;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Somebody who watches a live page: reads its server-sent events. */
public final class LiveWatch implements AutoCloseable {

    private final BufferedReader lines;

    private LiveWatch(BufferedReader lines) {
        this.lines = lines;
    }

    /** Opens the stream at a path. */
    public static LiveWatch open(Browser browser, String path) throws IOException {
        return new LiveWatch(new BufferedReader(new InputStreamReader(browser.stream(path), StandardCharsets.UTF_8)));
    }

    /** The data of the next event of this name; waits up to 20 seconds. */
    public String next(String name) throws Exception {
        return CompletableFuture.supplyAsync(() -> read(name)).get(20, TimeUnit.SECONDS);
    }

    private String read(String name) {
        try {
            String event = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring("event:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length())).append('\n');
                } else if (line.isEmpty()) {
                    if (event.equals(name)) {
                        return data.toString();
                    }
                    data.setLength(0);
                }
            }
            throw new IllegalStateException("The stream ended before an event " + name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

package org.undercroft.platform.page;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends pieces of HTML to every browser that watches a live page, and a beat when there is nothing to say. A browser too
 * slow to keep up is let go; it comes back by itself. A department declares one as a bean for each live page.
 */
public final class LiveStream implements SmartLifecycle {

    private static final int BACKLOG = 256;

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Duration beat;
    private volatile boolean open;

    /** A stream that beats this often when nothing happens; the page's {@code live} component is told the same. */
    public LiveStream(Duration beat) {
        this.beat = beat;
    }

    /** Connects a browser; a controller returns the result. */
    public SseEmitter watch() {
        var watcher = new Watcher(new SseEmitter(0L), new ArrayBlockingQueue<>(BACKLOG));
        watchers.add(watcher);
        watcher.emitter().onError(_ -> watchers.remove(watcher));
        watcher.emitter().onCompletion(() -> watchers.remove(watcher));
        Thread.ofVirtual().name("live-page").start(() -> serve(watcher));
        return watcher.emitter();
    }

    /**
     * Sends to everybody watching.
     *
     * @param event the name in {@code sse-swap}
     * @param html what is swapped in
     */
    public void send(String event, String html) {
        watchers.removeIf(watcher -> !watcher.backlog().offer(new Piece(event, html)));
    }

    /** Whether anybody watches, so that nobody renders for nobody. */
    public boolean isWatched() {
        return !watchers.isEmpty();
    }

    private void serve(Watcher watcher) {
        try {
            while (open && watchers.contains(watcher)) {
                var piece = watcher.backlog().poll(beat.toMillis(), TimeUnit.MILLISECONDS);
                watcher.send(piece == null ? Piece.BEAT : piece);
            }
            watcher.emitter().complete();
        } catch (IOException | IllegalStateException gone) {
            watcher.emitter().completeWithError(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.remove(watcher);
        }
    }

    @Override
    public void start() {
        open = true;
    }

    /** Lets every browser go, before the web server waits for its last answers. */
    @Override
    public void stop() {
        open = false;
        send(Piece.BEAT.event(), Piece.BEAT.html());
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    private record Piece(String event, String html) {

        static final Piece BEAT = new Piece("beat", ".");
    }

    private record Watcher(SseEmitter emitter, BlockingQueue<Piece> backlog) {

        void send(Piece piece) throws IOException {
            emitter.send(SseEmitter.event().name(piece.event()).data(piece.html(), MediaType.TEXT_HTML));
        }

        /** Two browsers are never the same one. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}

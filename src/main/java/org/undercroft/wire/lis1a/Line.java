package org.undercroft.wire.lis1a;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.undercroft.wire.Connection;
import org.undercroft.wire.Peer;

/**
 * One half-duplex line over one connection: its own thread reads and runs the {@link Receiver}; whoever sends runs the
 * {@link Sender} on its own thread, one message at a time.
 */
final class Line {

    private static final Logger log = LoggerFactory.getLogger(Line.class);
    private static final int READ_SIZE = 16 * 1024;
    private static final int MOST_CONTENTIONS = 6;

    private final Connection connection;
    private final LineSettings settings;
    private final Role role;
    private final LineHandler handler;
    private final Receiver receiver;
    /** Held while one message is sent, so that messages leave in the order they were asked for. */
    private final ReentrantLock turn = new ReentrantLock(true);
    /** Guards the state machines below. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private @Nullable Sender sender;
    private boolean ended;

    Line(Connection connection, LineSettings settings, Role role, LineHandler handler) {
        this.connection = connection;
        this.settings = settings;
        this.role = role;
        this.handler = handler;
        this.receiver = new Receiver(settings, new Actions());
    }

    Peer peer() {
        return connection.peer();
    }

    /** Reads until the connection ends. */
    void run() throws IOException {
        byte[] buffer = new byte[READ_SIZE];
        String reason = "the connection was closed";
        try {
            int count = connection.read(buffer, patience());
            while (count >= 0) {
                advance(buffer, count);
                count = connection.read(buffer, patience());
            }
        } catch (IOException e) {
            reason = "the connection broke: " + e.getMessage();
            throw e;
        } finally {
            end(reason);
        }
    }

    private Duration patience() {
        lock.lock();
        try {
            long deadline = receiver.deadline();
            // Zero waits without limit: instruments stay connected for days without a word.
            return deadline == Receiver.NEVER
                    ? Duration.ZERO
                    : Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
        } finally {
            lock.unlock();
        }
    }

    private void advance(byte[] bytes, int count) {
        lock.lock();
        try {
            long now = System.nanoTime();
            int at = 0;
            while (at < count && sender != null && sender.result() == null) {
                sender.received(bytes[at++], now);
            }
            if (at < count) {
                receiver.feed(bytes, at, count - at, now);
            } else {
                receiver.timeout(now);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(String reason) {
        lock.lock();
        try {
            ended = true;
            receiver.cut(reason);
            if (sender != null) {
                sender.lost(reason);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends one message when the line is free, and waits for the outcome.
     *
     * @throws InterruptedException if the waiting thread is interrupted; the message may then be sent in part
     */
    SendResult send(byte[] text) throws InterruptedException {
        List<byte[]> frames = Frame.encode(text, settings.framing(), settings.maxFrameText());
        turn.lockInterruptibly();
        try {
            lock.lockInterruptibly();
            try {
                return sendInTurn(frames);
            } finally {
                sender = null;
                lock.unlock();
            }
        } finally {
            turn.unlock();
        }
    }

    private SendResult sendInTurn(List<byte[]> frames) throws InterruptedException {
        SendResult result = new SendResult.LineTaken();
        for (int i = 0; i < MOST_CONTENTIONS && result instanceof SendResult.LineTaken; i++) {
            if (!awaitFreeLine()) {
                return ended ? new SendResult.LineLost("not connected") : new SendResult.LineTaken();
            }
            result = attempt(frames);
            if (result instanceof SendResult.LineTaken) {
                awaitOtherSide();
            }
        }
        return result;
    }

    /** Waits, as long as the longest session may stall, until nobody sends. */
    private boolean awaitFreeLine() throws InterruptedException {
        long left = settings.timers().receive().multipliedBy(2).toNanos();
        while (!ended && !receiver.isNeutral() && left > 0) {
            left = changed.awaitNanos(left);
        }
        return !ended && receiver.isNeutral();
    }

    private SendResult attempt(List<byte[]> frames) throws InterruptedException {
        Sender current = new Sender(frames, role, settings.timers(), this::write);
        sender = current;
        current.start(System.nanoTime());
        while (current.result() == null) {
            changed.awaitNanos(current.deadline() - System.nanoTime());
            current.timeout(System.nanoTime());
        }
        sender = null;
        return current.result();
    }

    /** The host yielded: it waits for the instrument's new ENQ, at most 20 s (LIS01-A2 clause 6.2.7.1). */
    private void awaitOtherSide() throws InterruptedException {
        long left = settings.timers().hostContention().toNanos();
        while (!ended && receiver.isNeutral() && left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private void write(byte[] bytes) {
        try {
            connection.write(bytes);
        } catch (IOException e) {
            // What was already received must still be handed out, so the reading thread finds the end by itself.
            log.debug("Could not write to {}: {}", peer(), e.getMessage());
        }
    }

    private void sendReplies(List<byte[]> replies) {
        for (byte[] text : replies) {
            SendResult result;
            try {
                result = send(text);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                result = new SendResult.LineLost("interrupted");
            } catch (IllegalArgumentException e) {
                result = new SendResult.Refused(String.valueOf(e.getMessage()));
            }
            handler.onReplySent(peer(), text, result);
        }
    }

    private final class Actions implements ReceiverActions {

        @Override
        public void reply(byte control) {
            write(new byte[] {control});
        }

        @Override
        public boolean deliver(ReceivedMessage message) {
            try {
                List<byte[]> replies = handler.onMessage(peer(), message);
                if (!replies.isEmpty()) {
                    Thread.ofVirtual().name("replies to " + peer()).start(() -> sendReplies(replies));
                }
                return true;
            } catch (RuntimeException e) {
                // The edge of one message: not stored means not acknowledged, and the instrument sends it again.
                log.error("A message from {} could not be taken", peer(), e);
                return false;
            }
        }

        @Override
        public void keepIncomplete(byte[] bytes, String reason) {
            handler.onIncomplete(peer(), bytes, reason);
        }

        @Override
        public void keepNoise(byte[] bytes, String reason) {
            handler.onNoise(peer(), bytes, reason);
        }
    }
}

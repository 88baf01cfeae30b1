package org.undercroft.wire.lis1a;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.undercroft.wire.Peer;

/** Remembers what a line handed over, and answers with prepared replies. */
final class Inbox implements LineHandler {

    final BlockingQueue<ReceivedMessage> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> incomplete = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> noise = new LinkedBlockingQueue<>();
    final BlockingQueue<SendResult> sent = new LinkedBlockingQueue<>();
    final AtomicInteger failures = new AtomicInteger();
    final List<byte[]> replies = new ArrayList<>();

    @Override
    public List<byte[]> onMessage(Peer peer, ReceivedMessage message) {
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("told to fail");
        }
        messages.add(message);
        return List.copyOf(replies);
    }

    @Override
    public void onIncomplete(Peer peer, byte[] bytes, String reason) {
        incomplete.add(bytes);
    }

    @Override
    public void onNoise(Peer peer, byte[] bytes, String reason) {
        noise.add(bytes);
    }

    @Override
    public void onReplySent(Peer peer, byte[] text, SendResult result) {
        sent.add(result);
    }

    /** The next message; fails the test when none comes. */
    ReceivedMessage next() throws InterruptedException {
        return next(messages);
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within 5 s");
        }
        return next;
    }
}

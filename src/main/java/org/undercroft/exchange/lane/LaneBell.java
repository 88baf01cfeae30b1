package org.undercroft.exchange.lane;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Tells the lane workers which senders have messages waiting. Holds names only, each once. */
@Component
public class LaneBell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> busy = new HashSet<>();

    /** Messages of these senders were stored. */
    public void ring(Collection<String> senders) {
        lock.lock();
        try {
            if (waiting.addAll(senders)) {
                rung.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the sender that waits longest and whom no other worker of this program is busy with. */
    Optional<String> take(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            Optional<String> next = next();
            while (next.isEmpty() && left > 0) {
                left = rung.awaitNanos(left);
                next = next();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** The worker is done with a sender, for now. */
    void done(String sender, boolean moreWaits) {
        lock.lock();
        try {
            busy.remove(sender);
            if (moreWaits) {
                waiting.add(sender);
            }
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> next() {
        for (Iterator<String> senders = waiting.iterator(); senders.hasNext(); ) {
            String sender = senders.next();
            if (busy.add(sender)) {
                senders.remove();
                return Optional.of(sender);
            }
        }
        return Optional.empty();
    }
}

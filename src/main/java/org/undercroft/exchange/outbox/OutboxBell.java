package org.undercroft.exchange.outbox;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the deliveries of this program when something was queued. */
@Component
class OutboxBell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();

    void ring() {
        lock.lock();
        try {
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Rings once the running transaction is durable. */
    void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                ring();
            }
        });
    }

    /** Waits until something was queued or a while has passed: what rang before was seen by looking. */
    @SuppressWarnings("WaitNotInLoop") // a wake-up without cause costs one look into the outbox
    void await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            if (rung.awaitNanos(atMost.toNanos()) > 0) {
                return;
            }
        } finally {
            lock.unlock();
        }
    }
}

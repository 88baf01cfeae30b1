package org.undercroft.rehearsal.cast;

import java.util.concurrent.atomic.AtomicInteger;

/** How much may still be said, so that a day that nobody watches comes to an end. */
public final class Budget {

    private final int most;
    private final AtomicInteger said = new AtomicInteger();

    /** So many messages in all. */
    public Budget(int most) {
        this.most = most;
    }

    /** Takes one message from it; false if it is used up. */
    boolean take() {
        return said.incrementAndGet() <= most;
    }

    /** How many messages were said. */
    public int said() {
        return Math.min(most, said.get());
    }
}

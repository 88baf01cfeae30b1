package org.undercroft.platform.security.account;

import java.time.Duration;

/** How long somebody has to wait after wrong passwords: not at all for a few, then twice as long each time. */
final class Waits {

    /** How often one may be wrong about one account before waiting. */
    static final int FREE_FOR_ACCOUNT = 5;

    /** How often one address may be wrong: a ward's people can share one. */
    static final int FREE_FOR_ADDRESS = 30;

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 10;

    private Waits() {}

    /** The wait after so many attempts that did not succeed. */
    static Duration after(int failures, int free) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - free, DOUBLINGS));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}

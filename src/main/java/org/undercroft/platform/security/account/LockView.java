package org.undercroft.platform.security.account;

import java.time.Instant;
import java.util.Optional;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/**
 * Whether an account is locked by wrong passwords, as its page shows it.
 *
 * @param status in a word
 * @param words in a sentence
 * @param canBeUnlocked whether there is something to forget
 */
public record LockView(Status status, String words, boolean canBeUnlocked) {

    static LockView of(Optional<FailedSignIns.Held> held, Instant now) {
        return held.map(failed -> new LockView(
                        failed.isLocked(now) ? Status.serious("locked") : Status.caution("wrong passwords"),
                        failed.failures() + " wrong passwords, the last at " + Times.seconds(failed.lastFailed())
                                + (failed.isLocked(now)
                                        ? "; every attempt is refused until " + Times.seconds(failed.blockedUntil())
                                        : ""),
                        true))
                .orElse(new LockView(Status.good("not locked"), "No wrong password lately.", false));
    }
}

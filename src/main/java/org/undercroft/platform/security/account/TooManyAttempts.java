package org.undercroft.platform.security.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: one has to wait. */
public class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many wrong passwords; wait " + (wait.toSeconds() + 1) + " s");
        this.wait = wait;
    }

    /** How long. */
    public Duration remaining() {
        return wait;
    }
}

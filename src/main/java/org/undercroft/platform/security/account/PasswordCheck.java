package org.undercroft.platform.security.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Whether a person may exchange one password for another. */
@Component
class PasswordCheck {

    private final Accounts accounts;
    private final PasswordEncoder encoder;

    PasswordCheck(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    /** What is wrong with the exchange, in words; null if nothing is. */
    @Nullable
    String problem(AccountName name, String current, String chosen, String repeated) {
        if (!chosen.equals(repeated)) {
            return "The two new passwords differ";
        }
        if (chosen.equals(current)) {
            return "The new password is the old one";
        }
        boolean right = accounts.findWithHash(name)
                .map(credentials -> encoder.matches(current, credentials.passwordHash()))
                .orElse(false);
        return right ? null : "The present password is wrong";
    }
}

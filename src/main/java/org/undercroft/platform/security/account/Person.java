package org.undercroft.platform.security.account;

import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * The person behind a request, as Spring Security's principal.
 *
 * @param account the account they signed in with
 * @param displayName what colleagues call them
 */
public record Person(AccountName account, String displayName) implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return account.value();
    }
}

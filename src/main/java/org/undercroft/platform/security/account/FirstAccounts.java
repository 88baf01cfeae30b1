package org.undercroft.platform.security.account;

import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.undercroft.platform.security.Role;

/** Sees to it that somebody can sign in at the first start. */
@Component
class FirstAccounts implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

    private final Accounts accounts;
    private final SignInSettings settings;

    FirstAccounts(Accounts accounts, SignInSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.demo()) {
            accounts.createMissing(EnumSet.allOf(Role.class), new Password("demo"));
        } else if (accounts.isEmpty()) {
            createAdministrator();
        }
    }

    private void createAdministrator() {
        Password password = Password.oneTime();
        AccountName name = new AccountName(Role.ADMINISTRATOR.demoAccount());
        if (accounts.create(name, Role.ADMINISTRATOR.label(), Set.of(Role.ADMINISTRATOR), password, true)) {
            log.warn("""
                First start. Sign in as '{}' with the password '{}' and choose another. It is not shown again.\
                """, name, password.value());
        }
    }
}

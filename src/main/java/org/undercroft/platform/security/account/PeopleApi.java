package org.undercroft.platform.security.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The administration of people, for programs. */
@RestController
@RequestMapping("/api/users")
@AllowedTo(Role.ADMINISTRATOR)
class PeopleApi {

    private static final int MOST = 1_000;

    private final Accounts accounts;

    PeopleApi(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    List<Listed> list(@RequestParam(defaultValue = "") String search) {
        return accounts.search(search, MOST).stream().map(Listed::of).toList();
    }

    @GetMapping("/{name}")
    Listed one(@PathVariable String name) {
        return Listed.of(known(name));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Created create(@RequestBody Wanted wanted) {
        AccountName name = AccountName.typed(wanted.name())
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "That can't be an account name"));
        Password password = Password.oneTime();
        if (!accounts.create(name, wanted.displayName(), wanted.roles(), password, true)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "There is already an account of that name");
        }
        return new Created(Listed.of(known(name.value())), password.value());
    }

    @PatchMapping("/{name}")
    Listed change(@PathVariable String name, @RequestBody Change change) {
        AccountName account = known(name).name();
        if (change.roles() != null) {
            accounts.changeRoles(account, change.roles());
        }
        if (change.enabled() != null) {
            accounts.changeEnabled(account, change.enabled());
        }
        return one(name);
    }

    @PostMapping("/{name}/password")
    Created resetPassword(@PathVariable String name) {
        AccountName account = known(name).name();
        Password password = Password.oneTime();
        accounts.changePassword(account, password, true);
        return new Created(one(name), password.value());
    }

    @PostMapping("/{name}/unlock")
    Listed unlock(@PathVariable String name) {
        accounts.unlock(known(name).name());
        return one(name);
    }

    @PostMapping("/{name}/sign-out")
    Listed signOut(@PathVariable String name) {
        accounts.signOut(known(name).name());
        return one(name);
    }

    private Account known(String name) {
        return AccountName.typed(name)
                .flatMap(accounts::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such account"));
    }

    record Wanted(String name, String displayName, Set<Role> roles) {}

    record Change(@Nullable Set<Role> roles, @Nullable Boolean enabled) {}

    record Created(Listed account, String oneTimePassword) {}

    record Listed(
            String name,
            String displayName,
            Set<Role> roles,
            boolean enabled,
            boolean mustChangePassword,
            Instant createdAt) {

        static Listed of(Account account) {
            return new Listed(
                    account.name().value(),
                    account.displayName(),
                    account.roles(),
                    account.enabled(),
                    account.mustChangePassword(),
                    account.createdAt());
        }
    }
}

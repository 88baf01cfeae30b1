package org.undercroft.platform.security.account;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The administration of people. */
@Controller
@AllowedTo(Role.ADMINISTRATOR)
class PeoplePages {

    private static final int MOST = 200;

    private final Accounts accounts;
    private final Clock clock;

    PeoplePages(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/administration/users")
    ModelAndView people(@RequestParam(defaultValue = "") String search) {
        return list(search, null);
    }

    @PostMapping("/administration/users")
    ModelAndView create(
            @RequestParam String name,
            @RequestParam String displayName,
            @Nullable @RequestParam(required = false) Set<Role> role) {
        Password password = Password.oneTime();
        AccountName account = AccountName.typed(name).orElse(null);
        if (account == null || displayName.isBlank()) {
            return list("", Notice.danger("A name has lower-case letters, digits, dots and dashes, a letter first."));
        }
        if (!accounts.create(account, displayName.strip(), roles(role), password, true)) {
            return list("", Notice.danger("There is already an account " + account + "."));
        }
        return list("", oneTime(account, password));
    }

    @GetMapping("/administration/users/{name}")
    ModelAndView person(@PathVariable String name) {
        return one(known(name), null);
    }

    @PostMapping("/administration/users/{name}/roles")
    ModelAndView changeRoles(
            @PathVariable String name,
            @Nullable @RequestParam(required = false) Set<Role> role,
            @AuthenticationPrincipal Person person) {
        Account account = known(name);
        Set<Role> roles = roles(role);
        if (account.name().equals(person.account()) && !roles.contains(Role.ADMINISTRATOR)) {
            return one(account, Notice.danger("You can't take the administrator's role from yourself."));
        }
        accounts.changeRoles(account.name(), roles);
        return one(known(name), Notice.success("The roles are changed; " + account.name() + " has to sign in again."));
    }

    @PostMapping("/administration/users/{name}/enabled")
    ModelAndView changeEnabled(
            @PathVariable String name, @RequestParam boolean enabled, @AuthenticationPrincipal Person person) {
        Account account = known(name);
        if (account.name().equals(person.account()) && !enabled) {
            return one(account, Notice.danger("You can't disable yourself."));
        }
        accounts.changeEnabled(account.name(), enabled);
        return one(known(name), Notice.success(enabled ? "The account may sign in." : "Disabled and signed out."));
    }

    @PostMapping("/administration/users/{name}/password")
    ModelAndView resetPassword(@PathVariable String name) {
        Account account = known(name);
        Password password = Password.oneTime();
        accounts.changePassword(account.name(), password, true);
        return one(known(name), oneTime(account.name(), password));
    }

    @PostMapping("/administration/users/{name}/unlock")
    ModelAndView unlock(@PathVariable String name) {
        Account account = known(name);
        accounts.unlock(account.name());
        return one(account, Notice.success("Unlocked: wrong passwords so far are forgotten."));
    }

    @PostMapping("/administration/users/{name}/sign-out")
    ModelAndView signOut(@PathVariable String name) {
        Account account = known(name);
        accounts.signOut(account.name());
        return one(account, Notice.success(account.name() + " is signed out everywhere."));
    }

    private static Notice oneTime(AccountName name, Password password) {
        return Notice.success("The one-time password of " + name + " is " + password.value()
                + " . It is not shown again and has to be changed at the first sign-in.");
    }

    private ModelAndView list(String search, @Nullable Notice notice) {
        ModelAndView page = new ModelAndView("security/people");
        page.addObject("people", accounts.search(search.strip(), MOST));
        page.addObject("search", search);
        page.addObject("roles", List.of(Role.values()));
        page.addObject("notice", notice);
        return page;
    }

    private ModelAndView one(Account account, @Nullable Notice notice) {
        ModelAndView page = new ModelAndView("security/person");
        page.addObject("account", account);
        page.addObject("roles", List.of(Role.values()));
        page.addObject("sessions", accounts.sessionsOf(account.name()));
        page.addObject("lock", LockView.of(accounts.heldAgainst(account.name()), clock.instant()));
        page.addObject("notice", notice);
        return page;
    }

    private Account known(String name) {
        return AccountName.typed(name)
                .flatMap(accounts::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such account"));
    }

    private static Set<Role> roles(@Nullable Set<Role> chosen) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(Objects.requireNonNullElse(chosen, Set.of()));
        return roles;
    }
}

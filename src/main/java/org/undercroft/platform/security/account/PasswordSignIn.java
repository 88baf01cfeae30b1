package org.undercroft.platform.security.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.security.account.Accounts.Credentials;

/** Checks a name and a password: throttled by account and address, and the same to see whether the name exists. */
@Component
public class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final FailedSignIns failed;
    private final PasswordEncoder encoder;
    private final SignInAudit audit;
    private final VerifiedPasswords verified = new VerifiedPasswords();
    private final CompletableFuture<String> nobodysHash;

    PasswordSignIn(Accounts accounts, FailedSignIns failed, PasswordEncoder encoder, SignInAudit audit) {
        this.accounts = accounts;
        this.failed = failed;
        this.encoder = encoder;
        this.audit = audit;
        // A hash takes a quarter of a second: the program goes on starting meanwhile.
        this.nobodysHash = CompletableFuture.supplyAsync(() -> java.util.Objects.requireNonNull(
                encoder.encode(Password.oneTime().value())));
    }

    /**
     * @throws TooManyAttempts if one has to wait first
     * @throws BadCredentialsException if the name or the password is wrong, or the account disabled
     */
    @Override
    public Authentication authenticate(Authentication attempt) {
        String typed = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        Optional<Credentials> known = AccountName.typed(typed).flatMap(accounts::findWithHash);
        if (known.isPresent() && verified.contains(known.get(), password)) {
            return signedIn(known.get(), attempt);
        }
        String address = address(attempt);
        return Acting.as(Actor.person(shortened(typed), address), () -> verify(attempt, known, password, address));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private Authentication verify(
            Authentication attempt, Optional<Credentials> known, String password, String address) {
        String accountKey =
                AccountName.typed(attempt.getName()).map(FailedSignIns::key).orElse("account:?");
        String addressKey = "address:" + address;
        refuseIfTooMany(accountKey, Waits.FREE_FOR_ACCOUNT);
        refuseIfTooMany(addressKey, Waits.FREE_FOR_ADDRESS);
        boolean matches =
                encoder.matches(password, known.map(Credentials::passwordHash).orElseGet(nobodysHash::join));
        Credentials credentials =
                known.filter(found -> matches && found.account().enabled()).orElse(null);
        if (credentials == null) {
            audit.refused("wrong name or password");
            throw new BadCredentialsException("The name or the password is wrong");
        }
        failed.succeeded(accountKey, addressKey);
        audit.signedIn();
        verified.add(credentials, password);
        return signedIn(credentials, attempt);
    }

    private void refuseIfTooMany(String key, int free) {
        Optional<Duration> wait = failed.refuseOrCount(key, free);
        if (wait.isPresent()) {
            audit.refused("too many attempts");
            throw new TooManyAttempts(wait.get());
        }
    }

    private static Authentication signedIn(Credentials credentials, Authentication attempt) {
        Account account = credentials.account();
        List<GrantedAuthority> authorities = account.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.authority()))
                .toList();
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(
                new Person(account.name(), account.displayName()), null, authorities);
        token.setDetails(attempt.getDetails());
        return token;
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "?";
    }

    private static String shortened(@Nullable String typed) {
        String name = typed == null ? "" : typed.strip();
        return name.substring(0, Math.min(name.length(), 40));
    }
}

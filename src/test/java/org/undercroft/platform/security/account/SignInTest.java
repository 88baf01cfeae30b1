package org.undercroft.platform.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;

@UndercroftTest
class SignInTest {

    private static final AtomicInteger numbers = new AtomicInteger();
    private static final String PASSWORD = "a sentence of my own";

    private final Accounts accounts;
    private final FailedSignIns failed;
    private final JdbcClient jdbc;

    @LocalServerPort
    private int port;

    SignInTest(@Autowired Accounts accounts, @Autowired FailedSignIns failed, @Autowired JdbcClient jdbc) {
        this.accounts = accounts;
        this.failed = failed;
        this.jdbc = jdbc;
    }

    @Test
    void aPageSendsAStrangerToSignInAndBackAgain() {
        Browser browser = new Browser(port);
        HttpResponse<String> refused = browser.get("/account");
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(refused.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
        HttpResponse<String> welcomed = browser.signIn(newAccount(false).value(), PASSWORD);
        assertThat(welcomed.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/account"));
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        HttpResponse<String> wrong = new Browser(port).signIn(newAccount(false).value(), "wrong");
        HttpResponse<String> unknown = new Browser(port).signIn("nobody-" + numbers.incrementAndGet(), "wrong");
        assertThat(wrong.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"));
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        HttpResponse<String> page = new Browser(port).get("/sign-in");
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
    }

    @Test
    void theSessionGetsAnotherIdWhenSomebodySignsIn() {
        Browser browser = new Browser(port);
        String before =
                browser.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
        String after = browser.signIn(newAccount(false).value(), PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void pagesForbidInlineScriptsAndFrames() {
        HttpResponse<String> page = new Browser(port).get("/sign-in");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        Browser browser = signedIn(newAccount(false));
        assertThat(browser.postRaw("/account/sessions/end-all", "").statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void afterAFewWrongPasswordsOneHasToWait() {
        AccountName name = newAccount(false);
        for (int attempt = 0; attempt < Waits.FREE_FOR_ACCOUNT; attempt++) {
            new Browser(port).signIn(name.value(), "wrong");
        }
        HttpResponse<String> right = new Browser(port).signIn(name.value(), PASSWORD);
        assertThat(right.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("wait="));
    }

    @Test
    void waitsDoubleUpToFiveMinutes() {
        assertThat(Waits.after(4, 5)).isZero();
        assertThat(Waits.after(5, 5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Waits.after(8, 5)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Waits.after(5_000, 5)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void anAddressThatGuessesManyNamesHasToWait() {
        String key = "address:192.0.2." + numbers.incrementAndGet();
        for (int attempt = 0; attempt < Waits.FREE_FOR_ADDRESS; attempt++) {
            assertThat(failed.refuseOrCount(key, Waits.FREE_FOR_ADDRESS)).isEmpty();
        }
        assertThat(failed.refuseOrCount(key, Waits.FREE_FOR_ADDRESS)).isPresent();
    }

    @Test
    void takingARoleAwayEndsTheSessionAtOnce() {
        AccountName name = newAccount(false);
        Browser browser = signedIn(name);
        accounts.changeRoles(name, Set.of());
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void disablingAnAccountEndsItsSessionsAndKeepsItOut() {
        AccountName name = newAccount(false);
        Browser browser = signedIn(name);
        accounts.changeEnabled(name, false);
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
        assertThat(browser.signIn(name.value(), PASSWORD).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("failed"));
    }

    @Test
    void aSessionEndsWhenItIsIdleAndWhenItIsOld() {
        AccountName name = newAccount(false);
        Browser idle = signedIn(name);
        jdbc.sql("update platform.sign_in set last_seen = last_seen - interval '31 minutes' where account = :name")
                .param("name", name.value())
                .update();
        assertThat(idle.get("/account").statusCode()).isEqualTo(302);
        Browser old = signedIn(name);
        jdbc.sql("update platform.sign_in set started_at = started_at - interval '12 hours' where account = :name")
                .param("name", name.value())
                .update();
        assertThat(old.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void signingOutEndsTheSession() {
        Browser browser = signedIn(newAccount(false));
        assertThat(browser.post("/account", "/sign-out", Map.of()).statusCode()).isEqualTo(302);
        assertThat(browser.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aOneTimePasswordIsOnlyGoodForChoosingAnother() {
        AccountName name = newAccount(true);
        Browser browser = signedIn(name);
        assertThat(browser.get("/account").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/account/password"));
        String chosen = "another sentence of mine";
        Map<String, String> tooShort = Map.of("current", PASSWORD, "chosen", "short", "repeated", "short");
        assertThat(browser.post("/account/password", "/account/password", tooShort)
                        .body())
                .contains("at least 12");
        Map<String, String> good = Map.of("current", PASSWORD, "chosen", chosen, "repeated", chosen);
        assertThat(browser.post("/account/password", "/account/password", good).statusCode())
                .isEqualTo(302);
        Browser again = new Browser(port);
        again.signIn(name.value(), chosen);
        assertThat(again.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorCreatesAnAccountWithAOneTimePassword() {
        Browser admin = Browser.as(Role.ADMINISTRATOR, port);
        String name = "made-" + numbers.incrementAndGet();
        HttpResponse<String> made = admin.post(
                "/administration/users",
                "/administration/users",
                Map.of("name", name, "displayName", "<b>Ada</b>", "role", Role.NURSE.name()));
        var password = Pattern.compile("is ([a-z2-9-]{19}) ").matcher(made.body());
        assertThat(password.find()).isTrue();
        assertThat(made.body()).contains("&lt;b&gt;Ada").doesNotContain("<b>Ada");
        Browser nurse = new Browser(port);
        nurse.signIn(name, password.group(1));
        assertThat(nurse.get("/account").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/account/password"));
    }

    @Test
    void anAdministratorSeesTheLockAndUnlocksTheAccount() {
        AccountName name = newAccount(false);
        for (int attempt = 0; attempt < 7; attempt++) {
            new Browser(port).signIn(name.value(), "wrong");
        }
        Browser admin = Browser.as(Role.ADMINISTRATOR, port);
        String page = "/administration/users/" + name;
        assertThat(admin.get(page).body()).contains("wrong passwords", "Unlock");
        assertThat(admin.post(page, page + "/unlock", Map.of()).body()).contains("not locked");
        assertThat(signedIn(name).get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorSignsSomebodyOutEverywhere() {
        AccountName name = newAccount(false);
        Browser person = signedIn(name);
        Browser admin = Browser.as(Role.ADMINISTRATOR, port);
        String page = "/administration/users/" + name;
        assertThat(admin.get(page).body()).contains("Signed in since", "Sign out everywhere");
        admin.post(page, page + "/sign-out", Map.of());
        assertThat(person.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void aPersonEndsOneOfTheirSessionsAndKeepsTheOther() {
        AccountName name = newAccount(false);
        Browser lost = signedIn(name);
        String id = jdbc.sql("select id from platform.sign_in where account = :account")
                .param("account", name.value())
                .query(String.class)
                .single();
        Browser here = signedIn(name);
        assertThat(here.get("/account").body()).contains("this one", id.substring(0, 8));
        here.post("/account", "/account/sessions/end", Map.of("session", id.substring(0, 8)));
        assertThat(lost.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEverywhereEndsAllSessions() {
        AccountName name = newAccount(false);
        Browser there = signedIn(name);
        Browser here = signedIn(name);
        here.post("/account", "/account/sessions/end-all", Map.of());
        assertThat(there.get("/account").statusCode()).isEqualTo(302);
        assertThat(here.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void onlyAdministratorsAdministerPeople() {
        assertThat(Browser.as(Role.NURSE, port).get("/administration/users").statusCode())
                .isEqualTo(403);
        assertThat(Browser.as(Role.ADMINISTRATOR, port)
                        .get("/administration/users/nurse")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theAuditPageIsForThoseWhoAnswerForIt() {
        assertThat(Browser.as(Role.LAB_TECHNOLOGIST, port).get("/audit").statusCode())
                .isEqualTo(403);
        Browser analyst = Browser.as(Role.SECURITY_ANALYST, port);
        assertThat(analyst.get("/audit?actor=security&category=sign-in").body()).contains("sign-in");
        assertThat(analyst.get("/audit.csv?category=sign-in").body()).startsWith("position,");
    }

    @Test
    void signInsAndRefusalsAreAudited() {
        AccountName name = newAccount(false);
        signedIn(name);
        new Browser(port).signIn(name.value(), "wrong");
        assertThat(jdbc.sql("""
            select outcome from platform.audit_entry where actor = :name and category = 'sign-in' order by position
            """).param("name", name.value()).query(String.class).list())
                .containsExactly("SUCCESS", "REFUSED");
    }

    @Test
    void aPasswordNeverShowsItselfInWords() {
        assertThat(Password.chosen(PASSWORD)).hasToString("Password");
        assertThatThrownBy(() -> Password.chosen("x".repeat(73))).isInstanceOf(IllegalArgumentException.class);
    }

    private AccountName newAccount(boolean mustChange) {
        AccountName name = new AccountName("person-" + numbers.incrementAndGet());
        accounts.create(name, "Somebody", Set.of(Role.NURSE), new Password(PASSWORD), mustChange);
        return name;
    }

    private Browser signedIn(AccountName name) {
        Browser browser = new Browser(port);
        browser.signIn(name.value(), PASSWORD);
        return browser;
    }
}

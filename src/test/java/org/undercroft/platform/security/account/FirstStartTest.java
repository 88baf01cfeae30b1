package org.undercroft.platform.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.undercroft.Browser;
import org.undercroft.UndercroftTest;

@UndercroftTest
@TestPropertySource(properties = "undercroft.security.demo=false")
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    private static final Pattern SAID = Pattern.compile("as 'admin' with the password '([^']+)'");

    private final Accounts accounts;
    private final FirstAccounts first;

    @LocalServerPort
    private int port;

    FirstStartTest(@Autowired Accounts accounts, @Autowired FirstAccounts first) {
        this.accounts = accounts;
        this.first = first;
    }

    @Test
    void theFirstStartPrintsOneAdministratorPasswordOnceThatMustBeChanged(CapturedOutput output) {
        assertThat(accounts.search("", 10)).extracting(Account::name).containsExactly(new AccountName("admin"));
        Matcher said = SAID.matcher(output);
        assertThat(said.find()).isTrue();
        String password = Objects.requireNonNull(said.group(1));
        first.afterSingletonsInstantiated();
        assertThat(output.toString().split(Pattern.quote(password), -1)).hasSize(2);

        Browser admin = new Browser(port);
        admin.signIn("admin", password);
        assertThat(admin.get("/administration/users").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/account/password"));
        assertThat(new Browser(port).signIn("admin", "demo").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("failed"));
    }
}

package org.undercroft.platform.security.account;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The page to sign in at; what is typed there goes to {@link PasswordSignIn}. */
@Controller
class SignInPages {

    private final SignInSettings settings;

    SignInPages(SignInSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/sign-in")
    @AllowedTo(anyone = true)
    ModelAndView signIn(
            @RequestParam(name = "failed", required = false) @Nullable String failed,
            @RequestParam(name = "wait", required = false) @Nullable Integer wait,
            @RequestParam(name = "signedOut", required = false) @Nullable String signedOut,
            @RequestParam(name = "changed", required = false) @Nullable String changed) {
        ModelAndView page = new ModelAndView("security/sign-in");
        page.addObject("failed", failed != null);
        page.addObject("signedOut", signedOut != null);
        page.addObject("notice", notice(wait, changed != null));
        page.addObject("demoAccounts", demoAccounts());
        return page;
    }

    private static @Nullable String notice(@Nullable Integer wait, boolean changed) {
        if (wait != null) {
            return "Too many wrong passwords. Try again in " + wait + " s.";
        }
        return changed ? "Your password is changed. Sign in with it." : null;
    }

    private List<String> demoAccounts() {
        return settings.demo()
                ? Arrays.stream(Role.values()).map(Role::demoAccount).toList()
                : List.of();
    }
}

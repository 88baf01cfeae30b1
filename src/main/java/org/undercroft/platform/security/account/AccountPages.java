package org.undercroft.platform.security.account;

import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.security.AllowedTo;

/** What people do with their own account: choose a password, see and end where they are signed in. */
@Controller
@AllowedTo(signedIn = true)
class AccountPages {

    private final Accounts accounts;
    private final SignIns signIns;
    private final PasswordCheck check;

    AccountPages(Accounts accounts, SignIns signIns, PasswordCheck check) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.check = check;
    }

    @GetMapping("/account")
    ModelAndView account(@AuthenticationPrincipal Person person, HttpSession session, Model model) {
        ModelAndView page = new ModelAndView("security/account", model.asMap());
        page.addObject("account", accounts.find(person.account()).orElseThrow());
        page.addObject("sessions", signIns.openOf(person.account()));
        page.addObject("own", String.valueOf(session.getAttribute(SignIns.ATTRIBUTE)));
        return page;
    }

    @PostMapping("/account/sessions/end")
    String endSession(@AuthenticationPrincipal Person person, @RequestParam String session, RedirectAttributes then) {
        boolean ended = signIns.end(person.account(), session);
        then.addFlashAttribute(
                "notice",
                ended ? Notice.success("That session is ended.") : Notice.info("That session had ended already."));
        return "redirect:/account";
    }

    @PostMapping("/account/sessions/end-all")
    String endSessions(@AuthenticationPrincipal Person person) {
        signIns.endAll(person.account());
        return "redirect:/sign-in?signedOut";
    }

    @GetMapping("/account/password")
    ModelAndView choosePassword(@AuthenticationPrincipal Person person) {
        return form(person, null);
    }

    @PostMapping("/account/password")
    ModelAndView changePassword(
            @AuthenticationPrincipal Person person,
            @RequestParam String current,
            @RequestParam String chosen,
            @RequestParam String repeated,
            HttpSession session) {
        try {
            Password password = Password.chosen(chosen);
            String problem = check.problem(person.account(), current, chosen, repeated);
            if (problem != null) {
                return form(person, problem);
            }
            accounts.changePassword(person.account(), password, false);
        } catch (IllegalArgumentException tooWeak) {
            return form(person, Objects.requireNonNull(tooWeak.getMessage()));
        }
        session.invalidate();
        return new ModelAndView("redirect:/sign-in?changed");
    }

    private ModelAndView form(Person person, @Nullable String problem) {
        ModelAndView page = new ModelAndView("security/password");
        boolean must =
                accounts.find(person.account()).map(Account::mustChangePassword).orElse(false);
        page.addObject("mustChange", must);
        page.addObject("notice", problem == null ? null : Notice.danger(problem + "."));
        return page;
    }
}

package org.undercroft.exchange.outbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.exchange.MayConfigureExchange;
import org.undercroft.exchange.version.Settings;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/** The page on which destinations are set up. */
@Controller
@MayConfigureExchange
class DestinationDesk {

    private final DestinationSettings settings;

    DestinationDesk(DestinationSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/exchange/destinations")
    String show(@RequestParam(defaultValue = "") String name, Model model) {
        model.addAttribute("destinations", settings.all());
        model.addAttribute("entry", settings.find(name).orElse(DestinationEntry.BLANK));
        model.addAttribute("versions", settings.history(name));
        return "exchange/destinations";
    }

    @PostMapping("/exchange/destinations")
    String save(
            DestinationForm form,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "false") boolean tls,
            RedirectAttributes then) {
        then.addFlashAttribute("notice", settings.saved(form.name(), form.entry(enabled, tls)));
        then.addAttribute("name", form.name());
        return "redirect:/exchange/destinations";
    }

    @PostMapping("/exchange/destinations/restore")
    String restore(@RequestParam String name, @RequestParam int version, RedirectAttributes then) {
        then.addFlashAttribute("notice", settings.restored(name, version));
        then.addAttribute("name", name);
        return "redirect:/exchange/destinations";
    }

    /** What the form sends. */
    record DestinationForm(
            String name,
            String host,
            int port,
            @Nullable String types,
            @Nullable String acknowledges,
            int connectSeconds,
            int answerSeconds,
            int refusals,
            int expiresHours,
            @Nullable String note,
            int version) {

        DestinationEntry entry(boolean enabled, boolean tls) {
            return new DestinationEntry(
                    name,
                    host,
                    port,
                    tls,
                    Settings.words(types),
                    acknowledges,
                    enabled,
                    connectSeconds,
                    answerSeconds,
                    refusals,
                    expiresHours,
                    note,
                    version);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        @Bean
        NavigationEntry destinationsEntry() {
            return new NavigationEntry(
                    new Department("Exchange", 60),
                    "Destinations",
                    "/exchange/destinations",
                    50,
                    null,
                    Set.of(Role.ADMINISTRATOR.authority(), Role.NETWORK_ENGINEER.authority()));
        }
    }
}

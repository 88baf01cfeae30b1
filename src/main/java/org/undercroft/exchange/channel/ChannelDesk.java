package org.undercroft.exchange.channel;

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

/** The page on which channels are set up. */
@Controller
@MayConfigureExchange
class ChannelDesk {

    private final ChannelSettings settings;

    ChannelDesk(ChannelSettings settings) {
        this.settings = settings;
    }

    @GetMapping("/exchange/channels")
    String show(@RequestParam(defaultValue = "") String name, Model model) {
        model.addAttribute("channels", settings.all());
        model.addAttribute("entry", settings.find(name).orElse(ChannelEntry.BLANK));
        model.addAttribute("versions", settings.history(name));
        return "exchange/channels";
    }

    @PostMapping("/exchange/channels")
    String save(ChannelForm form, @RequestParam(defaultValue = "false") boolean enabled, RedirectAttributes then) {
        then.addFlashAttribute("notice", settings.saved(form.name(), form.entry(enabled)));
        then.addAttribute("name", form.name());
        return "redirect:/exchange/channels";
    }

    @PostMapping("/exchange/channels/restore")
    String restore(@RequestParam String name, @RequestParam int version, RedirectAttributes then) {
        then.addFlashAttribute("notice", settings.restored(name, version));
        then.addAttribute("name", name);
        return "redirect:/exchange/channels";
    }

    /** What the form sends. */
    record ChannelForm(
            String name,
            String door,
            String sender,
            @Nullable String peers,
            @Nullable String types,
            String unknownTypes,
            @Nullable String note,
            int version) {

        ChannelEntry entry(boolean enabled) {
            return new ChannelEntry(
                    name,
                    door,
                    sender,
                    Settings.words(peers),
                    Settings.words(types),
                    unknownTypes,
                    enabled,
                    note == null ? "" : note,
                    version);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        @Bean
        NavigationEntry channelsEntry() {
            return new NavigationEntry(
                    new Department("Exchange", 60),
                    "Channels",
                    "/exchange/channels",
                    40,
                    null,
                    Set.of(Role.ADMINISTRATOR.authority(), Role.NETWORK_ENGINEER.authority()));
        }
    }
}

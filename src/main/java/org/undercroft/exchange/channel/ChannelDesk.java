package org.undercroft.exchange.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.exchange.MayConfigureExchange;
import org.undercroft.exchange.version.Version;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.security.Role;

/** The page on which channels are set up. */
@Controller
@MayConfigureExchange
class ChannelDesk {

    private final ChannelRepository repository;
    private final Channels channels;

    ChannelDesk(ChannelRepository repository, Channels channels) {
        this.repository = repository;
        this.channels = channels;
    }

    @GetMapping("/exchange/channels")
    String show(@RequestParam(defaultValue = "") String name, Model model) {
        Optional<Channel> chosen = repository.find(name);
        model.addAttribute(
                "channels", repository.all().stream().map(ChannelEntry::of).toList());
        model.addAttribute("entry", chosen.map(ChannelEntry::of).orElse(ChannelEntry.BLANK));
        model.addAttribute("versions", repository.history().of(name));
        return "exchange/channels";
    }

    @PostMapping("/exchange/channels")
    String save(ChannelForm form, @RequestParam(defaultValue = "false") boolean enabled, RedirectAttributes then) {
        try {
            repository.save(form.entry(enabled).channel(0));
            channels.refresh();
            then.addFlashAttribute("notice", Notice.success("The channel " + form.name() + " is saved."));
        } catch (IllegalArgumentException | OptimisticLockingFailureException e) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(e.getMessage())));
        }
        then.addAttribute("name", form.name());
        return "redirect:/exchange/channels";
    }

    @PostMapping("/exchange/channels/restore")
    String restore(@RequestParam String name, @RequestParam int version, RedirectAttributes then) {
        try {
            boolean restored = repository.restore(name, version);
            channels.refresh();
            then.addFlashAttribute(
                    "notice",
                    restored
                            ? Notice.success("Version " + version + " of " + name + " is in force again.")
                            : Notice.danger("There is no version " + version + " of " + name + "."));
        } catch (OptimisticLockingFailureException e) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(e.getMessage())));
        }
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
                    words(peers),
                    words(types),
                    unknownTypes,
                    enabled,
                    note == null ? "" : note,
                    version);
        }

        private static List<String> words(@Nullable String text) {
            return text == null || text.isBlank()
                    ? List.of()
                    : Arrays.asList(text.strip().split("[\\s,;]+", -1));
        }
    }

    /** The JSON twin. */
    @RestController
    @RequestMapping("/api/channels")
    @MayConfigureExchange
    static class Api {

        private final ChannelRepository repository;
        private final Channels channels;

        Api(ChannelRepository repository, Channels channels) {
            this.repository = repository;
            this.channels = channels;
        }

        @GetMapping
        List<ChannelEntry> all() {
            return repository.all().stream().map(ChannelEntry::of).toList();
        }

        @GetMapping("/{name}")
        ChannelEntry one(@PathVariable String name) {
            return repository.find(name).map(ChannelEntry::of).orElseThrow(Api::absent);
        }

        @GetMapping("/{name}/history")
        List<Version> history(@PathVariable String name) {
            return repository.history().of(name);
        }

        @PutMapping("/{name}")
        ChannelEntry put(@PathVariable String name, @RequestBody ChannelEntry entry) {
            try {
                int present = repository.find(name).map(Channel::version).orElse(0);
                repository.save(named(name, entry).channel(present));
            } catch (IllegalArgumentException e) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
            } catch (OptimisticLockingFailureException e) {
                throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
            }
            channels.refresh();
            return one(name);
        }

        private static ChannelEntry named(String name, ChannelEntry entry) {
            return new ChannelEntry(
                    name,
                    entry.door(),
                    entry.sender(),
                    entry.peers(),
                    entry.types(),
                    entry.unknownTypes(),
                    entry.enabled(),
                    entry.note(),
                    entry.version());
        }

        @PostMapping("/{name}/history/{version}/restore")
        ChannelEntry restore(@PathVariable String name, @PathVariable int version) {
            try {
                if (!repository.restore(name, version)) {
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such version of it");
                }
            } catch (OptimisticLockingFailureException e) {
                throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
            }
            channels.refresh();
            return one(name);
        }

        private static ResponseStatusException absent() {
            return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no channel of this name");
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

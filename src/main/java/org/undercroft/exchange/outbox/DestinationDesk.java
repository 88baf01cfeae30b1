package org.undercroft.exchange.outbox;

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

/** The page on which destinations are set up. */
@Controller
@MayConfigureExchange
class DestinationDesk {

    private final DestinationRepository repository;
    private final OutboxBell bell;

    DestinationDesk(DestinationRepository repository, OutboxBell bell) {
        this.repository = repository;
        this.bell = bell;
    }

    @GetMapping("/exchange/destinations")
    String show(@RequestParam(defaultValue = "") String name, Model model) {
        Optional<Destination> chosen = repository.find(name);
        model.addAttribute(
                "destinations",
                repository.all().stream().map(DestinationEntry::of).toList());
        model.addAttribute("entry", chosen.map(DestinationEntry::of).orElse(DestinationEntry.BLANK));
        model.addAttribute("versions", repository.history().of(name));
        return "exchange/destinations";
    }

    @PostMapping("/exchange/destinations")
    String save(
            DestinationForm form,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "false") boolean tls,
            RedirectAttributes then) {
        try {
            repository.save(form.entry(enabled, tls).destination(form.name(), 0));
            bell.ring();
            then.addFlashAttribute("notice", Notice.success("The destination " + form.name() + " is saved."));
        } catch (IllegalArgumentException | OptimisticLockingFailureException e) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(e.getMessage())));
        }
        then.addAttribute("name", form.name());
        return "redirect:/exchange/destinations";
    }

    @PostMapping("/exchange/destinations/restore")
    String restore(@RequestParam String name, @RequestParam int version, RedirectAttributes then) {
        try {
            boolean restored = repository.restore(name, version);
            bell.ring();
            then.addFlashAttribute(
                    "notice",
                    restored
                            ? Notice.success("Version " + version + " of " + name + " is in force again.")
                            : Notice.danger("There is no version " + version + " of " + name + "."));
        } catch (OptimisticLockingFailureException e) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(e.getMessage())));
        }
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
                    words(types),
                    acknowledges,
                    enabled,
                    connectSeconds,
                    answerSeconds,
                    refusals,
                    expiresHours,
                    note,
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
    @RequestMapping("/api/destinations")
    @MayConfigureExchange
    static class Api {

        private final DestinationRepository repository;
        private final OutboxBell bell;

        Api(DestinationRepository repository, OutboxBell bell) {
            this.repository = repository;
            this.bell = bell;
        }

        @GetMapping
        List<DestinationEntry> all() {
            return repository.all().stream().map(DestinationEntry::of).toList();
        }

        @GetMapping("/{name}")
        DestinationEntry one(@PathVariable String name) {
            return repository.find(name).map(DestinationEntry::of).orElseThrow(Api::absent);
        }

        @GetMapping("/{name}/history")
        List<Version> history(@PathVariable String name) {
            return repository.history().of(name);
        }

        @PutMapping("/{name}")
        DestinationEntry put(@PathVariable String name, @RequestBody DestinationEntry entry) {
            try {
                int present = repository.find(name).map(Destination::version).orElse(0);
                repository.save(entry.destination(name, present));
            } catch (IllegalArgumentException e) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
            } catch (OptimisticLockingFailureException e) {
                throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
            }
            bell.ring();
            return one(name);
        }

        @PostMapping("/{name}/history/{version}/restore")
        DestinationEntry restore(@PathVariable String name, @PathVariable int version) {
            try {
                if (!repository.restore(name, version)) {
                    throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such version of it");
                }
            } catch (OptimisticLockingFailureException e) {
                throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
            }
            bell.ring();
            return one(name);
        }

        private static ResponseStatusException absent() {
            return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no destination of this name");
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

package org.undercroft.exchange.browser;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.exchange.ExchangeActivity;
import org.undercroft.exchange.MayReadMessages;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.Replay;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.security.Role;

/** The message browser and the dead letters. */
@Controller
@MayReadMessages
class MessagePages {

    private static final List<Column> INBOUND = columns(
            Column.text("received", "Received"),
            Column.text("sender", "Sender"),
            Column.text("number", "Its number"),
            new Option("RECEIVED", "Received"),
            new Option("HANDLED", "Handled"),
            new Option("ANSWERED", "Answered"),
            new Option("UNANSWERED", "Unanswered"),
            new Option("DEAD", "Dead letter"),
            new Option("RESOLVED", "Resolved"));
    private static final List<Column> OUTBOUND = columns(
            Column.text("created", "Queued"),
            Column.text("destination", "Destination"),
            Column.text("number", "Our number"),
            new Option("PENDING", "Pending"),
            new Option("DELIVERED", "Delivered"),
            new Option("REFUSED", "Refused"),
            new Option("EXPIRED", "Expired"),
            new Option("UNROUTED", "No destination"),
            new Option("RESOLVED", "Resolved"));
    private static final List<Column> DEAD = List.of(
            Column.text("choose", "Choose"),
            Column.text("died", "Since"),
            Column.text("type", "Type"),
            Column.text("partner", "Sender or destination"),
            Column.text("reason", "Why"),
            Column.choice("settled", "Settled", List.of(new Option("yes", "settled"))));

    private final MessageSearch search;
    private final MessageDesk desk;
    private final DeadLetters deadLetters;
    private final Replay replay;
    private final ExchangeActivity activity;

    MessagePages(
            MessageSearch search, MessageDesk desk, DeadLetters deadLetters, Replay replay, ExchangeActivity activity) {
        this.search = search;
        this.desk = desk;
        this.deadLetters = deadLetters;
        this.replay = replay;
        this.activity = activity;
    }

    private static List<Column> columns(Column when, Column partner, Column number, Option... states) {
        return List.of(
                Column.number("id", "No."),
                when,
                Column.text("type", "Type"),
                partner,
                number,
                Column.choice("state", "State", List.of(states)),
                Column.text("patient", "Patient"),
                Column.text("accession", "Accession"),
                Column.text("since", "Since"),
                Column.text("until", "Until"));
    }

    @GetMapping("/exchange/messages")
    String inbound(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("mayReplay", true);
        return found("Messages", INBOUND, search.inbound(MessageSearch.INBOUND.read(query)), model);
    }

    private String found(String title, List<Column> columns, PageOf<? extends FoundMessage> page, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("columns", columns);
        model.addAttribute("page", page);
        model.addAttribute("now", activity.now());
        return "exchange/messages";
    }

    @GetMapping("/exchange/messages/{id}")
    String inbound(@PathVariable long id, Model model) {
        model.addAttribute("message", desk.inbound(id).orElseThrow(MessagePages::absent));
        return "exchange/message";
    }

    @PostMapping("/exchange/messages/{id}/replay")
    String replay(@PathVariable long id, RedirectAttributes then) {
        int count = replay.of(List.of(new MessageId(id)));
        then.addFlashAttribute(
                "notice",
                count == 1
                        ? Notice.success("Message " + id + " is on its way to its handler again.")
                        : Notice.warning("Message " + id + " can't be replayed: it waits already, or is no message."));
        return "redirect:/exchange/messages/" + id;
    }

    @GetMapping("/exchange/outgoing")
    String outbound(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("mayReplay", false);
        return found("Outgoing messages", OUTBOUND, search.outbound(MessageSearch.OUTBOUND.read(query)), model);
    }

    @GetMapping("/exchange/outgoing/{id}")
    String outbound(@PathVariable long id, Model model) {
        model.addAttribute("message", desk.outbound(id).orElseThrow(MessagePages::absent));
        return "exchange/outgoing-message";
    }

    @GetMapping("/exchange/dead-letters")
    String deadLetters(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("columns", DEAD);
        model.addAttribute("page", deadLetters.page(DeadLetters.LISTING.read(query)));
        return "exchange/dead-letters";
    }

    @PostMapping("/exchange/dead-letters")
    String settle(
            @RequestParam(required = false) @Nullable List<Long> letter,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes then) {
        then.addFlashAttribute("notice", settled(letter == null ? List.of() : letter, what, note.strip()));
        return "redirect:/exchange/dead-letters";
    }

    private Notice settled(List<Long> letters, String what, String note) {
        if (letters.isEmpty()) {
            return Notice.warning("Nothing was chosen.");
        }
        if (what.equals("replay")) {
            return Notice.success(deadLetters.replay(letters) + " of " + letters.size() + " chosen are replayed.");
        }
        if (note.isEmpty()) {
            return Notice.danger("Nothing was resolved: say in the note why nothing more needs to be done.");
        }
        return Notice.success(deadLetters.resolve(letters, note) + " dead letters are resolved.");
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no message of this number");
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        private static final Department EXCHANGE = new Department("Exchange", 60);

        @Bean
        NavigationEntry messagesEntry() {
            return entry("Messages", "/exchange/messages", 10, "m");
        }

        @Bean
        NavigationEntry outgoingEntry() {
            return entry("Outgoing", "/exchange/outgoing", 20, null);
        }

        @Bean
        NavigationEntry deadLettersEntry() {
            return entry("Dead letters", "/exchange/dead-letters", 30, "y");
        }

        private static NavigationEntry entry(String label, String path, int order, @Nullable String shortcut) {
            return new NavigationEntry(
                    EXCHANGE,
                    label,
                    path,
                    order,
                    shortcut,
                    Set.of(
                            Role.ADMINISTRATOR.authority(),
                            Role.NETWORK_ENGINEER.authority(),
                            Role.LAB_TECHNOLOGIST.authority(),
                            Role.RECORDS_MANAGER.authority()));
        }
    }
}

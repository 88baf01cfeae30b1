package org.undercroft.platform.event;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The administrator's page of the event log, and the same as JSON. */
@Controller
@AllowedTo(Role.ADMINISTRATOR)
class EventPages {

    private static final String PAGE = "/administration/events";

    private static final int LATEST = 50;

    private final EventDesk desk;
    private final EventRetention retention;

    EventPages(EventDesk desk, EventRetention retention) {
        this.desk = desk;
        this.retention = retention;
    }

    @GetMapping(PAGE)
    String show(@RequestParam(defaultValue = "") String subject, Model model) {
        model.addAttribute(
                "consumers", desk.progress().stream().map(EventView::of).toList());
        model.addAttribute("parked", desk.parked().stream().map(EventView::of).toList());
        model.addAttribute("subject", subject);
        model.addAttribute(
                "latest",
                desk.latest(subject.strip(), LATEST).stream().map(EventView::of).toList());
        model.addAttribute("retention", retention.words());
        return "events/events";
    }

    @PostMapping(PAGE + "/retry")
    String retry(@RequestParam String consumer, @RequestParam long position, RedirectAttributes then) {
        return told(then, () -> Notice.success(handled(desk.retry(consumer, position)) + "."));
    }

    @PostMapping(PAGE + "/set-aside")
    String setAside(
            @RequestParam String consumer,
            @RequestParam long position,
            @RequestParam String reason,
            RedirectAttributes then) {
        return told(then, () -> {
            int behind = desk.setAside(consumer, position, reason);
            return Notice.warning(
                    "Event " + position + " was set aside for " + consumer + "; " + handled(behind) + " behind it.");
        });
    }

    @PostMapping(PAGE + "/replay")
    String replay(@RequestParam String consumer, @RequestParam long from, RedirectAttributes then) {
        return told(then, () -> {
            desk.replay(consumer, from);
            return Notice.success(consumer + " reads again from event " + from + ".");
        });
    }

    private static String told(RedirectAttributes then, Supplier<Notice> work) {
        try {
            then.addFlashAttribute("notice", work.get());
        } catch (EventRefused refused) {
            then.addFlashAttribute("notice", Notice.danger("Not done: " + refused.getMessage()));
        }
        return "redirect:" + PAGE;
    }

    private static String handled(int events) {
        return events == 1 ? "1 event is handled" : events + " events are handled";
    }

    /** The JSON twin. */
    @Controller
    @ResponseBody
    @RequestMapping("/api/events")
    @AllowedTo(Role.ADMINISTRATOR)
    static class Api {

        private final EventDesk desk;

        Api(EventDesk desk) {
            this.desk = desk;
        }

        @GetMapping("/consumers")
        List<EventDesk.Progress> consumers() {
            return desk.progress();
        }

        @GetMapping("/parked")
        List<ParkedEvents.Parked> parked() {
            return desk.parked();
        }

        @GetMapping
        List<EventDesk.Logged> latest(@RequestParam(defaultValue = "") String subject) {
            return desk.latest(subject, LATEST);
        }

        /** How many events were handled. */
        record Handled(int handled) {}

        @PostMapping("/parked/retry")
        Handled retry(@RequestParam String consumer, @RequestParam long position) {
            return new Handled(desk.retry(consumer, position));
        }

        @PostMapping("/parked/set-aside")
        Handled setAside(@RequestParam String consumer, @RequestParam long position, @RequestParam String reason) {
            return new Handled(desk.setAside(consumer, position, reason));
        }

        @PostMapping("/consumers/replay")
        void replay(@RequestParam String consumer, @RequestParam long from) {
            desk.replay(consumer, from);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        @Bean
        NavigationEntry eventsEntry() {
            return new NavigationEntry(
                    Department.ADMINISTRATION,
                    "Events",
                    PAGE,
                    60,
                    null,
                    java.util.Set.of(Role.ADMINISTRATOR.authority()));
        }
    }
}

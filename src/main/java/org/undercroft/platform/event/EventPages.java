package org.undercroft.platform.event;

import java.util.List;
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

    private final EventDesk desk;

    EventPages(EventDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PAGE)
    String show(Model model) {
        model.addAttribute(
                "consumers", desk.progress().stream().map(EventView::of).toList());
        model.addAttribute("parked", desk.parked().stream().map(EventView::of).toList());
        return "events/events";
    }

    @PostMapping(PAGE + "/retry")
    String retry(@RequestParam String consumer, @RequestParam long position, RedirectAttributes then) {
        try {
            desk.retry(consumer, position);
            then.addFlashAttribute("notice", Notice.success("Event " + position + " is handled."));
        } catch (EventRefused stillParked) {
            then.addFlashAttribute("notice", Notice.danger("Still refused: " + stillParked.getMessage()));
        }
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/set-aside")
    String setAside(@RequestParam String consumer, @RequestParam long position, RedirectAttributes then) {
        desk.setAside(consumer, position);
        then.addFlashAttribute("notice", Notice.warning("Event " + position + " was set aside for " + consumer + "."));
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/replay")
    String replay(@RequestParam String consumer, @RequestParam long from, RedirectAttributes then) {
        desk.replay(consumer, from);
        then.addFlashAttribute("notice", Notice.success(consumer + " reads again from event " + from + "."));
        return "redirect:" + PAGE;
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

        @PostMapping("/parked/retry")
        void retry(@RequestParam String consumer, @RequestParam long position) {
            desk.retry(consumer, position);
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

package org.undercroft.lab.pathology;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** The way of blocks and slides in a browser: one box to scan into at each station, and the list of what is lost. */
@Controller
@RequestMapping("/lab/pathology/tracking")
@MayWorkInLab
public class TrackingPages {

    private static final int SHOWN = 50;

    /** A code that begins so switches the station instead of moving anything. */
    private static final String SWITCH = "@";

    private final Tracking tracking;
    private final PathologySettings settings;

    TrackingPages(Tracking tracking, PathologySettings settings) {
        this.tracking = tracking;
        this.settings = settings;
    }

    @GetMapping
    String tracking(@RequestParam(defaultValue = Station.GROSSING) String station, Model model) {
        shown(settings.station(station), model);
        model.addAttribute("tabs", tabs(station));
        return "lab/pathology/tracking";
    }

    private List<Tab> tabs(String shown) {
        return settings.stations().stream()
                .map(station -> Tab.of(
                        station.name(),
                        "/lab/pathology/tracking?station=" + station.code(),
                        station.code().equals(shown)))
                .toList();
    }

    private void shown(Station station, Model model) {
        model.addAttribute("station", station);
        model.addAttribute("scans", tracking.latest(SHOWN));
    }

    @PostMapping("/scan")
    String scan(
            @RequestParam String code,
            @RequestParam String station,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            RedirectAttributes then,
            jakarta.servlet.http.HttpServletResponse response) {
        String text = code.strip();
        if (text.startsWith(SWITCH)) {
            String to = settings.station(text.substring(1).strip().toUpperCase(Locale.ROOT))
                    .code();
            response.setHeader("HX-Redirect", "/lab/pathology/tracking?station=" + to);
            then.addAttribute("station", to);
            return part ? "lab/pathology/switched" : "redirect:/lab/pathology/tracking";
        }
        if (!text.isEmpty()) {
            tracking.scan(station, text);
        }
        if (!part) {
            then.addAttribute("station", station);
            return "redirect:/lab/pathology/tracking";
        }
        shown(settings.station(station), model);
        return "lab/pathology/tracked";
    }

    @GetMapping("/lost")
    String lost(Model model) {
        model.addAttribute("lost", tracking.lost());
        return "lab/pathology/lost";
    }

    /** The notice of the latest scan. */
    public static Notice notice(Tracking.Scan scan) {
        String words = scan.code() + " at " + scan.station() + ": "
                + scan.outcome().label().toLowerCase(Locale.ROOT) + ". " + scan.words();
        return switch (scan.outcome()) {
            case SEEN, SEEN_AGAIN -> Notice.success(words);
            case SKIPPED, CAME_BACK -> Notice.warning(words);
            case NOT_HERE, NOT_WANTED, UNKNOWN -> Notice.danger(words);
        };
    }

    /** Pathology in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {

        private static final Department LABORATORY = new Department("Laboratory", 10);
        private static final Set<String> WORKERS =
                Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());

        @Bean
        NavigationEntry labPathologyEntry() {
            return new NavigationEntry(LABORATORY, "Pathology", "/lab/pathology", 38, "8", WORKERS);
        }
    }
}

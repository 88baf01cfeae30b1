package org.undercroft.lab.notifiable;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.facility.Facilities;
import org.undercroft.lab.facility.Facility;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.CsvText;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** What public health hears, in a browser. */
@Controller
@RequestMapping("/lab/notifiable")
@MayReportToPublicHealth
class NotifiablePages {

    private static final String HERE = "/lab/notifiable";

    private final NotificationList list;
    private final Notifications notifications;
    private final ReportableTables tables;
    private final Facilities facilities;
    private final Clock clock = Clock.systemUTC();

    NotifiablePages(
            NotificationList list, Notifications notifications, ReportableTables tables, Facilities facilities) {
        this.list = list;
        this.notifications = notifications;
        this.tables = tables;
        this.facilities = facilities;
    }

    private static List<Tab> tabs(String here) {
        return List.of(
                Tab.of("Notifications", HERE, here.equals(HERE)),
                Tab.of("Conditions", HERE + "/conditions", here.endsWith("/conditions")),
                Tab.of("This laboratory", HERE + "/facility", here.endsWith("/facility")));
    }

    @GetMapping
    String notifications(@RequestParam(defaultValue = "") String condition, Authentication reader, Model model) {
        model.addAttribute("tabs", tabs(HERE));
        model.addAttribute("rows", list.latest(condition.isBlank() ? null : condition));
        model.addAttribute("condition", condition);
        model.addAttribute(
                "conditions",
                tables.now().lines().stream()
                        .map(Reportable::condition)
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute("now", clock.instant());
        model.addAttribute("readsMessages", Role.LAB_TECHNOLOGIST.isHeldBy(reader));
        return "lab/notifiable/notifications";
    }

    @GetMapping("/notifications.csv")
    void csv(@RequestParam(defaultValue = "") String condition, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "notifications",
                List.of(
                        "condition",
                        "jurisdiction",
                        "specimen",
                        "test",
                        "value",
                        "standing",
                        "found",
                        "due",
                        "state",
                        "since",
                        "reason"));
        for (NotificationList.Row row : list.latest(condition.isBlank() ? null : condition)) {
            csv.row(Arrays.asList(
                    row.condition(),
                    row.jurisdiction(),
                    row.accession(),
                    row.testName(),
                    row.value(),
                    row.standing(),
                    row.foundAt(),
                    row.dueAt(),
                    row.status().word(),
                    row.at(),
                    row.reason()));
        }
    }

    @PostMapping("/{id}/again")
    String again(@PathVariable long id, RedirectAttributes then) {
        return done(HERE, then, () -> {
            notifications.again(id);
            return "Queued for whoever wants it now.";
        });
    }

    @GetMapping("/conditions")
    String conditions(Model model) {
        model.addAttribute("tabs", tabs(HERE + "/conditions"));
        model.addAttribute("lines", tables.now().lines());
        model.addAttribute("version", tables.version());
        model.addAttribute("versions", tables.versions());
        return "lab/notifiable/conditions";
    }

    /** A version's table as a file that can be loaded again. */
    @GetMapping("/conditions.csv")
    ResponseEntity<String> table(@RequestParam(required = false) @Nullable Integer version) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("conditions.csv")
                                .build()
                                .toString())
                .body(tables.text(version == null ? tables.version() : version));
    }

    @PostMapping("/conditions")
    @MaySetUpLab
    String load(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes then)
            throws IOException {
        String table = file == null || file.isEmpty() ? text : CsvText.decoded(file.getBytes());
        return done(
                HERE + "/conditions",
                then,
                () -> tables.load(table).lines().size() + " lines are in force from now on.");
    }

    @GetMapping("/facility")
    String facility(Model model) {
        model.addAttribute("tabs", tabs(HERE + "/facility"));
        model.addAttribute("facility", facilities.now());
        return "lab/notifiable/facility";
    }

    @PostMapping("/facility")
    @MaySetUpLab
    String save(Facility facility, RedirectAttributes then) {
        return done(HERE + "/facility", then, () -> {
            facilities.save(facility);
            return "Kept; reports say so from now on.";
        });
    }

    private static String done(String where, RedirectAttributes then, Supplier<String> work) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + where;
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        @Bean
        NavigationEntry labNotifiableEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Public health",
                    HERE,
                    38,
                    null,
                    Set.of(
                            Role.LAB_TECHNOLOGIST.authority(),
                            Role.PATHOLOGIST.authority(),
                            Role.EPIDEMIOLOGIST.authority()));
        }
    }
}

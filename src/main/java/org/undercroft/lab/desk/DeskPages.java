package org.undercroft.lab.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.desk.DeskRepository.Load;
import org.undercroft.lab.desk.DeskRepository.Rejected;
import org.undercroft.lab.desk.TurnaroundTable.Grouping;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.security.Role;

/** The figures of the desk in a browser. */
@Controller
@RequestMapping("/lab/desk")
@MayWorkInLab
public class DeskPages {

    static final String HERE = "/lab/desk";

    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    DeskPages(Desk desk) {
        this.desk = desk;
    }

    /** What is asked for; empty texts are as if not asked. */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Grouping by,
            @Nullable String test,
            @Nullable String ward,
            @Nullable String priority) {

        DeskWindow window(LocalDate today) {
            return DeskWindow.asked(from, to, today);
        }

        Grouping grouping() {
            return by == null ? Grouping.TEST : by;
        }

        private static @Nullable String said(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        Desk.Turnaround of(Desk desk, LocalDate today) {
            return desk.turnaround(window(today), grouping(), said(test), said(ward), said(priority));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    @GetMapping
    String turnaround(Asked asked, Model model) {
        Desk.Turnaround turnaround = asked.of(desk, today());
        model.addAttribute("tabs", DeskTabs.at(HERE));
        model.addAttribute("window", asked.window(today()));
        model.addAttribute("by", asked.grouping().name());
        model.addAttribute("groupings", Option.of(Grouping.class, Grouping::label));
        model.addAttribute("heading", asked.grouping().label());
        model.addAttribute("test", asked.test() == null ? "" : asked.test());
        model.addAttribute("ward", asked.ward() == null ? "" : asked.ward());
        model.addAttribute("priority", asked.priority() == null ? "" : asked.priority());
        model.addAttribute("lines", rows(turnaround));
        model.addAttribute("looked", turnaround.looked());
        model.addAttribute("all", turnaround.all());
        model.addAttribute("bars", StackedBars.of(turnaround.lines()));
        model.addAttribute(
                "stages",
                Arrays.stream(Passage.Stage.values())
                        .map(stage -> new Option(StackedBars.style(stage), stage.label()))
                        .toList());
        return "lab/desk/turnaround";
    }

    /** A line of the page in words. */
    public record Row(String group, List<String> cells) {}

    private static List<Row> rows(Desk.Turnaround turnaround) {
        return turnaround.lines().stream()
                .map(line -> new Row(line.group(), cells(line)))
                .toList();
    }

    private static List<String> cells(TurnaroundTable.Line line) {
        List<String> cells = new ArrayList<>(List.of(
                String.valueOf(line.results()),
                number(line.p50()),
                number(line.p90()),
                number(line.p95()),
                number(line.within())));
        for (Passage.Stage stage : Passage.Stage.values()) {
            cells.add(number(line.stages().get(stage)));
        }
        return cells;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    @GetMapping("/turnaround.csv")
    void turnaroundCsv(Asked asked, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "turnaround",
                List.of(
                        asked.grouping().name().toLowerCase(Locale.ROOT),
                        "results",
                        "p50_minutes",
                        "p90_minutes",
                        "p95_minutes",
                        "within_target_percent",
                        "transport_median",
                        "measuring_median",
                        "verifying_median",
                        "delivering_median"));
        for (Row row : rows(asked.of(desk, today()))) {
            List<String> cells = new ArrayList<>(List.of(row.group()));
            cells.addAll(row.cells());
            csv.row(cells);
        }
    }

    @GetMapping("/workload")
    String workload(Asked asked, Model model) {
        DeskWindow window = asked.window(today());
        Map<String, List<Load>> loads = desk.workload(window);
        model.addAttribute("tabs", DeskTabs.at(HERE + "/workload"));
        model.addAttribute("window", window);
        model.addAttribute("benches", loads.getOrDefault("BENCH", List.of()));
        model.addAttribute("analyzers", loads.getOrDefault("ANALYZER", List.of()));
        model.addAttribute("hours", loads.getOrDefault("HOUR", List.of()));
        model.addAttribute("people", loads.getOrDefault("PERSON", List.of()));
        return "lab/desk/workload";
    }

    @GetMapping("/workload.csv")
    void workloadCsv(Asked asked, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(response, "workload", List.of("by", "name", "results"));
        for (Map.Entry<String, List<Load>> loads :
                desk.workload(asked.window(today())).entrySet()) {
            for (Load load : loads.getValue()) {
                csv.row(List.of(loads.getKey().toLowerCase(Locale.ROOT), load.name(), load.results()));
            }
        }
    }

    @GetMapping("/rejections")
    String rejections(Asked asked, Model model) {
        DeskWindow window = asked.window(today());
        model.addAttribute("tabs", DeskTabs.at(HERE + "/rejections"));
        model.addAttribute("window", window);
        model.addAttribute("rows", desk.rejections(window));
        return "lab/desk/rejections";
    }

    @GetMapping("/rejections.csv")
    void rejectionsCsv(Asked asked, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(response, "rejections", List.of("ward", "reason", "rejected", "received", "percent"));
        for (Rejected row : desk.rejections(asked.window(today()))) {
            csv.row(List.of(
                    row.ward(),
                    row.reason(),
                    row.rejected(),
                    row.received(),
                    String.format(Locale.ROOT, "%.2f", row.percent())));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        @Bean
        NavigationEntry labDeskEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Desk",
                    HERE,
                    58,
                    "d",
                    Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority()));
        }
    }
}

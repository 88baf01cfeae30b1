package org.undercroft.lab.cumulative;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.undercroft.lab.MayReadLab;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.security.Role;
import org.undercroft.records.KnownPatient;

/** A patient's results over time in a browser. */
@Controller
@RequestMapping("/lab/patients")
@MayReadLab
class CumulativePages {

    private static final int COLUMNS = 30;

    private final PatientChart charts;

    CumulativePages(PatientChart charts) {
        this.charts = charts;
    }

    @GetMapping
    String finder() {
        return "lab/cumulative/finder";
    }

    @PostMapping("/scan")
    String scan(@RequestParam String code, RedirectAttributes then) {
        return charts.find(code.strip())
                .map(found -> {
                    then.addAttribute("patient", found.value());
                    return "redirect:/lab/patients/{patient}";
                })
                .orElseGet(() -> {
                    then.addFlashAttribute(
                            "notice",
                            Notice.warning("No patient, order or specimen has the number " + code.strip() + "."));
                    return "redirect:/lab/patients";
                });
    }

    /**
     * What is asked for.
     *
     * @param days so many days up to the last one
     * @param group only this bench
     */
    record View(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer days,
            @Nullable String group) {

        Window window(LocalDate today) {
            return Window.asked(from, to, days, today);
        }

        String section() {
            return group == null ? "" : group;
        }
    }

    private List<ReportedResult> shown(KnownPatient patient, View view, Window window) {
        return charts.results(patient, window).stream()
                .filter(result -> view.section().isEmpty() || result.section().equals(view.section()))
                .toList();
    }

    @GetMapping("/{id}")
    String cumulative(@PathVariable String id, View view, Model model) {
        KnownPatient patient = charts.patient(id);
        Window window = view.window(charts.today());
        List<ReportedResult> all = charts.results(patient, window);
        Stream<String> sections = all.stream().map(ReportedResult::section);
        List<ReportedResult> wanted = all.stream()
                .filter(result -> view.section().isEmpty() || result.section().equals(view.section()))
                .toList();
        model.addAttribute("patient", patient);
        model.addAttribute("cumulative", Cumulative.of(wanted, COLUMNS));
        model.addAttribute("window", window);
        model.addAttribute("group", view.section());
        model.addAttribute(
                "groups",
                Stream.concat(sections, Stream.of(view.section()))
                        .filter(section -> !section.isEmpty())
                        .distinct()
                        .sorted()
                        .map(Option::of)
                        .toList());
        model.addAttribute("full", all.size() == PatientChart.MOST_RESULTS);
        return "lab/cumulative/cumulative";
    }

    /** Tests down, times across, as on the page, without its limit of columns. */
    @GetMapping("/{id}/cumulative.csv")
    void csv(@PathVariable String id, View view, HttpServletResponse response) throws IOException {
        KnownPatient patient = charts.patient(id);
        Window window = view.window(charts.today());
        Cumulative table = Cumulative.of(shown(patient, view, window), Integer.MAX_VALUE);
        List<@Nullable Object> heading = new ArrayList<>(List.of("group", "test", "name", "unit"));
        table.times().forEach(time -> heading.add(time.at() + " " + time.accession()));
        Csv csv = CsvDownload.to(response, "results-" + patient.recordNumber(), heading);
        for (Cumulative.Group group : table.groups()) {
            for (Cumulative.Row row : group.rows()) {
                List<@Nullable Object> cells =
                        new ArrayList<>(List.of(group.name(), row.test(), row.name(), row.unit()));
                for (Cumulative.Time time : table.times()) {
                    ReportedResult cell = row.cells().get(time.accession());
                    cells.add(
                            cell == null ? "" : (cell.value() + " " + (cell.isAbnormal() ? cell.flag() : "")).strip());
                }
                csv.row(cells);
            }
        }
    }

    @GetMapping("/{id}/trend")
    String trend(@PathVariable String id, @RequestParam String test, View view, Model model) {
        KnownPatient patient = charts.patient(id);
        Window window = view.window(charts.today());
        PatientChart.Trend trend = charts.trend(patient, test, window);
        model.addAttribute("patient", patient);
        model.addAttribute("trend", trend);
        model.addAttribute("chart", trend.chart(window));
        model.addAttribute("window", window);
        model.addAttribute(
                "here",
                UriComponentsBuilder.fromPath("/lab/patients/{id}/trend")
                        .queryParam("test", "{test}")
                        .build(id, test)
                        .toString());
        model.addAttribute("closer", window.closer().query());
        model.addAttribute("wider", window.wider(charts.today()).query());
        model.addAttribute("earlier", window.earlier().query());
        model.addAttribute("later", window.later().query());
        return "lab/cumulative/trend";
    }

    @GetMapping("/{id}/trend.csv")
    void trendCsv(@PathVariable String id, @RequestParam String test, View view, HttpServletResponse response)
            throws IOException {
        KnownPatient patient = charts.patient(id);
        PatientChart.Trend trend = charts.trend(patient, test, view.window(charts.today()));
        Csv csv = CsvDownload.to(
                response,
                "trend-" + test,
                List.of("collected", "specimen", "value", "unit", "flag", "range", "analyzer", "verified_by"));
        for (ReportedResult result : trend.results()) {
            csv.row(List.of(
                    result.at(),
                    result.accession(),
                    result.value(),
                    result.unit(),
                    result.flag(),
                    result.range(),
                    result.analyzer(),
                    result.verifiedBy()));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        @Bean
        NavigationEntry labPatientsEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Results of a patient",
                    "/lab/patients",
                    12,
                    "n",
                    Set.of(
                            Role.LAB_TECHNOLOGIST.authority(),
                            Role.PATHOLOGIST.authority(),
                            Role.DOCTOR.authority(),
                            Role.NURSE.authority()));
        }
    }
}

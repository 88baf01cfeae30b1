package org.undercroft.lab.quality;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Refusal;

/** Quality control in a browser: the overview and the charts. */
@Controller
@RequestMapping("/lab/quality")
@MayWorkInLab
class QualityPages {

    static final String HERE = "/lab/quality";
    private static final int USUAL = 60;
    private static final int MOST = 2_000;

    private final Overview overview;
    private final ControlRecord record;
    private final QualityChanges changes;
    private final AnalyzerRepository analyzers;

    QualityPages(Overview overview, ControlRecord record, QualityChanges changes, AnalyzerRepository analyzers) {
        this.overview = overview;
        this.record = record;
        this.changes = changes;
        this.analyzers = analyzers;
    }

    @GetMapping
    String overview(Model model) {
        model.addAttribute("tabs", QualityTabs.at(HERE));
        model.addAttribute("lines", overview.lines());
        return "lab/quality/overview";
    }

    /**
     * What a chart shows.
     *
     * @param last the latest so many results; 0 for as many as can be shown
     */
    record View(
            long analyzer,
            String test,
            @Nullable Integer last,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        int most() {
            return last == null ? USUAL : last <= 0 || last > MOST ? MOST : last;
        }

        Instant start() {
            return from == null
                    ? Instant.EPOCH
                    : from.atStartOfDay(ZoneId.systemDefault()).toInstant();
        }

        Instant end() {
            return to == null
                    ? Clock.systemUTC().instant().plusSeconds(1)
                    : to.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
    }

    static String page(long analyzer, String test) {
        return UriComponentsBuilder.fromPath(HERE + "/chart")
                .queryParam("analyzer", analyzer)
                .queryParam("test", "{test}")
                .build(test)
                .toString();
    }

    @GetMapping("/chart")
    String chart(View view, Model model) {
        Analyzer analyzer = analyzers
                .find(new AnalyzerId(view.analyzer()))
                .orElseThrow(() -> Refusal.unknown("There is no analyzer " + view.analyzer() + "."));
        List<ControlRun> runs = record.runs(view.analyzer(), view.test(), view.start(), view.end(), view.most());
        Instant first = runs.isEmpty() ? view.start() : runs.getFirst().at();
        List<ControlRecord.Event> events = record.events(view.analyzer(), view.test(), first, view.end());
        model.addAttribute("tabs", QualityTabs.at(""));
        model.addAttribute("analyzer", analyzer);
        model.addAttribute("test", view.test());
        model.addAttribute("here", page(view.analyzer(), view.test()));
        model.addAttribute("csv", page(view.analyzer(), view.test()).replace("/chart?", "/chart.csv?"));
        model.addAttribute("from", view.from() == null ? "" : view.from().toString());
        model.addAttribute("to", view.to() == null ? "" : view.to().toString());
        model.addAttribute("last", view.most());
        model.addAttribute("charts", LeveyJennings.charts(view.test(), runs, events));
        model.addAttribute("youden", LeveyJennings.youden(view.test(), runs));
        model.addAttribute("runs", runs.reversed());
        model.addAttribute("events", events.reversed());
        return "lab/quality/chart";
    }

    @GetMapping("/chart.csv")
    void csv(View view, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "controls-" + view.test(),
                List.of(
                        "measured",
                        "run",
                        "level",
                        "lot",
                        "value",
                        "sd",
                        "verdict",
                        "rules",
                        "excluded",
                        "entered_by"));
        for (ControlRun run : record.runs(view.analyzer(), view.test(), view.start(), view.end(), MOST)) {
            csv.row(java.util.Arrays.asList(
                    run.at(),
                    run.run(),
                    run.level(),
                    run.lot(),
                    run.value(),
                    run.z(),
                    run.verdict(),
                    String.join(" ", run.rules()),
                    run.excluded(),
                    run.enteredBy()));
        }
    }

    @PostMapping("/results/{id}/exclude")
    String exclude(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam boolean exclude,
            RedirectAttributes then) {
        ControlRun run = record.run(id).orElseThrow(() -> Refusal.unknown("There is no control result " + id + "."));
        return Telling.redirect(page(run.analyzer(), run.test()), then, () -> {
            changes.exclude(id, reason, exclude);
            return exclude ? "The point is excluded; it stays on the chart." : "The point counts again.";
        });
    }

    @PostMapping("/events")
    String note(
            @RequestParam long analyzer,
            @RequestParam String test,
            @RequestParam(defaultValue = "false") boolean allTests,
            @RequestParam String kind,
            @RequestParam String words,
            @RequestParam(defaultValue = "false") boolean restarts,
            RedirectAttributes then) {
        return Telling.redirect(page(analyzer, test), then, () -> {
            changes.note(analyzer, allTests ? null : test, kind, words, restarts, null);
            return "Noted on the chart.";
        });
    }

    @PostMapping("/schedule")
    String schedule(
            @RequestParam long analyzer,
            @RequestParam String test,
            @RequestParam(required = false) @Nullable Integer hours,
            @RequestParam(defaultValue = "") String shifts,
            @RequestParam(defaultValue = "30") int grace,
            RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            changes.schedule(analyzer, test, hours, shifts, grace);
            return "The schedule is set.";
        });
    }
}

package org.undercroft.lab.proficiency;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.quality.QualityTabs;
import org.undercroft.lab.quality.Telling;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;
import org.undercroft.platform.page.chart.Tone;

/** Rounds of external quality assessment and peer comparison in a browser. */
@Controller
@RequestMapping("/lab/quality")
@MayWorkInLab
class ProficiencyPages {

    private static final String HERE = "/lab/quality/proficiency";
    private static final String PEERS = "/lab/quality/peers";
    private static final double EDGE = 4.5;

    private final Rounds rounds;
    private final RoundBook book;
    private final Peers peers;
    private final AnalyzerRepository analyzers;
    private final CurrentCatalog catalogs;

    ProficiencyPages(
            Rounds rounds, RoundBook book, Peers peers, AnalyzerRepository analyzers, CurrentCatalog catalogs) {
        this.rounds = rounds;
        this.book = book;
        this.peers = peers;
        this.analyzers = analyzers;
        this.catalogs = catalogs;
    }

    @GetMapping("/proficiency")
    String list(Model model) {
        model.addAttribute("tabs", QualityTabs.at(HERE));
        model.addAttribute("rounds", book.rounds());
        model.addAttribute("charts", trends(book.lines(null)));
        model.addAttribute("today", LocalDate.now(ZoneId.systemDefault()));
        return "lab/quality/proficiency";
    }

    /** The standard deviation index of each test over its rounds. */
    static List<Chart> trends(List<RoundBook.Line> lines) {
        Map<String, List<Chart.Point>> points = new LinkedHashMap<>();
        for (RoundBook.Line line : lines) {
            Double index = line.score() == null ? null : line.score().index();
            if (index != null) {
                List<Chart.Point> of = points.computeIfAbsent(line.test(), _ -> new ArrayList<>());
                boolean wide = Math.abs(index) > 2;
                String at = line.round() + ", sample " + line.sample();
                String value = String.format(java.util.Locale.ROOT, "%+.2f", index);
                of.add(
                        wide
                                ? Chart.Point.noted(
                                        of.size() + 1, index, Mark.DIAMOND, Tone.CRITICAL, at, value, "beyond 2")
                                : Chart.Point.of(of.size() + 1, index, at, value));
            }
        }
        return points.entrySet().stream()
                .map(test -> trend(test.getKey(), test.getValue()))
                .toList();
    }

    private static Chart trend(String test, List<Chart.Point> points) {
        return new Chart(
                test + " over the rounds",
                "Standard deviation index of " + points.size() + " samples",
                Axis.numbers("Sample", 0, Math.max(5, points.size())),
                Axis.of(
                        "Standard deviation index",
                        -EDGE,
                        EDGE,
                        new Axis.Tick(-3, "−3"),
                        new Axis.Tick(-2, "−2"),
                        new Axis.Tick(0, "0"),
                        new Axis.Tick(2, "+2"),
                        new Axis.Tick(3, "+3")),
                List.of(new Chart.Band(-2, 2, Tone.GOOD)),
                List.of(),
                List.of(new Chart.Series(test, points, true, Tone.PLAIN)));
    }

    @PostMapping("/proficiency")
    String open(
            @RequestParam String scheme,
            @RequestParam String name,
            @RequestParam LocalDate due,
            RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            rounds.open(scheme, name, due);
            return "The round is open.";
        });
    }

    @GetMapping("/proficiency/{id}")
    String round(@PathVariable long id, Model model) {
        model.addAttribute("tabs", QualityTabs.at(""));
        model.addAttribute("round", book.round(id));
        List<RoundBook.Line> lines = book.lines(id);
        model.addAttribute("lines", lines);
        model.addAttribute("biases", Rounds.biases(lines));
        model.addAttribute("analyzers", analyzers.all());
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        return "lab/quality/round";
    }

    @PostMapping("/proficiency/{id}/samples")
    String add(
            @PathVariable long id,
            @RequestParam String sample,
            @RequestParam String test,
            @RequestParam(required = false) @Nullable Long analyzer,
            RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            if (catalogs.now().test(test).isEmpty()) {
                throw Refusal.unfit("The catalog has no test '" + test + "'.");
            }
            rounds.add(id, sample, test, analyzer);
            return "Added.";
        });
    }

    @PostMapping("/proficiency/{id}/take")
    String take(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> rounds.take(id) + " values taken from the analyzers.");
    }

    @PostMapping("/proficiency/{id}/submit")
    String submit(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            rounds.submit(id);
            return "Submitted: the values stand.";
        });
    }

    @PostMapping("/proficiency/{id}/lines/{line}")
    String enter(
            @PathVariable long id,
            @PathVariable long line,
            @RequestParam(required = false) @Nullable Double value,
            @RequestParam(required = false) @Nullable Double target,
            @RequestParam(required = false) @Nullable Double deviation,
            @RequestParam(required = false) @Nullable Integer peers,
            RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            if (value != null) {
                rounds.measured(id, line, value);
            }
            if (target != null) {
                rounds.assigned(id, line, target, deviation, peers);
            }
            return "Entered.";
        });
    }

    @PostMapping("/proficiency/{id}/bias")
    String useBias(@PathVariable long id, @RequestParam String test, RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            rounds.useBias(id, test);
            return "It is the bias of " + test + " in its Sigma from now on.";
        });
    }

    @PostMapping("/proficiency/{id}/action")
    String act(@PathVariable long id, @RequestParam String words, RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            rounds.act(id, words);
            return "Recorded.";
        });
    }

    @GetMapping("/peers")
    String peers(Model model) {
        model.addAttribute("tabs", QualityTabs.at(PEERS));
        model.addAttribute("lines", peers.all());
        model.addAttribute("heading", String.join(", ", Peers.HEADING));
        return "lab/quality/peers";
    }

    @PostMapping("/peers")
    String importPeers(@RequestParam String text, RedirectAttributes then) {
        return Telling.redirect(PEERS, then, () -> peers.importAll(text) + " lines imported.");
    }
}

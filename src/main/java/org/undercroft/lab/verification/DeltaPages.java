package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.verification.DeltaLimits.Percentile;
import org.undercroft.lab.verification.DeltaLimits.Usual;
import org.undercroft.lab.verification.DeltaLimits.Whose;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Tone;

/** How much values usually change: what was learned, and the distribution of one test with its limits drawn. */
@Controller
@RequestMapping("/lab/rules/deltas")
@MayWorkInLab
public class DeltaPages {

    private static final int DAYS = 365;

    private final RuleDesk desk;
    private final DeltaRepository deltas;

    DeltaPages(RuleDesk desk, DeltaRepository deltas) {
        this.desk = desk;
        this.deltas = deltas;
    }

    /** A row of the table: whom it is about, from how many pairs, and the percentiles in their order. */
    public record Row(String test, String ward, int pairs, List<String> percentiles) {}

    @GetMapping
    String limits(@RequestParam(defaultValue = "") String test, Model model) {
        DeltaLimits limits = deltas.latest();
        model.addAttribute("learning", deltas.learning().orElse(null));
        model.addAttribute("rows", rows(limits));
        model.addAttribute("chart", test.isEmpty() ? null : chart(test, limits));
        return "lab/verification/deltas";
    }

    static List<Row> rows(DeltaLimits limits) {
        return limits.usual().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparing(Whose::test).thenComparing(Whose::ward)))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Row row(Whose whose, Usual usual) {
        List<String> percentiles = new ArrayList<>();
        for (Percentile percentile : Percentile.values()) {
            percentiles.add("%.1f".formatted(usual.at(percentile)));
        }
        return new Row(whose.test(), whose.ward(), usual.pairs(), percentiles);
    }

    /** The share of pairs whose change is at most so large, with the learned limits across. */
    private Chart chart(String test, DeltaLimits limits) {
        double[] changes = deltas.pairs(DAYS, test).stream()
                .mapToDouble(DeltaLearning.Pair::changeInPercent)
                .sorted()
                .toArray();
        List<Chart.Point> points = new ArrayList<>();
        for (int percent = 0; percent <= 100 && changes.length > 0; percent++) {
            double change = DeltaLearning.quantile(changes, percent / 100.0);
            points.add(Chart.Point.unmarked(percent, change, percent + " %", "%.1f %%".formatted(change)));
        }
        List<Chart.Rule> rules = limits.of(test, "").stream()
                .flatMap(usual -> List.of(
                        new Chart.Rule(usual.at(Percentile.P95), "p95", Tone.QUIET),
                        new Chart.Rule(usual.at(Percentile.P99), "p99", Tone.CAUTION),
                        new Chart.Rule(usual.at(Percentile.P99_9), "p99.9", Tone.SERIOUS))
                        .stream())
                .toList();
        double highest = changes.length == 0 ? 10 : Math.max(1, changes[changes.length - 1]);
        return new Chart(
                "Change of " + test + " since the patient's last value",
                changes.length + " pairs of the last year, smallest change first",
                Axis.numbers("Share of pairs in percent", 0, 100),
                Axis.numbers("Change in percent", 0, highest),
                List.of(),
                rules,
                points.isEmpty() ? List.of() : List.of(new Chart.Series(test, points, true, Tone.PLAIN)));
    }

    @PostMapping("/learn")
    String learn(@RequestParam(defaultValue = "90") int days, RedirectAttributes then) {
        return RulePages.done("/lab/rules/deltas", then, () -> {
            DeltaRepository.Learning learning = desk.learn(days);
            return Notice.success("Learned from " + learning.pairs() + " pairs; the rules use it from now on.");
        });
    }
}

package org.undercroft.lab.patientcontrol;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.quality.QualityTabs;
import org.undercroft.lab.quality.Telling;

/** Patient-based controls in a browser: what is watched, its alarms, and the choice of parameters by bias insertion. */
@Controller
@RequestMapping("/lab/quality/patients")
@MayWorkInLab
class PatientControlPages {

    private static final String HERE = "/lab/quality/patients";

    private final PatientControlDesk desk;
    private final AnalyzerRepository analyzers;
    private final CurrentCatalog catalogs;

    PatientControlPages(PatientControlDesk desk, AnalyzerRepository analyzers, CurrentCatalog catalogs) {
        this.desk = desk;
        this.analyzers = analyzers;
        this.catalogs = catalogs;
    }

    /** What a form asks to try or to watch; empty truncation limits are none. */
    record Wish(
            @Nullable Long analyzer,
            @Nullable String test,
            @Nullable Statistic statistic,
            @Nullable Integer size,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double falseAlarms) {

        PatientControlDesk.Plan plan() {
            return new PatientControlDesk.Plan(
                    analyzer == null ? 0 : analyzer,
                    Objects.requireNonNullElse(test, ""),
                    Objects.requireNonNullElse(statistic, Statistic.MEAN),
                    size == null ? 20 : size,
                    low == null ? Double.NEGATIVE_INFINITY : low,
                    high == null ? Double.POSITIVE_INFINITY : high,
                    falseAlarms == null ? 0.1 : falseAlarms);
        }
    }

    @GetMapping
    String page(Wish wish, Model model) {
        model.addAttribute("tabs", QualityTabs.at(HERE));
        model.addAttribute("standings", desk.standings());
        model.addAttribute("alarms", desk.alarms());
        model.addAttribute("analyzers", analyzers.all());
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        model.addAttribute("plan", wish.plan());
        model.addAttribute("tuning", null);
        model.addAttribute("refusal", "");
        if (wish.analyzer() != null && wish.test() != null && !wish.test().isEmpty()) {
            try {
                model.addAttribute("tuning", desk.tune(wish.plan()));
            } catch (IllegalArgumentException unfit) {
                model.addAttribute("refusal", String.valueOf(unfit.getMessage()));
            }
        }
        return "lab/quality/patients";
    }

    @PostMapping
    @MaySetUpLab
    String watch(Wish wish, RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            desk.watch(wish.plan());
            return "The results are watched from now on.";
        });
    }

    @PostMapping("/{id}/stop")
    @MaySetUpLab
    String stop(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            desk.stop(id);
            return "No longer watched.";
        });
    }

    @PostMapping("/alarms/{id}")
    String answer(@PathVariable long id, @RequestParam String words, RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            desk.answer(id, words);
            return "The alarm is answered.";
        });
    }
}

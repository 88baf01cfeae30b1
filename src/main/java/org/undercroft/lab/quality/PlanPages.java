package org.undercroft.lab.quality;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.control.ControlProcedure;
import org.undercroft.lab.control.ControlRule;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ProcedureRepository;
import org.undercroft.lab.control.RuleUse;
import org.undercroft.platform.page.Refusal;

/** How controls are planned, in a browser: allowable errors and Sigma, rules, lots and targets from own data. */
@Controller
@RequestMapping("/lab/quality")
@MaySetUpLab
class PlanPages {

    private static final String HERE = "/lab/quality";

    private final Goals goals;
    private final Planning planning;
    private final ProcedureRepository procedures;
    private final OwnData ownData;
    private final QualityChanges changes;
    private final AnalyzerRepository analyzers;
    private final CurrentCatalog catalogs;

    PlanPages(
            Goals goals,
            Planning planning,
            ProcedureRepository procedures,
            OwnData ownData,
            QualityChanges changes,
            AnalyzerRepository analyzers,
            CurrentCatalog catalogs) {
        this.goals = goals;
        this.planning = planning;
        this.procedures = procedures;
        this.ownData = ownData;
        this.changes = changes;
        this.analyzers = analyzers;
        this.catalogs = catalogs;
    }

    @GetMapping("/sigma")
    String sigma(Model model) {
        List<Goals.Rated> rated = goals.rated();
        model.addAttribute("tabs", QualityTabs.at(HERE + "/sigma"));
        model.addAttribute("rated", rated);
        model.addAttribute("chart", DecisionChart.of(rated));
        model.addAttribute("goals", goals.all());
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        return "lab/quality/sigma";
    }

    @PostMapping("/goals")
    String goal(
            @RequestParam String test,
            @RequestParam(required = false) @Nullable BigDecimal allowedPercent,
            @RequestParam(required = false) @Nullable BigDecimal allowedAbsolute,
            @RequestParam String source,
            @RequestParam(required = false) @Nullable BigDecimal biasPercent,
            @RequestParam(defaultValue = "") String biasSource,
            RedirectAttributes then) {
        return Telling.redirect(HERE + "/sigma", then, () -> {
            goals.set(new Goals.Goal(
                    test,
                    allowedPercent,
                    allowedAbsolute,
                    source,
                    Objects.requireNonNullElse(biasPercent, BigDecimal.ZERO),
                    biasSource));
            return "The goal of " + test + " is set.";
        });
    }

    @PostMapping("/rules/sigma")
    String chooseBySigma(@RequestParam String test, RedirectAttributes then) {
        return Telling.redirect(HERE + "/rules", then, () -> {
            double sigma = goals.sigma(test)
                    .orElseThrow(() -> Refusal.conflict(
                            "The Sigma of " + test + " is not known: it needs a goal and 20 controls of a lot."));
            ControlProcedure procedure = ControlProcedure.forSigma(sigma);
            planning.choose(test, "", procedure);
            return test + " is judged by the rules for " + procedure.name() + " from now on, with at least "
                    + ControlProcedure.measurementsFor(sigma) + " measurements a run.";
        });
    }

    @GetMapping("/rules")
    String rules(
            @RequestParam(defaultValue = "") String test,
            @RequestParam(defaultValue = "") String material,
            Model model) {
        model.addAttribute("tabs", QualityTabs.at(HERE + "/rules"));
        model.addAttribute("chosen", procedures.all());
        model.addAttribute("test", test);
        model.addAttribute("material", material);
        model.addAttribute("procedure", test.isEmpty() ? ControlProcedure.unchosen() : procedures.of(test, material));
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        return "lab/quality/rules";
    }

    /** Each rule comes as {@code use-NOTATION} (WARN or REJECT) and {@code scope-NOTATION} for each scope. */
    @PostMapping("/rules")
    String choose(@RequestParam MultiValueMap<String, String> form, RedirectAttributes then) {
        return Telling.redirect(HERE + "/rules", then, () -> {
            List<RuleUse> uses = new ArrayList<>();
            for (ControlRule rule : ControlRule.values()) {
                String use = form.getFirst("use-" + rule.name());
                if (use != null && !use.isEmpty()) {
                    List<String> scopes = form.getOrDefault("scope-" + rule.name(), List.of());
                    if (scopes.isEmpty()) {
                        throw Refusal.unfit("Say within which points " + rule.notation() + " looks.");
                    }
                    uses.add(RuleUse.of(rule.notation() + ";" + use + ";" + String.join(",", scopes)));
                }
            }
            String test = Objects.requireNonNullElse(form.getFirst("test"), "");
            int version = planning.choose(
                    test,
                    Objects.requireNonNullElse(form.getFirst("material"), "").strip(),
                    new ControlProcedure("Chosen by hand", uses));
            return "Version " + version + " of the rules for " + test + " judges from now on.";
        });
    }

    @GetMapping("/lots")
    String lots(@RequestParam(required = false) @Nullable String test, Model model) {
        model.addAttribute("tabs", QualityTabs.at(HERE + "/lots"));
        model.addAttribute("lots", ownData.lots(test == null || test.isBlank() ? null : test));
        model.addAttribute("today", LocalDate.now(java.time.ZoneId.systemDefault()));
        model.addAttribute("analyzers", analyzers.all());
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        return "lab/quality/lots";
    }

    @PostMapping("/lots")
    String collect(
            @RequestParam long analyzer,
            @RequestParam String control,
            @RequestParam(defaultValue = "") String material,
            @RequestParam String lot,
            @RequestParam(defaultValue = "") String level,
            @RequestParam String test,
            @RequestParam(required = false) @Nullable LocalDate expires,
            RedirectAttributes then) {
        return Telling.redirect(HERE + "/lots", then, () -> {
            String unit = catalogs.now()
                    .test(test)
                    .orElseThrow(() -> Refusal.unfit("The catalog has no test '" + test + "'."))
                    .unit();
            changes.collect(new ControlTarget(
                    0,
                    new AnalyzerId(analyzer),
                    control.strip(),
                    material.isBlank() ? control.strip() : material.strip(),
                    lot.strip(),
                    level.strip(),
                    test,
                    BigDecimal.ZERO,
                    BigDecimal.ONE,
                    unit,
                    "being collected",
                    expires));
            return "Results of " + control + " for " + test + " are collected; nothing is judged by them yet.";
        });
    }

    @PostMapping("/lots/accept")
    String accept(
            @RequestParam long analyzer,
            @RequestParam(required = false) @Nullable Long collection,
            @RequestParam(required = false) @Nullable Long target,
            RedirectAttributes then) {
        return Telling.redirect(HERE + "/lots", then, () -> {
            OwnData.Lot lot = ownData.lot(analyzer, collection, target)
                    .orElseThrow(() -> Refusal.unknown("That lot is not there any more."));
            return changes.acceptOwn(lot);
        });
    }
}

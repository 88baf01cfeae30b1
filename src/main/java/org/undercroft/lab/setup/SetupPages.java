package org.undercroft.lab.setup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.control.ControlRepository;
import org.undercroft.lab.control.ControlTargets;
import org.undercroft.lab.quality.LeveyJennings;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** Analyzers, controls and the catalog in a browser. */
@Controller
@RequestMapping("/lab")
@MaySetUpLab
class SetupPages {

    private static final int POINTS = 60;

    private final AnalyzerDesk desk;
    private final ControlRepository controls;
    private final ControlTargets controlTargets;
    private final ControlApi targets;
    private final CurrentCatalog catalogs;
    private final CodesSeen codes;

    SetupPages(
            AnalyzerDesk desk,
            ControlRepository controls,
            ControlTargets controlTargets,
            ControlApi targets,
            CurrentCatalog catalogs,
            CodesSeen codes) {
        this.desk = desk;
        this.controls = controls;
        this.controlTargets = controlTargets;
        this.targets = targets;
        this.catalogs = catalogs;
        this.codes = codes;
    }

    @GetMapping("/analyzers")
    String analyzers(Model model) {
        model.addAttribute("analyzers", desk.all());
        return "lab/analyzers";
    }

    @GetMapping("/analyzers/{id}")
    String analyzer(@PathVariable long id, Model model) {
        Analyzer analyzer = desk.get(new AnalyzerId(id));
        model.addAttribute("analyzer", analyzer);
        model.addAttribute("mappings", sorted(analyzer));
        model.addAttribute("history", desk.history(analyzer.id()));
        model.addAttribute("unmapped", codes.unmapped(analyzer.id()));
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        model.addAttribute("runs", controls.runs(id, null, POINTS));
        model.addAttribute(
                "charts",
                controlTargets.targets().stream()
                        .map(target -> LeveyJennings.chart(
                                target.test(), target.level(), controls.runs(id, target.id(), POINTS)))
                        .filter(chart -> !chart.series().isEmpty())
                        .toList());
        return "lab/analyzer";
    }

    private static List<Mapping> sorted(Analyzer analyzer) {
        return analyzer.mappings().values().stream()
                .sorted(Comparator.comparing(Mapping::code))
                .toList();
    }

    @PostMapping("/analyzers")
    String add(AnalyzerApi.Described described, RedirectAttributes then) {
        try {
            Analyzer added = desk.add(described.settings());
            return "redirect:/lab/analyzers/" + added.id().value();
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:/lab/analyzers";
    }

    @PostMapping("/analyzers/{id}")
    String change(@PathVariable long id, AnalyzerApi.Described described, RedirectAttributes then) {
        return done(id, "Saved.", () -> desk.change(new AnalyzerId(id), described.settings()), then);
    }

    @PostMapping("/analyzers/{id}/state")
    String put(
            @PathVariable long id,
            @RequestParam AnalyzerState state,
            @RequestParam String reason,
            RedirectAttributes then) {
        return done(id, state.label() + " now.", () -> desk.put(new AnalyzerId(id), state, reason), then);
    }

    @PostMapping("/analyzers/{id}/map")
    String map(
            @PathVariable long id,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String test,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(required = false) @Nullable BigDecimal factor,
            @RequestParam(required = false) @Nullable Integer decimals,
            RedirectAttributes then) {
        return done(
                id,
                "'" + code + "' is mapped; what was held for it is judged again.",
                () -> {
                    List<Mapping> mappings = others(id, code);
                    mappings.add(
                            new Mapping(code, test.isBlank() ? null : test, unit.strip(), factor, decimals, "", null));
                    desk.map(new AnalyzerId(id), mappings);
                },
                then);
    }

    @PostMapping("/analyzers/{id}/unmap")
    String unmap(@PathVariable long id, @RequestParam String code, RedirectAttributes then) {
        return done(
                id, "'" + code + "' has no meaning now.", () -> desk.map(new AnalyzerId(id), others(id, code)), then);
    }

    @PostMapping("/analyzers/{id}/restore")
    String restore(@PathVariable long id, @RequestParam int version, RedirectAttributes then) {
        return done(
                id,
                "Version " + version + " is in force again; what was held is judged again.",
                () -> desk.restore(new AnalyzerId(id), version),
                then);
    }

    private List<Mapping> others(long id, String code) {
        List<Mapping> mappings = new ArrayList<>(sorted(desk.get(new AnalyzerId(id))));
        mappings.removeIf(mapping -> mapping.code().equals(code));
        return mappings;
    }

    private static String done(long id, String words, Runnable work, RedirectAttributes then) {
        try {
            work.run();
            then.addFlashAttribute("notice", Notice.success(words));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:/lab/analyzers/" + id;
    }

    @GetMapping("/controls")
    String controls(Model model) {
        model.addAttribute("targets", controlTargets.targets());
        model.addAttribute("runs", controls.runs(null, null, 2 * POINTS));
        model.addAttribute("analyzers", desk.all());
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        return "lab/controls";
    }

    @PostMapping("/controls")
    String setTarget(ControlApi.Target target, RedirectAttributes then) {
        try {
            targets.set(target);
            then.addFlashAttribute("notice", Notice.success("The target is set."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/lab/controls";
    }
}

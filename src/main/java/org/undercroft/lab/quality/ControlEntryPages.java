package org.undercroft.lab.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.control.ControlRepository;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ControlTargets;

/** Entering control values in a browser: scan the control's tube, type its values. */
@Controller
@RequestMapping(ControlEntryPages.HERE)
@MayWorkInLab
class ControlEntryPages {

    static final String HERE = "/lab/quality/enter";
    private static final String VALUE = "value-";
    private static final int SHOWN = 20;

    private final AnalyzerRepository analyzers;
    private final ControlTargets targets;
    private final ControlRepository controls;
    private final QualityChanges changes;

    ControlEntryPages(
            AnalyzerRepository analyzers, ControlTargets targets, ControlRepository controls, QualityChanges changes) {
        this.analyzers = analyzers;
        this.targets = targets;
        this.controls = controls;
        this.changes = changes;
    }

    @GetMapping
    String enter(
            @RequestParam(required = false) @Nullable Long analyzer,
            @RequestParam(defaultValue = "") String control,
            Model model) {
        List<Analyzer> all = analyzers.all();
        long chosen = analyzer != null
                ? analyzer
                : all.isEmpty() ? 0 : all.getFirst().id().value();
        List<ControlTarget> known = targets.targets().stream()
                .filter(target -> target.analyzer() == null || target.analyzer().value() == chosen)
                .toList();
        model.addAttribute("tabs", QualityTabs.at(HERE));
        model.addAttribute("analyzers", all);
        model.addAttribute("chosen", chosen);
        model.addAttribute("control", control);
        model.addAttribute(
                "scanned",
                known.stream()
                        .filter(target -> target.control().equals(control))
                        .toList());
        model.addAttribute("targets", known);
        model.addAttribute("runs", controls.runs(chosen, null, SHOWN));
        return "lab/quality/enter";
    }

    @PostMapping
    String enter(
            @RequestParam long analyzer,
            @RequestParam long target,
            @RequestParam String value,
            RedirectAttributes then) {
        return entered(analyzer, Map.of(target, value.strip()), then);
    }

    /** All values of one control tube at once; a field left empty was not measured. */
    @PostMapping("/control")
    String enterAll(
            @RequestParam long analyzer, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes then) {
        Map<Long, String> values = new LinkedHashMap<>();
        fields.toSingleValueMap().forEach((name, value) -> {
            if (name.matches(VALUE + "\\d{1,18}") && !value.isBlank()) {
                values.put(Long.parseLong(name.substring(VALUE.length())), value.strip());
            }
        });
        return entered(analyzer, values, then);
    }

    private String entered(long analyzer, Map<Long, String> values, RedirectAttributes then) {
        return Telling.redirect(HERE + "?analyzer=" + analyzer, then, () -> {
            changes.enterAll(analyzer, values);
            return values.keySet().stream()
                    .map(target -> judged(analyzer, target))
                    .collect(Collectors.joining("; "));
        });
    }

    private String judged(long analyzer, long target) {
        ControlRun run = controls.runs(analyzer, target, 1).getFirst();
        return "%s %s: %s %s"
                .formatted(run.test(), run.value(), run.verdict().label(), String.join(" ", run.rules()))
                .strip();
    }
}

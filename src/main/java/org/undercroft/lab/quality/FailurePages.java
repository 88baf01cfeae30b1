package org.undercroft.lab.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.platform.page.Times;

/** Failed controls and what was done about them, in a browser. */
@Controller
@RequestMapping("/lab/quality/failures")
@MayWorkInLab
class FailurePages {

    private static final String HERE = "/lab/quality/failures";

    private final Failures failures;

    FailurePages(Failures failures) {
        this.failures = failures;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "true") boolean open, Model model) {
        model.addAttribute("tabs", QualityTabs.at(HERE));
        model.addAttribute("failures", failures.all(open));
        model.addAttribute("open", open);
        return "lab/quality/failures";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        Failures.Failure failure = failures.get(id);
        model.addAttribute("tabs", QualityTabs.at(""));
        model.addAttribute("failure", failure);
        model.addAttribute("facts", facts(failure));
        model.addAttribute("actions", failures.actions(id));
        model.addAttribute("following", failures.following(failure).reversed());
        model.addAttribute("affected", failures.affected(failure));
        return "lab/quality/failure";
    }

    private static Map<String, String> facts(Failures.Failure failure) {
        ControlRun run = failure.run();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Rule", String.join(" ", run.rules()));
        facts.put("Level and lot", run.level() + ", " + run.lot());
        facts.put("Value", run.value() + (run.z() == null ? "" : " (" + run.z().toPlainString() + " SD)"));
        facts.put("Measured", Times.minutes(run.at()));
        facts.put("Last good before", failure.lastGood() == null ? "never" : Times.minutes(failure.lastGood()));
        facts.put("Cause", Objects.requireNonNullElse(failure.cause(), ""));
        facts.put(
                "Signed off",
                failure.signedAt() == null ? "" : Times.minutes(failure.signedAt()) + " by " + failure.signedBy());
        return facts;
    }

    @PostMapping("/{id}/actions")
    String act(
            @PathVariable long id,
            @RequestParam CorrectiveAction kind,
            @RequestParam String words,
            RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            failures.act(id, kind, words);
            return kind.label() + ": recorded.";
        });
    }

    @PostMapping("/{id}/look-back")
    String review(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> result,
            @RequestParam LookBack finding,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            failures.review(id, result, finding, words);
            return result.size() + " results: " + finding.label().toLowerCase(java.util.Locale.ROOT) + ".";
        });
    }

    @PostMapping("/{id}/sign")
    String sign(@PathVariable long id, @RequestParam String cause, RedirectAttributes then) {
        return Telling.redirect(HERE + "/" + id, then, () -> {
            failures.sign(id, cause);
            return "Signed off.";
        });
    }
}

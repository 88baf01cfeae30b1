package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
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
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;

/** Centrifuges in a browser: their runs, what turns now, and how they are set up. */
@Controller
@RequestMapping("/lab")
@MayWorkInLab
class CentrifugePages {

    private static final int RUNS = 100;

    private final Spinning spinning;
    private final CentrifugeBook book;
    private final CentrifugeRuns runs;
    private final HemolysisWatch hemolysis;
    private final CurrentCatalog catalogs;

    CentrifugePages(
            Spinning spinning,
            CentrifugeBook book,
            CentrifugeRuns runs,
            HemolysisWatch hemolysis,
            CurrentCatalog catalogs) {
        this.spinning = spinning;
        this.book = book;
        this.runs = runs;
        this.hemolysis = hemolysis;
        this.catalogs = catalogs;
    }

    @GetMapping("/centrifuges")
    String centrifuges(Model model) {
        model.addAttribute("centrifuges", book.centrifuges());
        model.addAttribute("runs", runs.latest(null, RUNS));
        model.addAttribute("profiles", book.profiles());
        model.addAttribute(
                "types",
                catalogs.now().specimenTypes().stream()
                        .map(type -> new Option(type.code(), type.code() + " · " + type.name()))
                        .toList());
        return "lab/centrifuges";
    }

    @PostMapping("/centrifuges")
    @MaySetUpLab
    String add(@RequestParam String name, @RequestParam String equipmentTag, RedirectAttributes then) {
        return tried("/lab/centrifuges", then, () -> {
            spinning.add(name, equipmentTag);
            return name + " was entered. Open it to add its rotors.";
        });
    }

    @PostMapping("/centrifuges/profiles")
    @MaySetUpLab
    String profile(SpinProfile profile, RedirectAttributes then) {
        return tried("/lab/centrifuges", then, () -> {
            spinning.save(profile);
            return "The spin profile was saved.";
        });
    }

    @GetMapping("/centrifuges/{id}")
    String centrifuge(@PathVariable long id, Model model) {
        model.addAttribute("centrifuge", spinning.centrifuge(id));
        model.addAttribute("runs", runs.latest(id, RUNS));
        return "lab/centrifuge";
    }

    @PostMapping("/centrifuges/{id}/rotors")
    @MaySetUpLab
    String rotor(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam RotorKind kind,
            @RequestParam BigDecimal radius,
            @RequestParam int mostRpm,
            @RequestParam int places,
            RedirectAttributes then) {
        return tried("/lab/centrifuges/" + id, then, () -> {
            spinning.addRotor(id, name, kind, radius, mostRpm, places);
            return "Rotor " + name + " was entered.";
        });
    }

    @PostMapping("/centrifuges/{id}/programs")
    @MaySetUpLab
    String program(
            @PathVariable long id,
            @RequestParam long rotor,
            @RequestParam String name,
            @RequestParam int rpm,
            @RequestParam BigDecimal minutes,
            @RequestParam(required = false) @Nullable BigDecimal celsius,
            @RequestParam int brake,
            RedirectAttributes then) {
        return tried("/lab/centrifuges/" + id, then, () -> {
            spinning.addProgram(rotor, name, rpm, minutes, celsius, brake);
            return "Program " + name + " was entered.";
        });
    }

    @PostMapping("/centrifuges/{id}/runs")
    String begin(@PathVariable long id, @RequestParam long program, RedirectAttributes then) {
        try {
            return "redirect:/lab/spins/" + spinning.begin(id, program);
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
            return "redirect:/lab/centrifuges/" + id;
        }
    }

    @GetMapping("/spins/{id}")
    String run(@PathVariable long id, Model model) {
        model.addAttribute("run", spinning.run(id));
        return "lab/spin";
    }

    @PostMapping("/spins/{id}/scan")
    String load(
            @PathVariable long id,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        try {
            List<String> findings = spinning.load(id, code.strip(), reason);
            then.addFlashAttribute(
                    "notice",
                    findings.isEmpty()
                            ? Notice.success(code.strip() + " is in the run.")
                            : Notice.warning(code.strip() + " is in the run. " + String.join(" ", findings)));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
            then.addFlashAttribute("refused", code.strip());
        }
        return "redirect:/lab/spins/" + id;
    }

    @PostMapping("/spins/{id}/unload")
    String unload(@PathVariable long id, @RequestParam String accession, RedirectAttributes then) {
        return tried("/lab/spins/" + id, then, () -> {
            spinning.unload(id, accession);
            return accession + " was taken out again.";
        });
    }

    @PostMapping("/spins/{id}/start")
    String start(@PathVariable long id, RedirectAttributes then) {
        return tried(
                "/lab/spins/" + id,
                then,
                () -> spinning.start(id).load().size() % 2 == 0
                        ? "It turns."
                        : "It turns. An odd number of tubes: was a balance tube put in?");
    }

    @PostMapping("/spins/{id}/cancel")
    String cancel(@PathVariable long id, RedirectAttributes then) {
        return tried("/lab/spins/" + id, then, () -> {
            spinning.cancel(id);
            return "The run was given up.";
        });
    }

    @PostMapping("/spins/{id}/end")
    String end(
            @PathVariable long id,
            @RequestParam Run.State outcome,
            @RequestParam(required = false) @Nullable Integer reachedRpm,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes then) {
        return tried("/lab/spins/" + id, then, () -> {
            spinning.end(id, outcome, reachedRpm, note);
            return "Noted: " + outcome.label().toLowerCase(java.util.Locale.ROOT) + ".";
        });
    }

    @GetMapping("/hemolysis")
    String hemolysis(
            @RequestParam(defaultValue = "WARD") HemolysisTrend.Kind by,
            @RequestParam(defaultValue = "") String name,
            Model model) {
        List<HemolysisTrend> trends = hemolysis.trends(by);
        model.addAttribute("by", by);
        model.addAttribute("trends", trends);
        model.addAttribute(
                "chart",
                trends.stream()
                        .filter(trend -> name.isEmpty() || trend.name().equals(name))
                        .findFirst()
                        .map(HemolysisChart::of)
                        .orElse(null));
        return "lab/hemolysis";
    }

    private static String tried(String to, RedirectAttributes then, Supplier<String> work) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + to;
    }
}

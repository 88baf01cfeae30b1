package org.undercroft.lab.plate;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.plate.PlateJudgement.Verdict;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.Role;

/** Molecular plates in a browser. */
@Controller
@RequestMapping("/lab/plates")
@MayWorkInLab
class PlatePages {

    private final PlateDesk desk;

    PlatePages(PlateDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("plates", desk.latest());
        model.addAttribute("assays", desk.assays());
        model.addAttribute("sizes", Option.of(PlateSize.class, PlateSize::label));
        return "lab/plate/plates";
    }

    @PostMapping
    String begin(@RequestParam String assay, @RequestParam PlateSize size) {
        return "redirect:/lab/plates/" + desk.begin(assay, size).id();
    }

    @GetMapping("/{id}")
    String plate(@PathVariable long id, Model model) {
        Plate plate = desk.look(id);
        PlateJudgement judgement = plate.judgement();
        model.addAttribute("plate", plate);
        model.addAttribute("judgement", judgement);
        model.addAttribute("drawing", PlateWords.draw(plate, judgement));
        model.addAttribute("formats", desk.formats());
        model.addAttribute("problems", desk.problems(id));
        return "lab/plate/plate";
    }

    @PostMapping("/{id}/scan")
    String scan(
            @PathVariable long id,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String well,
            RedirectAttributes then) {
        return done(id, () -> code.strip() + " is in " + desk.place(id, code, well) + ".", then);
    }

    @PostMapping("/{id}/wells/{well}/clear")
    String clear(@PathVariable long id, @PathVariable String well, RedirectAttributes then) {
        return done(
                id,
                () -> {
                    desk.clear(id, well);
                    return well + " is empty again.";
                },
                then);
    }

    @PostMapping("/{id}/file")
    String read(
            @PathVariable long id, @RequestParam String format, @RequestParam String content, RedirectAttributes then) {
        return done(
                id,
                () -> {
                    String problem = desk.read(id, format, content);
                    if (!problem.isEmpty()) {
                        throw Refusal.unfit(problem + " The file is kept.");
                    }
                    return "The file is read.";
                },
                then);
    }

    @PostMapping("/{id}/confirm")
    String confirm(@PathVariable long id, RedirectAttributes then) {
        return done(id, () -> desk.confirm(id) + " results are on their way.", then);
    }

    @PostMapping("/{id}/abandon")
    String abandon(@PathVariable long id, @RequestParam String reason, RedirectAttributes then) {
        return done(
                id,
                () -> {
                    desk.abandon(id, reason);
                    return "Abandoned; it stays on record.";
                },
                then);
    }

    private static String done(long id, Supplier<String> work, RedirectAttributes then) {
        return told("redirect:/lab/plates/" + id, work, then);
    }

    private static String told(String where, Supplier<String> work, RedirectAttributes then) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(unfit.getMessage() + "."));
        }
        return where;
    }

    /** The layout with what was found, a well a row. */
    @GetMapping("/{id}/layout.csv")
    void layout(@PathVariable long id, HttpServletResponse response) throws IOException {
        Plate plate = desk.look(id);
        PlateJudgement judgement = plate.judgement();
        List<String> heading = new ArrayList<>(List.of("well", "content", "specimen", "verdict"));
        plate.assay().targets().forEach(target -> heading.add(target.name()));
        Csv csv = CsvDownload.to(response, plate.code(), heading);
        for (Well well : plate.wells()) {
            List<Object> row = new ArrayList<>(List.of(
                    well.name(),
                    well.content().label(),
                    well.accession(),
                    judgement
                            .verdicts()
                            .getOrDefault(well.position(), Verdict.NOT_READ)
                            .label()));
            plate.assay().targets().forEach(target -> {
                BigDecimal cycle = well.cycles().get(target.name());
                row.add(cycle == null ? "" : cycle);
            });
            csv.row(row);
        }
    }

    @GetMapping("/settings")
    @MaySetUpLab
    String settings(Model model) {
        model.addAttribute("assays", desk.assays());
        model.addAttribute("formats", desk.formats());
        return "lab/plate/settings";
    }

    @PostMapping("/settings/formats")
    @MaySetUpLab
    String format(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String well,
            @RequestParam String target,
            @RequestParam String cycle,
            RedirectAttributes then) {
        return told(
                "redirect:/lab/plates/settings",
                () -> {
                    desk.set(new CyclerFile.Format(
                            code.strip(), name.strip(), well.strip(), target.strip(), cycle.strip()));
                    return "The format is set.";
                },
                then);
    }

    /** Sets an assay; {@code targets} has one a line, its name, its cutoff, and IC behind an internal control. */
    @PostMapping("/settings/assays")
    @MaySetUpLab
    String assay(
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String test,
            @RequestParam int positiveTargets,
            @RequestParam String targets,
            RedirectAttributes then) {
        return told(
                "redirect:/lab/plates/settings",
                () -> {
                    desk.set(new Assay(
                            code.strip(),
                            name.strip(),
                            test.strip(),
                            positiveTargets,
                            targets.lines()
                                    .filter(line -> !line.isBlank())
                                    .map(PlatePages::target)
                                    .toList()));
                    return "The assay is set.";
                },
                then);
    }

    private static Assay.Target target(String line) {
        String[] words = line.strip().split("\\s+", -1);
        boolean control = words.length == 3 && words[2].equals("IC");
        if (words.length < 2
                || words.length > 3
                || (words.length == 3 && !control)
                || !words[1].matches("\\d{1,2}(\\.\\d+)?")) {
            throw new IllegalArgumentException(
                    "'" + line + "' is no target: name, cutoff, and IC for an internal control");
        }
        return new Assay.Target(
                words[0], control ? Assay.Role.INTERNAL_CONTROL : Assay.Role.TARGET, new BigDecimal(words[1]));
    }

    /** The plates in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        NavigationEntry labPlatesEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Molecular plates",
                    "/lab/plates",
                    37,
                    "6",
                    Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority()));
        }
    }
}

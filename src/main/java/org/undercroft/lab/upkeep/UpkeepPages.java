package org.undercroft.lab.upkeep;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerTabs;
import org.undercroft.lab.quality.Telling;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.security.Role;

/** Reagents, calibrations and maintenance in a browser. */
@Controller
@RequestMapping("/lab/upkeep")
@MayWorkInLab
class UpkeepPages {

    private static final String HERE = "/lab/upkeep";
    private static final int LOG = 100;
    private static final int EXPORT = 100_000;

    private final UpkeepDesk desk;

    UpkeepPages(UpkeepDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String overview(Model model) {
        model.addAttribute("tabs", AnalyzerTabs.at(HERE));
        model.addAttribute("today", desk.today());
        model.addAttribute("analyzers", desk.analyzers());
        model.addAttribute("tasks", desk.tasks());
        return "lab/upkeep-overview";
    }

    @GetMapping("/{id}")
    String analyzer(@PathVariable long id, Model model) {
        AnalyzerId analyzer = new AnalyzerId(id);
        model.addAttribute("tabs", AnalyzerTabs.at(HERE));
        model.addAttribute("today", desk.today());
        model.addAttribute("analyzer", desk.analyzer(analyzer));
        model.addAttribute("reagents", desk.reagents(analyzer));
        model.addAttribute("calibrations", desk.calibrations(analyzer));
        model.addAttribute("tasks", desk.tasks(analyzer));
        model.addAttribute("log", desk.log(analyzer, LOG));
        return "lab/upkeep";
    }

    @GetMapping("/{id}/maintenance.csv")
    void export(@PathVariable long id, HttpServletResponse response) throws IOException {
        Analyzer analyzer = desk.analyzer(new AnalyzerId(id));
        Csv csv = CsvDownload.to(
                response,
                "maintenance-" + id,
                List.of("Analyzer", "Task", "How often", "Done", "By", "Words", "Taken back by"));
        for (MaintenanceRepository.Done done : desk.log(analyzer.id(), EXPORT)) {
            csv.row(Arrays.asList(
                    analyzer.name(),
                    done.task(),
                    done.often().label(),
                    Times.minutes(done.at()),
                    done.actor(),
                    done.words(),
                    done.undoneBy()));
        }
    }

    private static String at(long id) {
        return HERE + "/" + id;
    }

    @PostMapping("/{id}/reagents")
    String load(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String code,
            @RequestParam String lot,
            @RequestParam(required = false) @Nullable LocalDate expires,
            RedirectAttributes then) {
        return Telling.redirect(at(id), then, () -> {
            String stock = desk.load(new AnalyzerId(id), name, code, lot, expires);
            return "Lot " + lot + " is on the analyzer. " + stock;
        });
    }

    @PostMapping("/{id}/reagents/{reagent}/change")
    String change(
            @PathVariable long id,
            @PathVariable long reagent,
            @RequestParam String lot,
            @RequestParam(required = false) @Nullable LocalDate expires,
            RedirectAttributes then) {
        return Telling.redirect(at(id), then, () -> {
            desk.changeLot(new AnalyzerId(id), reagent, lot, expires);
            return "Lot " + lot.strip() + " is on the analyzer, and the former is off.";
        });
    }

    @PostMapping("/{id}/reagents/{reagent}/retire")
    String retire(@PathVariable long id, @PathVariable long reagent, RedirectAttributes then) {
        return Telling.redirect(at(id), then, () -> {
            desk.retire(reagent);
            return "The lot is off. What it held is judged again.";
        });
    }

    @PostMapping("/{id}/calibrations")
    String calibrate(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String test,
            @RequestParam String lot,
            @RequestParam(required = false) @Nullable LocalDate due,
            @RequestParam(defaultValue = "false") boolean passed,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes then) {
        return Telling.redirect(at(id), then, () -> {
            desk.calibrate(new AnalyzerId(id), test, lot, due, passed, words);
            return passed ? "The calibration holds." : "The calibration failed: results are held.";
        });
    }

    @PostMapping("/{id}/tasks")
    @MaySetUpLab
    String task(
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam MaintenanceTask.Often often,
            @RequestParam(required = false) @Nullable LocalDate begins,
            RedirectAttributes then) {
        return Telling.redirect(at(id), then, () -> {
            desk.addTask(new AnalyzerId(id), name, often, begins);
            return name + " is due " + often.label() + ".";
        });
    }

    @PostMapping("/{id}/tasks/{task}/end")
    @MaySetUpLab
    String end(@PathVariable long id, @PathVariable long task, RedirectAttributes then) {
        return Telling.redirect(at(id), then, () -> {
            desk.endTask(task);
            return "No longer due.";
        });
    }

    @PostMapping("/tasks/{task}/done")
    String done(
            @PathVariable long task,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String back,
            RedirectAttributes then) {
        return Telling.redirect(back.matches("/lab/upkeep(/\\d{1,18})?") ? back : HERE, then, () -> {
            desk.done(task, words);
            return "Done.";
        });
    }

    @PostMapping("/{id}/done/{done}/undo")
    String undo(@PathVariable long id, @PathVariable long done, RedirectAttributes then) {
        return Telling.redirect(at(id), then, () -> {
            desk.undo(done);
            return "Taken back.";
        });
    }

    /** Puts upkeep into the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        private static final Set<String> WORKERS =
                Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());

        @Bean
        NavigationEntry labUpkeepEntry() {
            return new NavigationEntry(new Department("Laboratory", 10), "Upkeep", HERE, 43, "t", WORKERS);
        }
    }
}

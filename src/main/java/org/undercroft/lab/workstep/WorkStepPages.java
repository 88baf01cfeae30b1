package org.undercroft.lab.workstep;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.analyzer.AnalyzerTabs;
import org.undercroft.lab.quality.Telling;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.security.Role;

/** Work order steps in a browser. */
@Controller
@RequestMapping("/lab/work-steps")
@MayWorkInLab
class WorkStepPages {

    private static final String HERE = "/lab/work-steps";

    private static final List<Column> COLUMNS = List.of(
            Column.text("changed", "Since"),
            Column.text("step", "Step"),
            Column.text("accession", "Specimen"),
            Column.text("test", "Test"),
            Column.text("analyzer", "Analyzer"),
            Column.choice("state", "State", Option.of(StepState.class, StepState::label)),
            Column.text("actions", "Actions"));

    private final WorkStepDesk desk;

    WorkStepPages(WorkStepDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String page(@RequestParam MultiValueMap<String, String> query, Model model) {
        model.addAttribute("tabs", AnalyzerTabs.at(HERE));
        model.addAttribute("page", desk.page(WorkStepRepository.LISTING.read(query)));
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("analyzers", desk.analyzers());
        model.addAttribute("deliveries", desk.deliveries());
        model.addAttribute("destinations", desk.destinations());
        return "lab/work-steps";
    }

    @PostMapping("/send")
    String send(@RequestParam long analyzer, @RequestParam String accession, RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> desk.send(new AnalyzerId(analyzer), accession) + " tests sent.");
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            desk.cancel(id);
            return "Taken back.";
        });
    }

    @PostMapping("/deliveries")
    @MaySetUpLab
    String deliver(
            @RequestParam long analyzer,
            @RequestParam WorkDelivery.Mode mode,
            @RequestParam String destination,
            RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            desk.deliver(new WorkDelivery(new AnalyzerId(analyzer), mode, destination));
            return "Work is delivered " + mode.label() + ".";
        });
    }

    @PostMapping("/deliveries/{analyzer}/stop")
    @MaySetUpLab
    String stop(@PathVariable long analyzer, RedirectAttributes then) {
        return Telling.redirect(HERE, then, () -> {
            desk.deliverNothing(new AnalyzerId(analyzer));
            return "It gets no work any more.";
        });
    }

    /** Puts the steps into the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class InNavigation {

        private static final Set<String> WORKERS =
                Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());

        @Bean
        NavigationEntry labWorkStepsEntry() {
            return new NavigationEntry(new Department("Laboratory", 10), "Work order steps", HERE, 41, null, WORKERS);
        }
    }
}

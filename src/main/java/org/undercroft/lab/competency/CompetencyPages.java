package org.undercroft.lab.competency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.desk.DeskTabs;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** Who may do what, in a browser. */
@Controller
@RequestMapping(CompetencyPages.HERE)
@MayWorkInLab
class CompetencyPages {

    static final String HERE = "/lab/desk/competency";

    private final Competencies competencies;

    CompetencyPages(Competencies competencies) {
        this.competencies = competencies;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String person, Model model) {
        model.addAttribute("tabs", DeskTabs.at(HERE));
        model.addAttribute("person", person);
        model.addAttribute("assessments", person.isBlank() ? competencies.present() : competencies.of(person));
        model.addAttribute("unassessed", competencies.unassessed());
        model.addAttribute(
                "benches", competencies.benches().stream().map(Option::of).toList());
        model.addAttribute("today", competencies.today());
        return "lab/competency/competency";
    }

    @GetMapping("/competency.csv")
    void csv(HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "competency",
                List.of("person", "bench", "outcome", "assessed_on", "due_on", "assessor", "evidence", "state"));
        for (Assessment each : competencies.present()) {
            csv.row(List.of(
                    each.person(),
                    each.bench(),
                    each.outcome().label(),
                    each.assessedOn(),
                    each.dueOn(),
                    each.assessor(),
                    each.evidence(),
                    each.status(competencies.today()).word()));
        }
    }

    /** Only who answers for the laboratory's results says who may make them. */
    @PostMapping
    @AllowedTo(Role.PATHOLOGIST)
    String enter(
            @RequestParam String person,
            @RequestParam String bench,
            @RequestParam Assessment.Outcome outcome,
            @RequestParam LocalDate assessedOn,
            @RequestParam LocalDate dueOn,
            @RequestParam String assessor,
            @RequestParam String evidence,
            RedirectAttributes then) {
        try {
            competencies.enter(new Assessment(
                    0, person.strip(), bench, outcome, assessedOn, dueOn, assessor.strip(), evidence.strip()));
            then.addFlashAttribute("notice", Notice.success("Kept; earlier assessments stay on record."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + HERE;
    }
}

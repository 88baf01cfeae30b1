package org.undercroft.lab.microbiology;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
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
import org.undercroft.lab.quality.Telling;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** The microbiology bench in a browser. */
@Controller
@RequestMapping("/lab/microbiology")
@MayWorkInLab
class MicrobiologyPages {

    private final Cultures cultures;
    private final CultureReports reports;
    private final BreakpointTables breakpoints;
    private final MicrobiologyLists lists;
    private final Epidemiology epidemiology;

    MicrobiologyPages(
            Cultures cultures,
            CultureReports reports,
            BreakpointTables breakpoints,
            MicrobiologyLists lists,
            Epidemiology epidemiology) {
        this.cultures = cultures;
        this.reports = reports;
        this.breakpoints = breakpoints;
        this.lists = lists;
        this.epidemiology = epidemiology;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "DUE") Cultures.View view, Model model) {
        model.addAttribute("cultures", cultures.list(view));
        model.addAttribute(
                "tabs",
                List.of(
                        Tab.of("To read", "/lab/microbiology", view == Cultures.View.DUE),
                        Tab.of("Unfinished", "/lab/microbiology?view=UNFINISHED", view == Cultures.View.UNFINISHED),
                        Tab.of("All", "/lab/microbiology?view=ALL", view == Cultures.View.ALL)));
        return "lab/microbiology";
    }

    @PostMapping("/scan")
    String scan(@RequestParam String code, RedirectAttributes then) {
        return open(code.strip(), false, then);
    }

    @PostMapping("/cultures")
    String open(
            @RequestParam String accession,
            @RequestParam(defaultValue = "false") boolean screening,
            RedirectAttributes then) {
        try {
            return "redirect:/lab/microbiology/cultures/"
                    + cultures.open(accession.strip(), screening).id();
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.warning(refused.words()));
            return "redirect:/lab/microbiology";
        }
    }

    @GetMapping("/cultures/{id}")
    String culture(@PathVariable long id, Model model) {
        model.addAttribute("culture", cultures.look(id));
        model.addAttribute("reports", reports.of(id));
        model.addAttribute("organisms", List.copyOf(lists.organisms().values()));
        model.addAttribute("antibiotics", List.copyOf(lists.antibiotics().values()));
        model.addAttribute("breakpoints", breakpoints.version().orElse(""));
        return "lab/culture";
    }

    @PostMapping("/cultures/{id}/gram")
    String gram(@PathVariable long id, @RequestParam String gram, RedirectAttributes then) {
        return done(id, "The Gram stain is reported.", () -> cultures.gram(id, gram), then);
    }

    @PostMapping("/cultures/{id}/readings")
    String read(
            @PathVariable long id,
            @RequestParam int day,
            @RequestParam String growth,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes then) {
        return done(id, "Day " + day + " is read.", () -> cultures.read(id, day, growth, note), then);
    }

    @PostMapping("/cultures/{id}/isolates")
    String isolate(
            @PathVariable long id,
            @RequestParam String organism,
            @RequestParam(defaultValue = "") String quantity,
            @RequestParam String method,
            @RequestParam(defaultValue = "") String score,
            RedirectAttributes then) {
        return done(id, "The isolate is entered.", () -> cultures.isolate(id, organism, quantity, method, score), then);
    }

    @PostMapping("/cultures/{id}/isolates/{number}/tests")
    String test(
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam String antibiotic,
            @RequestParam String method,
            @RequestParam String value,
            RedirectAttributes then) {
        return done(id, antibiotic + " is entered.", () -> cultures.test(id, number, antibiotic, method, value), then);
    }

    @PostMapping("/cultures/{id}/isolates/{number}/override")
    String override(
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam String antibiotic,
            @RequestParam Susceptibility reported,
            @RequestParam String reason,
            RedirectAttributes then) {
        return done(
                id,
                antibiotic + " is reported " + reported + ".",
                () -> cultures.override(id, number, antibiotic, reported, reason),
                then);
    }

    @PostMapping("/cultures/{id}/report")
    String report(
            @PathVariable long id,
            @RequestParam boolean last,
            @RequestParam(defaultValue = "") String growth,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        return done(id, "The report is on its way.", () -> cultures.report(id, last, growth, comment, reason), then);
    }

    private static String done(long id, String words, Runnable work, RedirectAttributes then) {
        return Telling.redirect("/lab/microbiology/cultures/" + id, then, words, work);
    }

    @GetMapping("/breakpoints")
    @MaySetUpLab
    String breakpoints(Model model) {
        model.addAttribute("tables", breakpoints.all());
        return "lab/breakpoints";
    }

    @PostMapping("/breakpoints")
    @MaySetUpLab
    String load(@RequestParam String version, @RequestParam String content, RedirectAttributes then) {
        try {
            then.addFlashAttribute(
                    "notice", Notice.success(breakpoints.load(version, content) + " rows are in force."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/lab/microbiology/breakpoints";
    }

    @PostMapping("/breakpoints/invented")
    @MaySetUpLab
    String loadInvented(RedirectAttributes then) throws IOException {
        String content = new ClassPathResource("lab/microbiology/invented-breakpoints.csv")
                .getContentAsString(StandardCharsets.UTF_8);
        return load("INVENTED, not for patients", content, then);
    }

    @GetMapping("/antibiogram")
    String antibiogram(Epidemiology.Question question, Model model) {
        model.addAttribute("question", question.complete(today()));
        model.addAttribute("table", epidemiology.antibiogram(question.complete(today())));
        model.addAttribute("organisms", lists.organisms());
        return "lab/antibiogram";
    }

    @GetMapping("/antibiogram.csv")
    void antibiogram(Epidemiology.Question question, HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "antibiogram",
                List.of("organism", "antibiotic", "tested", "susceptible", "percent", "low", "high", "enough"));
        for (Antibiogram.Cell cell :
                epidemiology.antibiogram(question.complete(today())).cells()) {
            csv.row(List.of(
                    cell.organism(),
                    cell.antibiotic(),
                    cell.tested(),
                    cell.susceptible(),
                    "%.1f".formatted(cell.percent()),
                    "%.1f".formatted(cell.low()),
                    "%.1f".formatted(cell.high()),
                    cell.isEnough() ? "yes" : "no"));
        }
    }

    @GetMapping("/whonet.csv")
    void whonet(HttpServletResponse response) throws IOException {
        Whonet whonet = new Whonet(cultures.list(Cultures.View.ALL), lists);
        whonet.write(CsvDownload.to(response, "whonet", whonet.heading()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    /** The bench in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {

        private static final Department LABORATORY = new Department("Laboratory", 10);
        private static final Set<String> WORKERS =
                Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());

        @Bean
        NavigationEntry labMicrobiologyEntry() {
            return new NavigationEntry(LABORATORY, "Microbiology", "/lab/microbiology", 36, "7", WORKERS);
        }

        @Bean
        NavigationEntry labAntibiogramEntry() {
            return new NavigationEntry(LABORATORY, "Antibiogram", "/lab/microbiology/antibiogram", 37, "9", WORKERS);
        }
    }
}

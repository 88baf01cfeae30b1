package org.undercroft.lab.section;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.bench.Worklist;
import org.undercroft.platform.page.Column;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** The benches of sections in a browser, one screen each. */
@Controller
@RequestMapping("/lab/benches")
@MayWorkInLab
class SectionPages {

    /** What a bench works on when nothing else is asked. */
    static final String TO_DO = "WAITING,HELD,REPEAT";

    private static final List<Column> COLUMNS = List.of(
            Column.choice(
                    "priority",
                    "Priority",
                    List.of(new Option("S", "STAT"), new Option("A", "ASAP"), new Option("R", "Routine"))),
            Column.text("accession", "Specimen"),
            Column.text("patient", "Patient"),
            Column.text("test", "Test"),
            Column.number("value", "Value"),
            Column.text("flag", "Flag"),
            Column.number("previous", "Before"),
            Column.text("actions", "Do"),
            Column.text("state", "State"),
            Column.text("range", "Range"),
            Column.text("indices", "Indices"),
            Column.text("analyzer", "Analyzer"),
            Column.text("since", "Since"),
            Column.text("ward", "Ward"));

    private final SectionDesk desk;

    SectionPages(SectionDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/{code}")
    String bench(@PathVariable String code, @RequestParam MultiValueMap<String, String> query, Model model) {
        SectionBench bench = desk.bench(code);
        MultiValueMap<String, String> asked = asked(bench, query);
        String state = String.valueOf(asked.getFirst("state"));
        model.addAttribute("bench", bench);
        model.addAttribute("page", desk.page(bench, Worklist.LISTING.read(asked)));
        model.addAttribute("columns", COLUMNS);
        model.addAttribute("pending", desk.pending(bench));
        model.addAttribute("assays", desk.assays());
        model.addAttribute(
                "tabs",
                List.of(
                        tab(bench, "To do", TO_DO, state),
                        tab(bench, "Waiting", "WAITING", state),
                        tab(bench, "Held", "HELD", state),
                        tab(bench, "To repeat", "REPEAT", state),
                        tab(bench, "Released", "RELEASED", state)));
        return "lab/section/bench";
    }

    /** The worklist's question for a bench: its sections alone, the urgent first. */
    static MultiValueMap<String, String> asked(SectionBench bench, MultiValueMap<String, String> query) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(query);
        asked.set("section", String.join(",", bench.sections()));
        if (asked.getFirst("state") == null) {
            asked.set("state", TO_DO);
        }
        if (asked.getFirst("sort") == null) {
            asked.set("sort", "priority");
        }
        return asked;
    }

    private static Tab tab(SectionBench bench, String label, String state, String shown) {
        return Tab.of(label, "/lab/benches/" + bench.code() + "?state=" + state, state.equals(shown));
    }

    @PostMapping("/{code}/results/{id}/dilution")
    String dilute(
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam BigDecimal factor,
            @RequestParam(defaultValue = "") String measured,
            RedirectAttributes then) {
        return done(code, () -> "Diluted: " + desk.dilute(id, factor, measured) + ".", then);
    }

    /** As at the bench, from the page of a tube. */
    @PostMapping("/results/{id}/dilution")
    String diluteAtTube(
            @PathVariable long id,
            @RequestParam String accession,
            @RequestParam BigDecimal factor,
            @RequestParam(defaultValue = "") String measured,
            RedirectAttributes then) {
        done("", () -> "Diluted: " + desk.dilute(id, factor, measured) + ".", then);
        then.addAttribute("accession", accession);
        return "redirect:/lab/specimens/{accession}";
    }

    @PostMapping("/{code}/results/{id}/inr")
    String inr(@PathVariable String code, @PathVariable long id, RedirectAttributes then) {
        return done(code, () -> "INR " + desk.inr(id) + " is entered.", then);
    }

    @PostMapping("/{code}/ratios")
    String ratio(
            @PathVariable String code,
            @RequestParam String accession,
            @RequestParam String test,
            @RequestParam BigDecimal ratio,
            RedirectAttributes then) {
        return done(
                code,
                () -> accession + " " + test + ": "
                        + desk.ratio(accession.strip(), test, ratio).label() + ".",
                then);
    }

    @GetMapping("/settings")
    @MaySetUpLab
    String settings(Model model) {
        model.addAttribute("lots", desk.lots());
        model.addAttribute("assays", desk.assays());
        return "lab/section/settings";
    }

    @PostMapping("/settings/lots")
    @MaySetUpLab
    String use(
            @RequestParam String lot,
            @RequestParam BigDecimal isi,
            @RequestParam BigDecimal meanNormal,
            RedirectAttributes then) {
        return done(
                "settings",
                () -> {
                    desk.use(new Thromboplastin(lot.strip(), isi, meanNormal));
                    return "The lot is in force.";
                },
                then);
    }

    @PostMapping("/settings/assays")
    @MaySetUpLab
    String set(
            @RequestParam String test,
            @RequestParam BigDecimal negativeBelow,
            @RequestParam BigDecimal positiveFrom,
            @RequestParam(defaultValue = "") String ratioTest,
            RedirectAttributes then) {
        return done(
                "settings",
                () -> {
                    desk.set(new SerologyAssay(test.strip(), negativeBelow, positiveFrom, ratioTest.strip()));
                    return "The limits are set.";
                },
                then);
    }

    private static String done(String where, Supplier<String> work, RedirectAttributes then) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:/lab/benches/" + where;
    }

    /** The benches in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {

        private static final Department LABORATORY = new Department("Laboratory", 10);
        private static final Set<String> WORKERS =
                Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());

        @Bean
        NavigationEntry labChemistryEntry() {
            return new NavigationEntry(LABORATORY, "Chemistry", "/lab/benches/chemistry", 33, "1", WORKERS);
        }

        @Bean
        NavigationEntry labCoagulationEntry() {
            return new NavigationEntry(LABORATORY, "Coagulation", "/lab/benches/coagulation", 33, "2", WORKERS);
        }

        @Bean
        NavigationEntry labSerologyEntry() {
            return new NavigationEntry(LABORATORY, "Serology", "/lab/benches/serology", 33, "3", WORKERS);
        }
    }
}

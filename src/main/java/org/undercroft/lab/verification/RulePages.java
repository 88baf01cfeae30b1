package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
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
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.verification.RuleRepository.Draft;
import org.undercroft.lab.verification.RuleRepository.Version;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.security.Role;

/** The decision table in a browser: read, edited as a table or as text, tried on stored results, put in force, restored. */
@Controller
@RequestMapping("/lab/rules")
@MayWorkInLab
class RulePages {

    static final List<String> CELLS = List.of("Rule", "Tests", "Wards", "Patients", "When", "Then", "Why");
    private static final int EMPTY_ROWS = 2;

    private final RuleDesk desk;
    private final Trials trials;

    RulePages(RuleDesk desk, Trials trials) {
        this.desk = desk;
        this.trials = trials;
    }

    @GetMapping
    String rules(Model model) {
        Version live = desk.live();
        model.addAttribute("live", live);
        model.addAttribute("rows", rows(RuleDesk.stored(live)));
        model.addAttribute("versions", desk.versions());
        model.addAttribute("trials", trials.latest());
        model.addAttribute("hasDraft", desk.hasDraft());
        return "lab/verification/rules";
    }

    private static List<List<String>> rows(List<Rule> rules) {
        return rules.stream().map(RuleText::cells).toList();
    }

    @GetMapping("/draft")
    String draft(@RequestParam(defaultValue = "table") String as, Model model) {
        Draft draft = desk.draft();
        RuleText.Read read = desk.read(draft.content());
        model.addAttribute("content", draft.content());
        model.addAttribute("rows", editable(draft.content()));
        model.addAttribute("errors", read.errors());
        model.addAttribute("asText", as.equals("text"));
        model.addAttribute("basedOn", draft.basedOn());
        model.addAttribute("differences", RuleDifference.between(RuleDesk.stored(desk.live()), read.rules()));
        return "lab/verification/draft";
    }

    /** The cells as they were typed, wrong ones too, and empty rows to add rules in. */
    private static List<List<String>> editable(String content) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : content.lines().toList()) {
            if (!line.isBlank() && !line.replaceAll("\\s", "").startsWith("Rule|Tests|")) {
                List<String> cells = new ArrayList<>();
                for (String cell : line.split("\\|", -1)) {
                    cells.add(cell.strip());
                }
                while (cells.size() < CELLS.size()) {
                    cells.add("");
                }
                rows.add(cells.subList(0, CELLS.size()));
            }
        }
        for (int i = 0; i < EMPTY_ROWS; i++) {
            rows.add(List.of("", "", "", "", "", "", ""));
        }
        return rows;
    }

    @PostMapping("/draft")
    String keepTable(@RequestParam MultiValueMap<String, String> form, RedirectAttributes then) {
        return kept(table(form), "table", then);
    }

    /** The rows of the form; one without a name is left out. */
    private static String table(MultiValueMap<String, String> form) {
        List<String> lines = new ArrayList<>();
        List<String> names = form.getOrDefault("Rule", List.of());
        for (int row = 0; row < names.size(); row++) {
            List<String> cells = new ArrayList<>();
            for (String cell : CELLS) {
                List<String> column = form.getOrDefault(cell, List.of());
                cells.add(
                        row < column.size()
                                ? column.get(row).replaceAll("[|\\r\\n]", " ").strip()
                                : "");
            }
            if (!cells.getFirst().isEmpty()) {
                lines.add(String.join(" | ", cells));
            }
        }
        return String.join("\n", lines);
    }

    @PostMapping("/draft/text")
    String keepText(@RequestParam String content, RedirectAttributes then) {
        return kept(content, "text", then);
    }

    private String kept(String content, String as, RedirectAttributes then) {
        return done("/lab/rules/draft?as=" + as, then, () -> {
            RuleText.Read read = desk.keep(content);
            return read.isClean()
                    ? Notice.success(
                            "The draft is kept: " + read.rules().size() + " rules. Try it, then put it in force.")
                    : Notice.warning(
                            "The draft is kept with " + read.errors().size() + " errors; they are listed below.");
        });
    }

    @PostMapping("/draft/discard")
    String discard(RedirectAttributes then) {
        return done("/lab/rules", then, () -> {
            desk.discard();
            return Notice.success("The draft is gone; the live rules are as they were.");
        });
    }

    @PostMapping("/live")
    String goLive(@RequestParam String why, RedirectAttributes then) {
        return done(
                "/lab/rules",
                then,
                () -> Notice.success("Version " + desk.goLive(why).version() + " is live."));
    }

    @GetMapping("/versions/{number}")
    String version(@PathVariable int number, Model model) {
        Version version = desk.version(number);
        model.addAttribute("version", version);
        model.addAttribute("rows", rows(RuleDesk.stored(version)));
        model.addAttribute("isLive", desk.live().version() == number);
        model.addAttribute(
                "differences",
                number == 1
                        ? List.of()
                        : RuleDifference.between(RuleDesk.stored(desk.version(number - 1)), RuleDesk.stored(version)));
        return "lab/verification/version";
    }

    @PostMapping("/versions/{number}/restore")
    String restore(@PathVariable int number, @RequestParam(defaultValue = "") String why, RedirectAttributes then) {
        return done(
                "/lab/rules",
                then,
                () -> Notice.success("Version " + number + " is in force again, as version "
                        + desk.restore(number, why).version() + "."));
    }

    @PostMapping("/trials")
    String tryIt(@RequestParam(defaultValue = "5000") int results, RedirectAttributes then) {
        try {
            return "redirect:/lab/rules/trials/" + trials.start(desk.draft().content(), results);
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
            return "redirect:/lab/rules/draft";
        }
    }

    @GetMapping("/trials/{id}")
    String trial(@PathVariable long id, Model model) {
        model.addAttribute(
                "trial", trials.find(id).orElseThrow(() -> Refusal.unknown("There is no trial " + id + ".")));
        return "lab/verification/trial";
    }

    static String done(String where, RedirectAttributes then, Supplier<Notice> work) {
        try {
            then.addFlashAttribute("notice", work.get());
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + where;
    }

    @Configuration(proxyBeanMethods = false)
    static class Parts {

        private static final Set<String> WORKERS =
                Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority());

        @Bean
        NavigationEntry rulesEntry() {
            return new NavigationEntry(new Department("Laboratory", 10), "Rules", "/lab/rules", 55, "v", WORKERS);
        }
    }
}

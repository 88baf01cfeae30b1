package org.undercroft.lab.urinalysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.quality.Telling;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;
import org.undercroft.platform.security.Role;

/** The urinalysis bench in a browser: one list, and one screen for each urine. */
@Controller
@RequestMapping("/lab/urinalysis")
@MayWorkInLab
class UrinalysisPages {

    private final UrinalysisBench bench;

    UrinalysisPages(UrinalysisBench bench) {
        this.bench = bench;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "waiting") String view, Model model) {
        List<UrineRow> all = bench.list();
        List<UrineRow> waiting =
                all.stream().filter(row -> row.state() != Urine.State.CONFIRMED).toList();
        model.addAttribute("rows", view.equals("all") ? all : waiting);
        model.addAttribute(
                "tabs",
                List.of(
                        Tab.counted("To do", "/lab/urinalysis", !view.equals("all"), waiting.size()),
                        Tab.of("All of three days", "/lab/urinalysis?view=all", view.equals("all"))));
        return "lab/urinalysis/urines";
    }

    @PostMapping("/scan")
    String scan(@RequestParam String code, RedirectAttributes then) {
        try {
            return "redirect:/lab/urinalysis/urines/" + bench.open(code.strip()).id();
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.warning(refused.words()));
            return "redirect:/lab/urinalysis";
        }
    }

    @GetMapping("/urines/{id}")
    String urine(@PathVariable long id, Model model) {
        Urine urine = bench.read(id);
        model.addAttribute("urine", urine);
        model.addAttribute("pads", bench.pads());
        model.addAttribute("elements", bench.elements());
        model.addAttribute("assessment", bench.assess(urine));
        return "lab/urinalysis/urine";
    }

    @PostMapping("/urines/{id}/strip")
    String strip(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, RedirectAttributes then) {
        return done(id, "The strip is kept.", () -> bench.strip(id, fields(form, "pad-")), then);
    }

    /** The counter's script sends its keystrokes here. */
    @PostMapping("/urines/{id}/strokes")
    @ResponseBody
    UrinalysisApi.Kept strike(@PathVariable long id, @RequestBody UrinalysisApi.Strokes strokes) {
        return new UrinalysisApi.Kept(bench.strike(id, strokes.from(), strokes.strokes()));
    }

    @PostMapping("/urines/{id}/seen")
    String see(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, RedirectAttributes then) {
        String accepted = form.getFirst("accepted");
        return done(
                id,
                "The sediment is kept.",
                () -> bench.see(id, fields(form, "seen-"), accepted == null ? "" : accepted),
                then);
    }

    private static Map<String, String> fields(MultiValueMap<String, String> form, String prefix) {
        Map<String, String> fields = new HashMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith(prefix)) {
                fields.put(name.substring(prefix.length()), values.getFirst());
            }
        });
        return fields;
    }

    @PostMapping("/urines/{id}/confirm")
    String confirm(@PathVariable long id, RedirectAttributes then) {
        return done(id, "Confirmed: the results are on their way.", () -> bench.confirm(id), then);
    }

    @PostMapping("/urines/{id}/abandon")
    String abandon(@PathVariable long id, @RequestParam String reason, RedirectAttributes then) {
        return done(id, "Abandoned; it stays on record.", () -> bench.abandon(id, reason), then);
    }

    private static String done(long id, String words, Runnable work, RedirectAttributes then) {
        return Telling.redirect("/lab/urinalysis/urines/" + id, then, words, work);
    }

    @GetMapping("/settings")
    @MaySetUpLab
    String settings(Model model) {
        model.addAttribute("pads", bench.pads());
        model.addAttribute("elements", bench.elements());
        return "lab/urinalysis/settings";
    }

    @PostMapping("/settings/pads/{test}")
    @MaySetUpLab
    String askFrom(@PathVariable String test, @RequestParam(defaultValue = "") String grade, RedirectAttributes then) {
        return Telling.redirect("/lab/urinalysis/settings", then, "The rule is set.", () -> bench.askFrom(test, grade));
    }

    /** The bench in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        NavigationEntry labUrinalysisEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Urinalysis",
                    "/lab/urinalysis",
                    35,
                    "5",
                    Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority()));
        }
    }
}

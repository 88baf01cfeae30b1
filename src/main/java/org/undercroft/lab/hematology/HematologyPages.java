package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/** The hematology bench in a browser: one screen of the day's blood counts, and the counter. */
@Controller
@RequestMapping("/lab/hematology")
@MayWorkInLab
class HematologyPages {

    private final SmearList smears;
    private final CountBench bench;
    private final CounterSettings settings;

    HematologyPages(SmearList smears, CountBench bench, CounterSettings settings) {
        this.smears = smears;
        this.bench = bench;
        this.settings = settings;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "waiting") String view,
            Model model) {
        LocalDate shown = day == null ? LocalDate.now(ZoneId.systemDefault()) : day;
        List<BloodCountRow> all = smears.on(shown);
        List<BloodCountRow> waiting = all.stream().filter(BloodCountRow::waits).toList();
        String at = "/lab/hematology?day=" + shown;
        model.addAttribute("day", shown);
        model.addAttribute("rows", view.equals("all") ? all : waiting);
        model.addAttribute(
                "tabs",
                List.of(
                        Tab.counted("To look at", at, !view.equals("all"), waiting.size()),
                        Tab.of("All of the day", at + "&view=all", view.equals("all"))));
        return "lab/hematology";
    }

    @PostMapping("/scan")
    String scan(@RequestParam String code, RedirectAttributes then) {
        return begin(code.strip(), then);
    }

    @PostMapping("/counts")
    String begin(@RequestParam String accession, RedirectAttributes then) {
        try {
            return "redirect:/lab/hematology/counts/"
                    + bench.open(accession, 100).id();
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.warning(refused.words()));
            return "redirect:/lab/hematology";
        }
    }

    @GetMapping("/counts/{id}")
    String count(@PathVariable long id, Model model) {
        SmearCount count = bench.read(id);
        Map<String, BigDecimal> values = bench.values(count);
        model.addAttribute("count", count);
        model.addAttribute("tally", count.tally());
        model.addAttribute("keys", settings.keyboard());
        model.addAttribute("values", values);
        model.addAttribute("comparison", Comparison.of(count.tally(), bench.analyzerShares(count)));
        return "lab/count";
    }

    /** The counter's script sends its keystrokes here. */
    @PostMapping("/counts/{id}/strokes")
    @ResponseBody
    HematologyApi.Kept strike(@PathVariable long id, @RequestBody HematologyApi.Strokes strokes) {
        return new HematologyApi.Kept(bench.strike(id, strokes.from(), strokes.strokes()));
    }

    @PostMapping("/counts/{id}/goal")
    String aim(@PathVariable long id, @RequestParam int goal, RedirectAttributes then) {
        return done(id, "Count to " + goal + ".", () -> bench.aim(id, goal), then);
    }

    @PostMapping("/counts/{id}/finish")
    String finish(@PathVariable long id, @RequestParam MultiValueMap<String, String> form, RedirectAttributes then) {
        Map<String, String> grades = new HashMap<>();
        for (String finding : FilmFindings.MORPHOLOGY) {
            String grade = form.getFirst("grade-" + FilmFindings.MORPHOLOGY.indexOf(finding));
            grades.put(finding, grade == null ? "" : grade);
        }
        CountBench.Seen seen = new CountBench.Seen(
                grades,
                said(form, "platelets"),
                said(form, "comment"),
                said(form, "correct").equals("true"),
                said(form, "review").equals("true"));
        return done(id, "The count is finished.", () -> bench.finish(id, seen), then);
    }

    private static String said(MultiValueMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value;
    }

    @PostMapping("/counts/{id}/sign")
    String sign(@PathVariable long id, RedirectAttributes then) {
        return done(id, "Signed: the results are on their way.", () -> bench.sign(id), then);
    }

    @PostMapping("/counts/{id}/reopen")
    String reopen(@PathVariable long id, @RequestParam String reason, RedirectAttributes then) {
        return done(id, "It can be counted on.", () -> bench.put(id, SmearCount.State.OPEN, reason), then);
    }

    @PostMapping("/counts/{id}/abandon")
    String abandon(@PathVariable long id, @RequestParam String reason, RedirectAttributes then) {
        return done(
                id, "Abandoned; it stays on record.", () -> bench.put(id, SmearCount.State.ABANDONED, reason), then);
    }

    private static String done(long id, String words, Runnable work, RedirectAttributes then) {
        return Telling.redirect("/lab/hematology/counts/" + id, then, words, work);
    }

    @GetMapping("/settings")
    @MaySetUpLab
    String settings(Model model) {
        model.addAttribute("keys", settings.keyboard());
        model.addAttribute("criteria", settings.criteria());
        return "lab/counter-settings";
    }

    @PostMapping("/settings/keyboard")
    @MaySetUpLab
    String keyboard(@RequestParam MultiValueMap<String, String> form, RedirectAttributes then) {
        return set("The keyboard is set.", () -> settings.replace(keys(form)), then);
    }

    private static List<CountKey> keys(MultiValueMap<String, String> form) {
        List<CountKey> keys = new ArrayList<>();
        for (CellClass cell : CellClass.values()) {
            String key = said(form, "key-" + cell).strip();
            String alarm = said(form, "alarm-" + cell).strip();
            if (!key.isEmpty()) {
                keys.add(new CountKey(
                        cell,
                        key,
                        alarm.isEmpty() ? null : Integer.valueOf(alarm),
                        Integer.parseInt(said(form, "pitch-" + cell))));
            }
        }
        return keys;
    }

    @PostMapping("/settings/criteria")
    @MaySetUpLab
    String criterion(
            @RequestParam String code,
            @RequestParam SmearCriterion.Kind kind,
            @RequestParam(defaultValue = "") String test,
            @RequestParam(required = false) @Nullable BigDecimal limit,
            @RequestParam(defaultValue = "") String pattern,
            @RequestParam(defaultValue = "false") boolean firstOnly,
            @RequestParam(defaultValue = "0") int ageFrom,
            @RequestParam(defaultValue = "200") int ageTo,
            RedirectAttributes then) {
        return set(
                "The rule " + code + " is set.",
                () -> settings.set(new SmearCriterion(
                        code.strip(), kind, test.strip(), limit, pattern.strip(), firstOnly, ageFrom, ageTo)),
                then);
    }

    @PostMapping("/settings/criteria/{code}/retire")
    @MaySetUpLab
    String retire(@PathVariable String code, RedirectAttributes then) {
        return set("The rule " + code + " no longer holds.", () -> settings.retire(code), then);
    }

    private static String set(String words, Runnable work, RedirectAttributes then) {
        return Telling.redirect("/lab/hematology/settings", then, words, work);
    }

    /** The bench in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        NavigationEntry labHematologyEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Hematology",
                    "/lab/hematology",
                    34,
                    "4",
                    Set.of(Role.LAB_TECHNOLOGIST.authority(), Role.PATHOLOGIST.authority()));
        }
    }
}

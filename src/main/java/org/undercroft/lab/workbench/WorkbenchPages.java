package org.undercroft.lab.workbench;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.FlagMeaning;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.TableDriver;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.quality.Telling;

/** The driver workbench in a browser. */
@Controller
@RequestMapping("/lab/analyzers/{id}/workbench")
@MaySetUpLab
class WorkbenchPages {

    private final Workbench bench;
    private final Drafting drafting;
    private final CurrentCatalog catalogs;

    WorkbenchPages(Workbench bench, Drafting drafting, CurrentCatalog catalogs) {
        this.bench = bench;
        this.drafting = drafting;
        this.catalogs = catalogs;
    }

    /** What a click filled into the forms. */
    record Chosen(
            @Nullable String code,
            @Nullable String source,
            @Nullable String sign) {}

    @GetMapping
    String page(@PathVariable long id, Chosen chosen, Model model) {
        Workbench.Bench lying = bench.bench(new AnalyzerId(id));
        String code = Objects.requireNonNullElse(chosen.code(), "");
        model.addAttribute("bench", lying);
        model.addAttribute("headings", bench.headings(lying.inForce()));
        model.addAttribute("tests", List.copyOf(catalogs.now().tests()));
        model.addAttribute("code", code);
        model.addAttribute("mapping", lying.draft().mapping(code).orElse(null));
        model.addAttribute("source", Objects.requireNonNullElse(chosen.source(), "FLAG"));
        model.addAttribute("sign", Objects.requireNonNullElse(chosen.sign(), ""));
        return "lab/workbench";
    }

    private static String here(long id) {
        return "/lab/analyzers/" + id + "/workbench";
    }

    @PostMapping("/pick")
    String pick(@PathVariable long id, @RequestParam long message, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            bench.pick(new AnalyzerId(id), message);
            return "Message " + message + " lies on the bench.";
        });
    }

    @PostMapping("/paste")
    String paste(@PathVariable long id, @RequestParam String text, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            bench.paste(new AnalyzerId(id), text);
            return "The pasted message lies on the bench.";
        });
    }

    /** A line of the mapping form. */
    record Line(
            @Nullable String code,
            @Nullable String test,
            @Nullable String unit,
            @Nullable BigDecimal factor,
            @Nullable Integer decimals,
            @Nullable String loinc,
            @Nullable Integer valueField) {

        Mapping mapping() {
            return new Mapping(
                    code == null ? "" : code.strip(),
                    test == null || test.isBlank() ? null : test.strip(),
                    Objects.requireNonNullElse(unit, "").strip(),
                    factor,
                    decimals,
                    Objects.requireNonNullElse(loinc, "").strip(),
                    valueField);
        }
    }

    @PostMapping("/map")
    String map(@PathVariable long id, Line line, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            drafting.map(new AnalyzerId(id), line.mapping());
            return "Drafted: " + line.code() + ".";
        });
    }

    @PostMapping("/unmap")
    String unmap(@PathVariable long id, @RequestParam String code, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            drafting.unmap(new AnalyzerId(id), code);
            return "Drafted: " + code + " has no meaning.";
        });
    }

    @PostMapping("/value-field")
    String valueField(
            @PathVariable long id, @RequestParam String code, @RequestParam int field, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            drafting.valueField(new AnalyzerId(id), code, field);
            return "Drafted: the value of " + code + " stands in field " + field + ".";
        });
    }

    @PostMapping("/driver")
    String driver(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer valueField,
            @RequestParam(required = false) @Nullable String specimenSource,
            @RequestParam(required = false) @Nullable Integer codeComponent,
            @RequestParam(required = false) @Nullable String controlPattern,
            RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            drafting.driver(new AnalyzerId(id), valueField, specimenSource, codeComponent, controlPattern);
            return "Drafted.";
        });
    }

    @PostMapping("/flag")
    String flag(
            @PathVariable long id,
            @RequestParam FlagMeaning.Source source,
            @RequestParam String pattern,
            @RequestParam(required = false) @Nullable BigDecimal atLeast,
            @RequestParam FlagMeaning.Effect effect,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            FlagMeaning meaning = new FlagMeaning(source, pattern, atLeast, effect, words);
            drafting.flag(new AnalyzerId(id), meaning);
            return "Drafted: " + meaning.text() + ".";
        });
    }

    @PostMapping("/unflag")
    String unflag(
            @PathVariable long id,
            @RequestParam FlagMeaning.Source source,
            @RequestParam String pattern,
            RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            drafting.unflag(new AnalyzerId(id), source, pattern);
            return "Drafted: " + pattern + " means nothing.";
        });
    }

    @PostMapping("/table")
    String table(@PathVariable long id, @RequestParam Map<String, String> said, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            drafting.table(new AnalyzerId(id), TableForm.read(said));
            return "Drafted: how its files are read.";
        });
    }

    @PostMapping("/no-table")
    String noTable(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            drafting.table(new AnalyzerId(id), null);
            return "Drafted: it leaves no files.";
        });
    }

    /** Says what a column of its files holds. */
    @PostMapping("/column")
    String column(
            @PathVariable long id, @RequestParam String part, @RequestParam String column, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            TableDriver former = bench.bench(new AnalyzerId(id)).draft().table();
            drafting.table(new AnalyzerId(id), TableForm.with(former, part, column));
            return "Drafted: " + column + " holds the " + part + ".";
        });
    }

    @PostMapping("/publish")
    String publish(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            Analyzer published = bench.publish(new AnalyzerId(id));
            return "Version " + published.version() + " is in force. What was held is judged again.";
        });
    }

    @PostMapping("/take-over")
    String takeOver(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            bench.takeOver(new AnalyzerId(id));
            return "The draft now stands against the version in force.";
        });
    }

    @PostMapping("/discard")
    String discard(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            bench.discard(new AnalyzerId(id));
            return "The draft is what is in force.";
        });
    }

    @PostMapping("/clear")
    String clear(@PathVariable long id, RedirectAttributes then) {
        return Telling.redirect(here(id), then, () -> {
            bench.clear(new AnalyzerId(id));
            return "The bench is clear.";
        });
    }
}

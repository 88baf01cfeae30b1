package org.undercroft.lab.procedure;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.desk.DeskTabs;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** Procedures in a browser. */
@Controller
@RequestMapping(ProcedurePages.HERE)
@MayWorkInLab
class ProcedurePages {

    static final String HERE = "/lab/desk/procedures";

    private final Procedures procedures;

    ProcedurePages(Procedures procedures) {
        this.procedures = procedures;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("tabs", DeskTabs.at(HERE));
        model.addAttribute("procedures", procedures.present());
        model.addAttribute(
                "unsigned", procedures.unsigned(Acting.current().actor().name()));
        model.addAttribute("today", procedures.today());
        return "lab/procedure/procedures";
    }

    @GetMapping("/procedures.csv")
    void csv(HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response, "procedures", List.of("code", "version", "title", "bench", "review_on", "signed", "state"));
        for (Procedure each : procedures.present()) {
            csv.row(List.of(
                    each.code(),
                    each.version(),
                    each.title(),
                    each.bench(),
                    each.reviewOn(),
                    each.signed(),
                    each.status(procedures.today()).word()));
        }
    }

    @GetMapping("/{code}")
    String one(@PathVariable String code, @RequestParam(defaultValue = "0") int version, Model model) {
        List<Procedure> versions = procedures.versions(code);
        Procedure shown = versions.stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseGet(versions::getFirst);
        model.addAttribute("tabs", DeskTabs.at(HERE));
        model.addAttribute("procedure", shown);
        model.addAttribute("versions", versions);
        model.addAttribute("signatures", procedures.signatures(shown.id()));
        model.addAttribute("newest", shown.equals(versions.getFirst()));
        model.addAttribute("today", procedures.today());
        return "lab/procedure/procedure";
    }

    @PostMapping
    String save(
            @RequestParam String code,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String bench,
            @RequestParam String content,
            @RequestParam String why,
            @RequestParam LocalDate reviewOn,
            @RequestParam(defaultValue = "false") boolean retired,
            RedirectAttributes then) {
        String called = code.strip().toUpperCase(Locale.ROOT);
        return done(HERE, then, () -> {
            procedures.save(new Procedure(
                    0,
                    called,
                    0,
                    title.strip(),
                    bench.strip(),
                    content,
                    why.strip(),
                    reviewOn,
                    retired,
                    Instant.EPOCH,
                    "",
                    0));
            return called + " has a new version; everybody signs it anew.";
        });
    }

    @PostMapping("/{code}/sign")
    String sign(@PathVariable String code, RedirectAttributes then) {
        return done(HERE + "/" + (code.matches("[A-Z0-9-]+") ? code : ""), then, () -> {
            procedures.sign(code);
            return "Signed.";
        });
    }

    private static String done(String where, RedirectAttributes then, java.util.function.Supplier<String> work) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + where;
    }
}

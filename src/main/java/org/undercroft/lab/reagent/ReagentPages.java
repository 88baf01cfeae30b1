package org.undercroft.lab.reagent;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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
import org.undercroft.lab.desk.DeskTabs;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** The stock in a browser. */
@Controller
@RequestMapping(ReagentPages.HERE)
@MayWorkInLab
class ReagentPages {

    static final String HERE = "/lab/desk/reagents";

    private final Reagents reagents;

    ReagentPages(Reagents reagents) {
        this.reagents = reagents;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("tabs", DeskTabs.at(HERE));
        model.addAttribute("lines", reagents.lines());
        return "lab/reagent/reagents";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        model.addAttribute("tabs", DeskTabs.at(HERE));
        model.addAttribute(
                "line",
                reagents.lines().stream()
                        .filter(line -> line.id() == id)
                        .findFirst()
                        .orElseThrow(() -> Refusal.unknown("There is no reagent " + id + ".")));
        model.addAttribute("movements", reagents.movements(id));
        return "lab/reagent/reagent";
    }

    @GetMapping("/stock.csv")
    void csv(HttpServletResponse response) throws IOException {
        Csv csv = CsvDownload.to(
                response,
                "reagents",
                List.of("reagent", "lot", "expires", "packs", "tests_per_pack", "packs_per_day", "runs_out", "state"));
        for (Reagents.Line line : reagents.lines()) {
            for (Reagents.LotLine lot : line.lots()) {
                csv.row(Arrays.asList(
                        line.name(),
                        lot.lot(),
                        lot.expires(),
                        lot.packs(),
                        line.testsPerPack(),
                        line.packsPerDay(),
                        line.runsOut(),
                        line.status().word()));
            }
        }
    }

    @PostMapping
    @MaySetUpLab
    String save(
            @RequestParam String name,
            @RequestParam String tests,
            @RequestParam int testsPerPack,
            @RequestParam(defaultValue = "14") int warnDays,
            RedirectAttributes then) {
        try {
            long id = reagents.save(name, tests, testsPerPack, warnDays);
            then.addFlashAttribute("notice", Notice.success("Kept."));
            return "redirect:" + HERE + "/" + id;
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
            return "redirect:" + HERE;
        }
    }

    @PostMapping("/{id}/receive")
    String receive(
            @PathVariable long id,
            @RequestParam String lot,
            @RequestParam LocalDate expires,
            @RequestParam BigDecimal packs,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes then) {
        return done(id, then, () -> reagents.receive(id, lot, expires, packs, note));
    }

    @PostMapping("/{id}/lots/{lot}/{deed}")
    String move(
            @PathVariable long id,
            @PathVariable long lot,
            @PathVariable String deed,
            @RequestParam(defaultValue = "1") BigDecimal packs,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes then) {
        return done(id, then, () -> {
            switch (deed) {
                case "open" -> reagents.take(lot, false, packs, note);
                case "discard" -> reagents.take(lot, true, packs, note);
                case "count" -> reagents.count(lot, packs, note);
                default -> throw Refusal.unfit("Nobody can '" + deed + "' a lot.");
            }
        });
    }

    private static String done(long id, RedirectAttributes then, Runnable work) {
        try {
            work.run();
            then.addFlashAttribute("notice", Notice.success("Noted."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + HERE + "/" + id;
    }
}

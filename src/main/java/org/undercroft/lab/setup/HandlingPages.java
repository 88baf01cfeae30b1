package org.undercroft.lab.setup;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.label.LabelSize;
import org.undercroft.lab.label.Labels;
import org.undercroft.lab.label.Symbology;
import org.undercroft.lab.specimen.Handling;
import org.undercroft.lab.specimen.HandlingBook;
import org.undercroft.lab.specimen.Temperature;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** How specimens are handled, as the laboratory sets it: limits, stability, rounds and labels. */
@Controller
@MaySetUpLab
public class HandlingPages {

    private final HandlingBook book;
    private final Labels labels;
    private final CurrentCatalog catalogs;
    private final AuditTrail audit;

    HandlingPages(HandlingBook book, Labels labels, CurrentCatalog catalogs, AuditTrail audit) {
        this.book = book;
        this.labels = labels;
        this.catalogs = catalogs;
        this.audit = audit;
    }

    /** Everything that is set. */
    public record Settings(
            List<Handling> handling,
            List<HandlingBook.StabilityLimit> stability,
            List<HandlingBook.Round> rounds,
            List<LabelSize> labels) {}

    @GetMapping("/api/specimen-handling")
    @ResponseBody
    Settings settings() {
        return new Settings(
                catalogs.now().specimenTypes().stream()
                        .map(type -> book.of(type.code()))
                        .toList(),
                book.limits(),
                book.rounds(),
                labels.sizes());
    }

    @GetMapping("/lab/handling")
    String page(Model model) {
        model.addAttribute("settings", settings());
        model.addAttribute("types", List.copyOf(catalogs.now().specimenTypes()));
        return "lab/handling";
    }

    @PostMapping("/lab/handling")
    @Transactional
    public String save(
            @RequestParam String type,
            @RequestParam int drawOrder,
            @RequestParam(required = false) @Nullable Integer minutes,
            @RequestParam int retentionDays,
            @RequestParam(defaultValue = "") String instructions,
            RedirectAttributes then) {
        return tried(
                then,
                "How " + type + " is handled was saved.",
                () -> keep(new Handling(type, drawOrder, minutes, retentionDays, instructions.strip())));
    }

    @PostMapping("/lab/handling/stability")
    @Transactional
    public String stability(
            @RequestParam String type,
            @RequestParam(defaultValue = "") String test,
            @RequestParam Temperature temperature,
            @RequestParam BigDecimal hours,
            RedirectAttributes then) {
        return tried(
                then,
                "The stability limit was saved.",
                () -> keep(new HandlingBook.StabilityLimit(type, test.strip(), temperature, hours)));
    }

    /** Sets how a kind of specimen is handled. */
    @PutMapping("/api/specimen-handling/kinds")
    @ResponseBody
    @Transactional
    public void keep(@RequestBody Handling after) {
        Integer minutes = after.drawToReceiptMinutes();
        if (after.retentionDays() < 0 || (minutes != null && minutes < 1)) {
            throw Refusal.unfit("The limit is at least a minute, the retention at least 0 days.");
        }
        Handling before = book.of(after.type());
        book.save(after);
        audit.configurationChanged("specimen-handling/" + after.type(), before.toString(), after.toString());
    }

    /** Sets for how long a kind of specimen may be used. */
    @PutMapping("/api/specimen-handling/stability")
    @ResponseBody
    @Transactional
    public void keep(@RequestBody HandlingBook.StabilityLimit limit) {
        if (limit.hours().signum() < 0) {
            throw Refusal.unfit("Hours are 0 (never) or more.");
        }
        book.save(limit);
        audit.configurationChanged("stability/" + limit.type(), null, limit.toString());
    }

    @PostMapping("/lab/handling/rounds")
    @Transactional
    public String round(@RequestParam String name, @RequestParam LocalTime starts, RedirectAttributes then) {
        var round = new HandlingBook.Round(name.strip(), starts);
        book.save(round);
        audit.configurationChanged("collection-round/" + name, null, round.toString());
        return said(then, Notice.success("The round was saved."));
    }

    @PostMapping("/lab/handling/labels")
    String label(
            @RequestParam String name,
            @RequestParam BigDecimal width,
            @RequestParam BigDecimal height,
            @RequestParam Symbology symbology,
            @RequestParam int dpi,
            RedirectAttributes then) {
        try {
            labels.save(new LabelSize(name.strip(), width, height, symbology, dpi));
            return said(then, Notice.success("The label size was saved."));
        } catch (IllegalArgumentException unfit) {
            return said(then, Notice.danger(String.valueOf(unfit.getMessage())));
        }
    }

    private static String tried(RedirectAttributes then, String done, Runnable work) {
        try {
            work.run();
            return said(then, Notice.success(done));
        } catch (Refusal refused) {
            return said(then, Notice.danger(refused.words()));
        }
    }

    private static String said(RedirectAttributes then, Notice notice) {
        then.addFlashAttribute("notice", notice);
        return "redirect:/lab/handling";
    }
}

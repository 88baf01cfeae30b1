package org.undercroft.lab.specimen;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.bench.SpecimenStory;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Times;

/** One tube in a browser: where it is, what can be done with it, and its life as one timeline. */
@Controller
@RequestMapping("/lab/tubes")
@MayWorkInLab
public class TubePages {

    private final TubeDesk desk;
    private final Rejections rejections;
    private final Aliquots aliquots;
    private final TubeCorrections corrections;
    private final AddOns addOns;

    TubePages(TubeDesk desk, Rejections rejections, Aliquots aliquots, TubeCorrections corrections, AddOns addOns) {
        this.corrections = corrections;
        this.desk = desk;
        this.rejections = rejections;
        this.aliquots = aliquots;
        this.addOns = addOns;
    }

    @PostMapping
    @MayReadLab
    String scan(@RequestParam String code, RedirectAttributes then) {
        Optional<String> meant = desk.meant(code);
        if (meant.isEmpty()) {
            then.addFlashAttribute(
                    "notice",
                    Notice.warning(ReceiptOutcome.unknown(code.strip()).words()));
            return "redirect:/lab";
        }
        then.addAttribute("accession", meant.get());
        return "redirect:/lab/tubes/{accession}";
    }

    @GetMapping("/{accession}")
    @MayReadLab
    String tube(@PathVariable String accession, Model model) {
        TubeDesk.Life life = desk.of(accession);
        model.addAttribute("tube", life.specimen());
        model.addAttribute("entries", entries(life));
        model.addAttribute("aliquots", life.aliquots());
        model.addAttribute("expired", life.stability().isExpired());
        model.addAttribute("undoable", life.undoable());
        model.addAttribute("moments", moments(life.story()));
        model.addAttribute("doubts", corrections.doubts(life.specimen().accession()));
        model.addAttribute("reasons", Option.of(RejectionReason.class, RejectionReason::label));
        return "lab/tube";
    }

    private static List<Moment> moments(List<SpecimenStory.Happening> story) {
        return story.stream()
                .map(happening -> Moment.of(happening.at(), happening.what(), happening.actor()))
                .toList();
    }

    private static Map<String, String> entries(TubeDesk.Life life) {
        Specimen tube = life.specimen();
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Patient", tube.patientName() + " " + tube.recordNumber());
        entries.put("Ward", tube.wardWords());
        entries.put("Specimen", tube.tube() + " " + tube.typeName());
        entries.put("Tests", String.join(", ", tube.tests()));
        entries.put("Place", tube.place());
        entries.put("Collected", by(Times.minutes(tube.collectedAt()), tube.collectedBy()));
        entries.put(
                "Received",
                tube.receiptImplied()
                        ? "not scanned: an analyzer had it first"
                        : by(Times.minutes(tube.receivedAt()), tube.receivedBy()));
        entries.put("Stability", stability(life.stability()));
        if (tube.volume() != null) {
            entries.put("Volume", tube.volume().toPlainString() + " mL");
        }
        if (life.rejection() != null) {
            entries.put(
                    "Rejected",
                    life.rejection().words() + ", by " + life.rejection().actor());
        }
        if (!life.overrides().isEmpty()) {
            entries.put("Rules set aside", String.join("; ", life.overrides()));
        }
        return entries;
    }

    private static String by(String when, String who) {
        return who.isEmpty() ? when : when + " by " + who;
    }

    private static String stability(Stability stability) {
        return stability.goodUntil() == null
                ? stability.words()
                : stability.words() + " Good until " + Times.minutes(stability.goodUntil()) + ".";
    }

    @PostMapping("/{accession}/reject")
    String reject(
            @PathVariable String accession,
            @RequestParam RejectionReason reason,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean recollect,
            RedirectAttributes then) {
        return tried(accession, then, () -> {
            String next = rejections.reject(accession, reason, note, recollect);
            return next.isEmpty() ? "Rejected." : "Rejected; asked for again as " + next + ".";
        });
    }

    @PostMapping("/{accession}/undo-rejection")
    String undo(@PathVariable String accession, RedirectAttributes then) {
        return tried(accession, then, () -> {
            rejections.undo(accession);
            return "The rejection was taken back; the ward was told.";
        });
    }

    @PostMapping("/{accession}/aliquots")
    String aliquots(
            @PathVariable String accession,
            @RequestParam(defaultValue = "1") int count,
            @RequestParam(required = false) @Nullable BigDecimal volume,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        return tried(
                accession,
                then,
                () -> "Aliquots " + String.join(", ", aliquots.take(accession, count, volume, reason)) + ".");
    }

    /** Adds tests; the page is the one of the tube's tests. */
    @PostMapping("/{accession}/tests")
    String add(
            @PathVariable String accession,
            @RequestParam String tests,
            @RequestParam(defaultValue = "") String orderedBy,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        tried(accession, then, () -> addOns.add(accession, tests, orderedBy, reason));
        return "redirect:/lab/specimens/{accession}";
    }

    private static String tried(String accession, RedirectAttributes then, java.util.function.Supplier<String> work) {
        try {
            then.addFlashAttribute("notice", Notice.success(work.get()));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        then.addAttribute("accession", accession);
        return "redirect:/lab/tubes/{accession}";
    }
}

package org.undercroft.lab.specimen;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.quality.Telling;

/** Settles doubts about a tube and corrects when it was drawn, from the tube's page. */
@Controller
@RequestMapping("/lab/tubes/{accession}")
@MayWorkInLab
public class CorrectionPages {

    private final TubeCorrections corrections;

    CorrectionPages(TubeCorrections corrections) {
        this.corrections = corrections;
    }

    @PostMapping("/doubts/{doubt}/settle")
    String settle(
            @PathVariable String accession,
            @PathVariable long doubt,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        return told(accession, then, "Settled.", () -> corrections.settle(accession, doubt, reason));
    }

    @PostMapping("/doubts/{doubt}/reopen")
    String reopen(
            @PathVariable String accession,
            @PathVariable long doubt,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        return told(accession, then, "It is doubted again.", () -> corrections.reopen(accession, doubt, reason));
    }

    @PostMapping("/collected")
    String collected(
            @PathVariable String accession,
            @RequestParam LocalDateTime at,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        return told(
                accession,
                then,
                "The time of collection was corrected.",
                () -> corrections.collected(
                        accession, at.atZone(ZoneId.systemDefault()).toInstant(), reason));
    }

    private static String told(String accession, RedirectAttributes then, String words, Runnable work) {
        then.addAttribute("accession", accession);
        return Telling.redirect("/lab/tubes/{accession}", then, words, work);
    }
}

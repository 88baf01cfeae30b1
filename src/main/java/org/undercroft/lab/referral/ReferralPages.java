package org.undercroft.lab.referral;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** Parcels to reference laboratories in a browser. */
@Controller
@RequestMapping("/lab/referrals")
@MayWorkInLab
class ReferralPages {

    private final Referrals referrals;
    private final ReferralBook book;
    private final Clock clock;

    ReferralPages(Referrals referrals, ReferralBook book, Clock clock) {
        this.referrals = referrals;
        this.book = book;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("referrals", referrals.latest());
        model.addAttribute("laboratories", book.laboratories());
        model.addAttribute("now", clock.instant());
        return "lab/referrals";
    }

    @PostMapping
    String begin(@RequestParam long laboratory) {
        return "redirect:/lab/referrals/" + referrals.begin(laboratory);
    }

    @PostMapping("/laboratories")
    String laboratory(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam int answerDays,
            RedirectAttributes then) {
        return tried("/lab/referrals", then, () -> referrals.addLaboratory(name, address, contact, answerDays));
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        model.addAttribute("referral", referrals.one(id));
        model.addAttribute("now", clock.instant());
        return "lab/referral";
    }

    @GetMapping("/{id}/manifest.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("manifest-" + id + ".pdf")
                                .build()
                                .toString())
                .body(Manifest.pdf(referrals.one(id)));
    }

    @GetMapping("/{id}/manifest.csv")
    void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
        Referral referral = referrals.one(id);
        Csv csv = CsvDownload.to(response, "manifest-" + id, Manifest.HEADING);
        for (Referral.Item item : referral.items()) {
            csv.row(Manifest.row(item));
        }
    }

    @PostMapping("/{id}/scan")
    String scan(
            @PathVariable long id,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes then) {
        return tried("/lab/referrals/" + id, then, () -> referrals.pack(id, code.strip(), reason));
    }

    @PostMapping("/{id}/items/{accession}/{action}")
    String item(
            @PathVariable long id,
            @PathVariable String accession,
            @PathVariable String action,
            RedirectAttributes then) {
        return tried("/lab/referrals/" + id, then, () -> {
            switch (action) {
                case "unpack" -> referrals.unpack(id, accession);
                case "result-back" -> referrals.resultBack(id, accession);
                default -> throw Refusal.unfit("Nobody can '" + action + "' a sample of a parcel.");
            }
        });
    }

    @PostMapping("/{id}/ship")
    String ship(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String carrier,
            @RequestParam(defaultValue = "") String tracking,
            RedirectAttributes then) {
        return tried("/lab/referrals/" + id, then, () -> referrals.ship(id, carrier, tracking));
    }

    @PostMapping("/{id}/received")
    String received(@PathVariable long id, RedirectAttributes then) {
        return tried("/lab/referrals/" + id, then, () -> referrals.received(id));
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable long id, RedirectAttributes then) {
        return tried("/lab/referrals/" + id, then, () -> referrals.cancel(id));
    }

    private static String tried(String to, RedirectAttributes then, Runnable work) {
        try {
            work.run();
            then.addFlashAttribute("notice", Notice.success("Done as asked."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:" + to;
    }
}

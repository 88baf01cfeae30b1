package org.undercroft.lab.specimen;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayCollectSpecimens;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** The phlebotomist's round in a browser: the list, then wristband, then tubes. */
@Controller
@RequestMapping("/lab/collection")
@MayCollectSpecimens
class CollectionPages {

    private final CollectionDesk desk;

    CollectionPages(CollectionDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String ward, @RequestParam(defaultValue = "") String round, Model model) {
        List<CollectionDesk.Visit> visits = desk.list(ward.isEmpty() ? null : ward, round.isEmpty() ? null : round);
        model.addAttribute("visits", visits);
        model.addAttribute("wards", desk.wards());
        model.addAttribute("rounds", desk.rounds());
        model.addAttribute("ward", ward);
        model.addAttribute("round", round);
        return "lab/collection";
    }

    @PostMapping("/wristband")
    String wristband(@RequestParam String code, RedirectAttributes then) {
        Optional<CollectionDesk.Visit> visit = desk.visit(code.strip());
        if (visit.isEmpty()) {
            then.addFlashAttribute(
                    "notice", Notice.danger("No patient with an order has the wristband '" + code.strip() + "'."));
            return "redirect:/lab/collection";
        }
        then.addAttribute("wristband", code.strip());
        return "redirect:/lab/collection/patients/{wristband}";
    }

    @GetMapping("/patients/{wristband}")
    String patient(@PathVariable String wristband, Model model) {
        model.addAttribute(
                "visit",
                desk.visit(wristband)
                        .orElseThrow(() -> Refusal.unknown("No patient here has the wristband " + wristband + ".")));
        model.addAttribute("wristband", wristband);
        return "lab/collect";
    }

    @PostMapping("/patients/{wristband}/scan")
    String scan(@PathVariable String wristband, @RequestParam String code, RedirectAttributes then) {
        CollectionDesk.AtBed became = desk.collect(wristband, code);
        then.addFlashAttribute(
                "notice", became.collected() ? Notice.success(became.words()) : Notice.danger(became.words()));
        then.addAttribute("wristband", wristband);
        return "redirect:/lab/collection/patients/{wristband}";
    }

    @PostMapping("/hand-over")
    String handOver(
            @RequestParam(defaultValue = "") String ward,
            @RequestParam(defaultValue = "") String carrier,
            RedirectAttributes then) {
        int going = desk.handOver(ward.isEmpty() ? null : ward, carrier);
        then.addFlashAttribute(
                "notice",
                going == 0
                        ? Notice.info("Nothing collected waits to be handed over.")
                        : Notice.success(going + " specimens are in transit."));
        return "redirect:/lab/collection";
    }
}

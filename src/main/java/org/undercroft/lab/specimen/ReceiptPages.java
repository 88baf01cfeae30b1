package org.undercroft.lab.specimen;

import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Status;

/** The receipt desk in a browser: one box to scan into, and what became of each code beneath it. */
@Controller
@RequestMapping("/lab/receipt")
@MayWorkInLab
public class ReceiptPages {

    private static final int SHOWN = 50;

    private final ReceiptDesk desk;
    private final CurrentCatalog catalogs;

    ReceiptPages(ReceiptDesk desk, CurrentCatalog catalogs) {
        this.desk = desk;
        this.catalogs = catalogs;
    }

    @GetMapping
    String receipt(@RequestParam(defaultValue = "") String type, Model model) {
        scanned(type, model);
        model.addAttribute("types", types());
        return "lab/receipt";
    }

    private List<Option> types() {
        return catalogs.now().specimenTypes().stream()
                .map(type -> new Option(type.code(), type.tube() + " · " + type.name()))
                .toList();
    }

    private void scanned(String type, Model model) {
        model.addAttribute("type", type);
        model.addAttribute("scans", desk.latest(SHOWN));
    }

    @PostMapping("/scan")
    String scan(
            @RequestParam String code,
            @RequestParam(defaultValue = "") String type,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model,
            RedirectAttributes then) {
        if (!code.isBlank()) {
            desk.scan(code, type.isEmpty() ? null : type);
        }
        if (!part) {
            return back(type, then);
        }
        scanned(type, model);
        return "lab/scanned";
    }

    @PostMapping("/many")
    String many(@RequestParam String codes, @RequestParam(defaultValue = "") String type, RedirectAttributes then) {
        try {
            List<ReceiptDesk.Scan> scans =
                    desk.scanAll(Arrays.asList(codes.split("[\\s,;]+", -1)), type.isEmpty() ? null : type);
            long taken = scans.stream().filter(ReceiptDesk.Scan::isReceived).count();
            String words = taken + " of " + scans.size() + " taken in.";
            then.addFlashAttribute(
                    "notice",
                    taken == scans.size()
                            ? Notice.success(words)
                            : Notice.warning(words + " Look at the others below."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return back(type, then);
    }

    @PostMapping("/anyway")
    String anyway(
            @RequestParam String accession,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String type,
            RedirectAttributes then) {
        try {
            desk.receiveAnyway(accession, reason);
            then.addFlashAttribute("notice", Notice.success("Specimen " + accession + " was taken in."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return back(type, then);
    }

    private static String back(String type, RedirectAttributes then) {
        if (!type.isEmpty()) {
            then.addAttribute("type", type);
        }
        return "redirect:/lab/receipt";
    }

    /** A scan's outcome as pages show it. */
    public static Status status(ReceiptDesk.Scan scan) {
        return switch (scan.outcome()) {
            case "RECEIVED" -> Status.good("Received");
            case "TOO_OLD" -> Status.serious("Too old");
            case "WRONG_TUBE" -> Status.serious("Wrong tube");
            case "DUPLICATE" -> Status.caution("Received before");
            case "REJECTED_BEFORE" -> Status.serious("Rejected before");
            case "NOT_WANTED" -> Status.caution("Not wanted");
            default -> Status.caution("Unknown");
        };
    }

    /** The notice of the latest scan. */
    public static Notice notice(ReceiptDesk.Scan scan) {
        Notice.Tone tone = scan.isReceived()
                ? Notice.Tone.SUCCESS
                : scan.outcome().equals("DUPLICATE") ? Notice.Tone.WARNING : Notice.Tone.DANGER;
        return new Notice(tone, scan.code() + ": " + scan.words());
    }
}

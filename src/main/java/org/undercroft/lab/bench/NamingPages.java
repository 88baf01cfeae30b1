package org.undercroft.lab.bench;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** Names tests that the catalog doesn't know, from the page of their specimen. */
@Controller
@RequestMapping("/lab/specimens/{accession}/tests/{line}")
@MayWorkInLab
class NamingPages {

    private final UnknownTests unknown;

    NamingPages(UnknownTests unknown) {
        this.unknown = unknown;
    }

    @PostMapping("/name")
    String name(
            @PathVariable String accession,
            @PathVariable long line,
            @RequestParam(defaultValue = "") String test,
            RedirectAttributes then) {
        Notice notice;
        try {
            notice = Notice.success(unknown.name(line, test));
        } catch (Refusal refused) {
            notice = Notice.danger(refused.words());
        }
        return back(accession, notice, then);
    }

    @PostMapping("/forget")
    String forget(@PathVariable String accession, @PathVariable long line, RedirectAttributes then) {
        Notice notice;
        try {
            unknown.forget(line);
            notice = Notice.success("The test waits for a name again.");
        } catch (Refusal refused) {
            notice = Notice.danger(refused.words());
        }
        return back(accession, notice, then);
    }

    private static String back(String accession, Notice notice, RedirectAttributes then) {
        then.addFlashAttribute("notice", notice);
        then.addAttribute("accession", accession);
        return "redirect:/lab/specimens/{accession}";
    }
}

package org.undercroft.lab.bench;

import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.quality.Telling;

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
        return told(accession, then, () -> unknown.name(line, test));
    }

    @PostMapping("/forget")
    String forget(@PathVariable String accession, @PathVariable long line, RedirectAttributes then) {
        return told(accession, then, () -> {
            unknown.forget(line);
            return "The test waits for a name again.";
        });
    }

    private static String told(String accession, RedirectAttributes then, Supplier<String> work) {
        then.addAttribute("accession", accession);
        return Telling.redirect("/lab/specimens/{accession}", then, work);
    }
}

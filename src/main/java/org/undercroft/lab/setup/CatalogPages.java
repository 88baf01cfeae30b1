package org.undercroft.lab.setup;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.LabRefusal;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.platform.page.Notice;

/** The catalog in a browser: every saved change is a new version of the test. */
@Controller
@RequestMapping("/lab/catalog")
@MaySetUpLab
class CatalogPages {

    private final CurrentCatalog catalogs;
    private final CatalogApi api;

    CatalogPages(CurrentCatalog catalogs, CatalogApi api) {
        this.catalogs = catalogs;
        this.api = api;
    }

    @GetMapping
    String catalog(Model model) {
        model.addAttribute("catalog", catalogs.now());
        return "lab/catalog";
    }

    @GetMapping("/{code}")
    String test(@PathVariable String code, Model model) {
        LabTest test = api.one(code);
        model.addAttribute("test", test);
        model.addAttribute("ranges", RangeLines.write(test.ranges()));
        model.addAttribute("types", List.copyOf(catalogs.now().specimenTypes()));
        return "lab/test";
    }

    /** What the form of a test holds. */
    record Entered(
            String name,
            String loinc,
            String unit,
            @Nullable Integer decimals,
            String specimenType,
            String section,
            @Nullable BigDecimal possibleLow,
            @Nullable BigDecimal possibleHigh,
            boolean active,
            String ranges) {}

    @PostMapping("/{code}")
    String save(@PathVariable String code, Entered entered, RedirectAttributes then) {
        try {
            LabTest saved = api.save(
                    code,
                    new LabTest(
                            code,
                            entered.name().strip(),
                            entered.loinc().strip(),
                            entered.unit().strip(),
                            entered.decimals(),
                            entered.specimenType(),
                            entered.section().strip(),
                            entered.possibleLow(),
                            entered.possibleHigh(),
                            entered.active(),
                            0,
                            RangeLines.read(entered.ranges())));
            then.addFlashAttribute("notice", Notice.success("Saved as version " + saved.version() + "."));
        } catch (LabRefusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        } catch (IllegalArgumentException unfit) {
            then.addFlashAttribute("notice", Notice.danger(String.valueOf(unfit.getMessage())));
        }
        return "redirect:/lab/catalog/" + code;
    }
}

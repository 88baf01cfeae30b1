package org.undercroft.lab.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CatalogEditor;
import org.undercroft.lab.catalog.CatalogImport;
import org.undercroft.lab.catalog.CatalogImport.Outcome;
import org.undercroft.lab.catalog.CatalogPart;
import org.undercroft.lab.catalog.CatalogRepository;
import org.undercroft.lab.catalog.CatalogRepository.Version;
import org.undercroft.lab.catalog.CatalogTable;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** One test of the catalog with its ranges, and the history of every part. */
@Controller
@RequestMapping("/lab/catalog")
@MaySetUpLab
public class CatalogTestPages {

    private final CurrentCatalog catalogs;
    private final CatalogEditor editor;
    private final CatalogImport tables;
    private final CatalogRepository repository;
    private final JsonMapper json;

    CatalogTestPages(
            CurrentCatalog catalogs,
            CatalogEditor editor,
            CatalogImport tables,
            CatalogRepository repository,
            JsonMapper json) {
        this.catalogs = catalogs;
        this.editor = editor;
        this.tables = tables;
        this.repository = repository;
        this.json = json;
    }

    @GetMapping("/{code}")
    ModelAndView test(@PathVariable String code) {
        Catalog catalog = catalogs.now();
        LabTest test = test(code, catalog);
        return page(test, CatalogFields.values(CatalogTable.TESTS, code, catalog), RangeLines.write(test), null);
    }

    @PostMapping("/{code}")
    ModelAndView save(@PathVariable String code, @RequestParam Map<String, String> form, RedirectAttributes then) {
        LabTest test = test(code, catalogs.now());
        Map<String, String> cells = CatalogFields.entered(CatalogTable.TESTS, form);
        cells.put("code", code);
        try {
            editor.save(CatalogTable.TESTS, cells, CatalogPages.shown(form));
        } catch (Refusal refused) {
            return page(test, cells, RangeLines.write(test), Notice.danger(refused.words()));
        }
        then.addFlashAttribute("notice", Notice.success("Saved as a new version."));
        return new ModelAndView("redirect:/lab/catalog/" + code);
    }

    @PostMapping("/{code}/ranges")
    ModelAndView saveRanges(@PathVariable String code, @RequestParam String ranges, RedirectAttributes then) {
        Catalog catalog = catalogs.now();
        LabTest test = test(code, catalog);
        String refused = ranges.isBlank() ? cleared(test) : imported(code, ranges);
        if (!refused.isEmpty()) {
            Map<String, String> values = CatalogFields.values(CatalogTable.TESTS, code, catalog);
            return page(test, values, ranges, Notice.danger(refused));
        }
        then.addFlashAttribute("notice", Notice.success("The ranges are saved as a new version."));
        return new ModelAndView("redirect:/lab/catalog/" + code);
    }

    private String cleared(LabTest test) {
        editor.save(test.with(List.of()));
        return "";
    }

    private String imported(String code, String ranges) {
        String actor = Acting.current().actor().name();
        return tables.take(CatalogTable.RANGES, RangeLines.table(code, ranges), false, actor).stream()
                .filter(row -> row.outcome() == Outcome.REFUSED)
                .map(CatalogImport.Row::words)
                .findFirst()
                .orElse("");
    }

    private static LabTest test(String code, Catalog catalog) {
        return catalog.test(code).orElseThrow(() -> Refusal.unknown("The catalog has no test '" + code + "'."));
    }

    private ModelAndView page(LabTest test, Map<String, String> values, String ranges, @Nullable Notice notice) {
        ModelAndView page = new ModelAndView("lab/test")
                .addObject("test", test)
                .addObject("fields", CatalogFields.of(CatalogTable.TESTS, values, catalogs.now()))
                .addObject("ranges", ranges)
                .addObject("drawing", RangeDrawing.of(test));
        if (notice != null) {
            page.addObject("notice", notice);
        }
        return page;
    }

    /**
     * A state of a part, with what it changed.
     *
     * @param version the state
     * @param differences what changed from the one before it
     */
    public record Change(Version version, List<CatalogDifferences.Difference> differences) {}

    @GetMapping("/history/{part}/{code}")
    ModelAndView history(@PathVariable CatalogPart part, @PathVariable String code) {
        return new ModelAndView("lab/catalog-history")
                .addObject("part", part)
                .addObject("code", code)
                .addObject("changes", changes(part, code));
    }

    private List<Change> changes(CatalogPart part, String code) {
        List<Version> versions = repository.versions(part, code);
        Map<Integer, Change> changes = new LinkedHashMap<>();
        for (int i = 0; i < versions.size(); i++) {
            String before = i + 1 < versions.size() ? versions.get(i + 1).content() : "{}";
            Version version = versions.get(i);
            changes.put(
                    version.version(),
                    new Change(
                            version,
                            CatalogDifferences.between(json.readTree(before), json.readTree(version.content()))));
        }
        return List.copyOf(changes.values());
    }

    @PostMapping("/history/{part}/{code}")
    String restore(
            @PathVariable CatalogPart part,
            @PathVariable String code,
            @RequestParam int version,
            RedirectAttributes then) {
        try {
            editor.restore(part, code, version);
            then.addFlashAttribute("notice", Notice.success("Version " + version + " stands again, as a new version."));
        } catch (Refusal refused) {
            then.addFlashAttribute("notice", Notice.danger(refused.words()));
        }
        return "redirect:/lab/catalog/history/" + part + "/" + code;
    }
}

package org.undercroft.lab.setup;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.calculation.Formulas;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CatalogEditor;
import org.undercroft.lab.catalog.CatalogExport;
import org.undercroft.lab.catalog.CatalogTable;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Tab;

/** The catalog in a browser: every saved change is a new version, and what is refused stays in its form. */
@Controller
@RequestMapping("/lab/catalog")
@MaySetUpLab
class CatalogPages {

    private final CurrentCatalog catalogs;
    private final CatalogEditor editor;

    CatalogPages(CurrentCatalog catalogs, CatalogEditor editor) {
        this.catalogs = catalogs;
        this.editor = editor;
    }

    @GetMapping
    ModelAndView tests(@RequestParam MultiValueMap<String, String> query) {
        Catalog catalog = catalogs.now();
        PageOf<LabTest> page = CatalogListing.page(catalog, CatalogListing.LISTING.read(query));
        return new ModelAndView("lab/catalog")
                .addObject("tabs", tabs("/lab/catalog", catalog))
                .addObject("columns", CatalogListing.columns(catalog))
                .addObject("page", page);
    }

    /** The tests that the filters leave, as a file that can be imported again. */
    @GetMapping("/tests.csv")
    void tests(@RequestParam MultiValueMap<String, String> query, HttpServletResponse response) throws IOException {
        Catalog catalog = catalogs.now();
        PageRequest all = CatalogListing.LISTING.ofSize(100_000).firstPage();
        PageRequest asked = CatalogListing.LISTING.read(query);
        PageRequest whole =
                new PageRequest(all.listing(), 1, all.size(), asked.sort(), asked.direction(), asked.filters());
        List<LabTest> tests = CatalogListing.page(catalog, whole).rows();
        Catalog part = new Catalog(catalog.revision(), tests, List.of(), List.of(), List.of());
        Csv csv = CsvDownload.to(response, "tests", CatalogTable.TESTS.columns());
        for (List<?> row : CatalogExport.rows(CatalogTable.TESTS, part)) {
            csv.row(row);
        }
    }

    @GetMapping("/formulas")
    ModelAndView formulas() {
        return new ModelAndView("lab/formulas")
                .addObject("tabs", tabs("/lab/catalog/formulas", catalogs.now()))
                .addObject("formulas", List.copyOf(Formulas.all()));
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return form(CatalogTable.TESTS, "", Map.of(), null);
    }

    @PostMapping("/new")
    ModelAndView add(@RequestParam Map<String, String> form) {
        return save(CatalogTable.TESTS, "", form);
    }

    /** The parts that are not tests. */
    @GetMapping("/parts/{table}")
    ModelAndView parts(@PathVariable String table) {
        CatalogTable known = table(table);
        Catalog catalog = catalogs.now();
        return new ModelAndView("lab/catalog-parts")
                .addObject("tabs", tabs(CatalogFields.path(known), catalog))
                .addObject("table", known)
                .addObject("rows", CatalogExport.rows(known, catalog));
    }

    @GetMapping({"/parts/{table}/new", "/parts/{table}/edit/{code}"})
    ModelAndView part(@PathVariable String table, @PathVariable(required = false) @Nullable String code) {
        CatalogTable known = table(table);
        String which = code == null ? "" : code;
        Map<String, String> values = CatalogFields.values(known, which, catalogs.now());
        if (code != null && values.isEmpty()) {
            throw Refusal.unknown("The catalog has no '" + code + "' here.");
        }
        return form(known, which, values, null);
    }

    @PostMapping({"/parts/{table}/new", "/parts/{table}/edit/{code}"})
    ModelAndView savePart(
            @PathVariable String table,
            @PathVariable(required = false) @Nullable String code,
            @RequestParam Map<String, String> form) {
        return save(table(table), code == null ? "" : code, form);
    }

    private ModelAndView save(CatalogTable table, String code, Map<String, String> form) {
        Map<String, String> cells = CatalogFields.entered(table, form);
        String saved = code.isEmpty() ? cells.getOrDefault("code", "").strip() : code;
        cells.put("code", saved);
        try {
            if (code.isEmpty() && CatalogFields.version(table, saved, catalogs.now()) > 0) {
                throw Refusal.conflict("'" + saved + "' is there already: open it to change it.");
            }
            editor.save(table, cells, shown(form));
        } catch (Refusal refused) {
            return form(table, code, cells, Notice.danger(refused.words()));
        }
        boolean test = table == CatalogTable.TESTS;
        return new ModelAndView("redirect:" + (test ? "/lab/catalog/" + saved : CatalogFields.path(table)));
    }

    static int shown(Map<String, String> form) {
        String version = form.getOrDefault("version", "0");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private ModelAndView form(CatalogTable table, String code, Map<String, String> values, @Nullable Notice notice) {
        Catalog catalog = catalogs.now();
        return new ModelAndView("lab/catalog-part")
                .addObject("table", table)
                .addObject("code", code)
                .addObject("version", CatalogFields.version(table, code, catalog))
                .addObject("fields", CatalogFields.of(table, values, catalog))
                .addObject("notice", notice);
    }

    static CatalogTable table(String path) {
        return CatalogTable.of(path).orElseThrow(() -> Refusal.unknown("The catalog has no table '" + path + "'."));
    }

    static List<Tab> tabs(String here, Catalog catalog) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(Tab.counted(
                "Tests",
                "/lab/catalog",
                here.equals("/lab/catalog"),
                catalog.tests().size()));
        for (CatalogTable table :
                List.of(CatalogTable.PANELS, CatalogTable.SPECIMEN_TYPES, CatalogTable.REFLEX_RULES)) {
            String path = CatalogFields.path(table);
            tabs.add(Tab.counted(
                    table.label(),
                    path,
                    here.equals(path),
                    CatalogExport.rows(table, catalog).size()));
        }
        tabs.add(Tab.of("Formulas", "/lab/catalog/formulas", here.endsWith("/formulas")));
        tabs.add(Tab.of("Import and export", "/lab/catalog/import", here.endsWith("/import")));
        return tabs;
    }
}

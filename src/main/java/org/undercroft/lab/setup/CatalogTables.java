package org.undercroft.lab.setup;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.catalog.CatalogExport;
import org.undercroft.lab.catalog.CatalogImport;
import org.undercroft.lab.catalog.CatalogImport.Outcome;
import org.undercroft.lab.catalog.CatalogTable;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** The catalog carried in and out as tables, by people and programs; a table is only tried until told otherwise. */
@Controller
@MaySetUpLab
class CatalogTables {

    private final CatalogImport tables;
    private final CurrentCatalog catalogs;

    CatalogTables(CatalogImport tables, CurrentCatalog catalogs) {
        this.tables = tables;
        this.catalogs = catalogs;
    }

    @GetMapping({"/lab/catalog/tables/{table}", "/api/catalog/tables/{table}"})
    void export(@PathVariable String table, HttpServletResponse response) throws IOException {
        CatalogTable known = CatalogPages.table(table);
        Csv csv = CsvDownload.to(response, known.path(), known.columns());
        for (List<?> row : CatalogExport.rows(known, catalogs.now())) {
            csv.row(row);
        }
    }

    @PostMapping(
            path = "/api/catalog/tables/{table}",
            consumes = "text/csv",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<CatalogImport.Row> take(
            @PathVariable String table, @RequestBody byte[] file, @RequestParam(defaultValue = "true") boolean dryRun) {
        String text = CatalogImport.decoded(file).text();
        return tables.take(CatalogPages.table(table), text, dryRun, actor());
    }

    @GetMapping("/lab/catalog/import")
    ModelAndView blank(@RequestParam(defaultValue = "tests") String table) {
        return page(table, "", List.of(), null);
    }

    @PostMapping("/lab/catalog/import")
    ModelAndView handIn(
            @RequestParam String table,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean forReal)
            throws IOException {
        String handedIn = text;
        try {
            String note = "";
            if (file != null && !file.isEmpty()) {
                CatalogImport.Decoded decoded = CatalogImport.decoded(file.getBytes());
                handedIn = decoded.text();
                note = decoded.note();
            }
            List<CatalogImport.Row> rows = tables.take(CatalogPages.table(table), handedIn, !forReal, actor());
            boolean clean = rows.stream().noneMatch(row -> row.outcome() == Outcome.REFUSED);
            return page(table, forReal && clean ? "" : handedIn, rows, said(rows, forReal, note));
        } catch (Refusal refusal) {
            return page(table, handedIn, List.of(), Notice.danger(refusal.words()));
        }
    }

    private static Notice said(List<CatalogImport.Row> rows, boolean forReal, String note) {
        Map<Outcome, Long> counts = CatalogImport.counts(rows);
        String words = "%d new, %d changed, %d the same, %d refused. %s"
                .formatted(
                        counts.get(Outcome.NEW),
                        counts.get(Outcome.CHANGED),
                        counts.get(Outcome.SAME),
                        counts.get(Outcome.REFUSED),
                        note)
                .strip();
        return forReal
                ? Notice.success("Imported: " + words)
                : Notice.info("Only tried, nothing is changed yet: " + words);
    }

    private ModelAndView page(String table, String text, List<CatalogImport.Row> rows, @Nullable Notice notice) {
        return new ModelAndView("lab/catalog-tables")
                .addObject("tabs", CatalogPages.tabs("/lab/catalog/import", catalogs.now()))
                .addObject("tables", Arrays.asList(CatalogTable.values()))
                .addObject("table", CatalogPages.table(table))
                .addObject("text", text)
                .addObject("rows", rows)
                .addObject("notice", notice);
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

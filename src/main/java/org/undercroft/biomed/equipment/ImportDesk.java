package org.undercroft.biomed.equipment;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.biomed.MayWorkOnEquipment;
import org.undercroft.platform.page.CsvText;
import org.undercroft.platform.page.Notice;
import org.undercroft.platform.page.Refusal;

/** Where a table of machines is handed in, by a person or a program; it is only tried until told otherwise. */
@Controller
@MayWorkOnEquipment
class ImportDesk {

    private final EquipmentImport table;

    ImportDesk(EquipmentImport table) {
        this.table = table;
    }

    @PostMapping(path = "/api/equipment-import", consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<EquipmentImport.Row> take(@RequestBody byte[] file, @RequestParam(defaultValue = "true") boolean dryRun) {
        return table.take(CsvText.decoded(file), dryRun);
    }

    @GetMapping("/biomed/equipment-import")
    ModelAndView blank() {
        return page("", List.of(), null);
    }

    @PostMapping("/biomed/equipment-import")
    ModelAndView handIn(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean forReal)
            throws IOException {
        String handedIn = file == null || file.isEmpty() ? text : CsvText.decoded(file.getBytes());
        try {
            List<EquipmentImport.Row> rows = table.take(handedIn, !forReal);
            return page(forReal ? "" : handedIn, rows, said(rows, forReal));
        } catch (Refusal refusal) {
            return page(handedIn, List.of(), Notice.danger(refusal.words()));
        }
    }

    private static Notice said(List<EquipmentImport.Row> rows, boolean forReal) {
        String counts = "%d new, %d changed, %d the same, %d refused."
                .formatted(
                        count(rows, EquipmentImport.Outcome.NEW),
                        count(rows, EquipmentImport.Outcome.CHANGED),
                        count(rows, EquipmentImport.Outcome.SAME),
                        count(rows, EquipmentImport.Outcome.REFUSED));
        return forReal
                ? Notice.success("Imported: " + counts)
                : Notice.info("Only tried, nothing is changed yet: " + counts);
    }

    private static long count(List<EquipmentImport.Row> rows, EquipmentImport.Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    private static ModelAndView page(String text, List<EquipmentImport.Row> rows, @Nullable Notice notice) {
        return new ModelAndView("biomed/equipment-import")
                .addObject("text", text)
                .addObject("rows", rows)
                .addObject("notice", notice);
    }
}

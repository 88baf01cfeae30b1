package org.undercroft.lab.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CatalogExport;
import org.undercroft.lab.catalog.CatalogTable;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.platform.page.Csv;

/** Reference ranges of one test as lines of text, for a form: the columns of the ranges table but for the test. */
final class RangeLines {

    private static final List<String> COLUMNS = CatalogTable.RANGES.columns();

    private RangeLines() {}

    /** What the columns of a line are. */
    static String columns() {
        return String.join(", ", COLUMNS.subList(1, COLUMNS.size()));
    }

    static String write(LabTest test) {
        StringBuilder text = new StringBuilder();
        Catalog alone = new Catalog(0, List.of(test), List.of(), List.of(), List.of());
        try {
            Csv csv = new Csv(text);
            for (List<?> row : CatalogExport.rows(CatalogTable.RANGES, alone)) {
                csv.row(row.subList(1, row.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text can always be written", e);
        }
        return text.toString();
    }

    /** The lines as a table that can be imported; blank ones are left out. */
    static String table(String code, String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> code + "," + line)
                .collect(Collectors.joining("\n", String.join(",", COLUMNS) + "\n", ""));
    }
}

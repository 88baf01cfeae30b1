package org.undercroft.lab.hand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CatalogImport;
import org.undercroft.lab.catalog.CatalogImport.Outcome;
import org.undercroft.lab.catalog.CatalogTable;
import org.undercroft.lab.catalog.CurrentCatalog;

/** The tests that people report by hand, from {@code lab/hand/tests.csv}; they enter the catalog when first reported. */
@Component
class HandTests {

    private final CurrentCatalog catalogs;
    private final CatalogImport tables;
    private final List<String> lines;

    @Autowired
    HandTests(CurrentCatalog catalogs, CatalogImport tables) {
        this(catalogs, tables, starter());
    }

    HandTests(CurrentCatalog catalogs, CatalogImport tables, String table) {
        this.catalogs = catalogs;
        this.tables = tables;
        this.lines = table.lines().toList();
    }

    /** The table as the program brings it. */
    static String starter() {
        try (InputStream table = new ClassPathResource("lab/hand/tests.csv").getInputStream()) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No table of tests by hand", e);
        }
    }

    /**
     * Enters those of the tests that the table has and the catalog doesn't know yet.
     *
     * @throws IllegalStateException if one breaks a rule of the catalog; none is entered then
     */
    void enter(Collection<String> codes, String person) {
        Catalog catalog = catalogs.now();
        List<String> missing = lines.stream()
                .skip(1)
                .filter(line ->
                        codes.contains(code(line)) && catalog.test(code(line)).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        String table =
                Stream.concat(Stream.of(lines.getFirst()), missing.stream()).collect(Collectors.joining("\n"));
        List<CatalogImport.Row> refused = tables.take(CatalogTable.TESTS, table, false, person).stream()
                .filter(row -> row.outcome() == Outcome.REFUSED)
                .toList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException("Tests by hand break the catalog's rules: " + refused);
        }
    }

    private static String code(String line) {
        return line.substring(0, line.indexOf(','));
    }
}

package org.undercroft.lab.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.CatalogImport.Outcome;
import org.undercroft.lab.catalog.CatalogImport.Row;

/** The catalog a new laboratory begins with, from the tables in {@code lab/catalog}. */
@Component
public class StarterCatalog {

    private static final String AUTHOR = "starter catalog";

    private final CatalogRepository repository;
    private final CatalogImport tables;

    StarterCatalog(CatalogRepository repository, CatalogImport tables) {
        this.repository = repository;
        this.tables = tables;
    }

    @Transactional
    void loadIfEmpty() {
        if (!repository.isEmpty()) {
            return;
        }
        for (CatalogTable table : CatalogTable.values()) {
            List<Row> refused = tables.take(table, text(table), false, AUTHOR).stream()
                    .filter(row -> row.outcome() == Outcome.REFUSED)
                    .toList();
            if (!refused.isEmpty()) {
                throw new IllegalStateException("The starter catalog's " + table.path() + " are wrong: " + refused);
            }
        }
    }

    /** A table of the starter, with its headings. */
    public static String text(CatalogTable table) {
        try (InputStream resource = new ClassPathResource("lab/catalog/" + table.path() + ".csv").getInputStream()) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No starter catalog " + table.path(), e);
        }
    }
}

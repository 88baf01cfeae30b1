package org.undercroft.lab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.undercroft.lab.catalog.TableReading.Entry;

/** The starter catalog read from its tables as the program reads them, without a database. */
public final class StarterTables {

    private StarterTables() {}

    /** The catalog that a new laboratory begins with. */
    public static Catalog catalog() {
        Catalog catalog = new Catalog(1, List.of(), List.of(), List.of(), List.of());
        for (CatalogTable table : CatalogTable.values()) {
            CatalogDraft draft = new CatalogDraft(catalog);
            for (Entry entry : TableReading.of(table, StarterCatalog.text(table), catalog)) {
                assertThat(entry.fault())
                        .as("%s %s, line %s", table, entry.code(), entry.lines())
                        .isNull();
                draft.put(entry.part());
            }
            catalog = draft.catalog();
        }
        return catalog;
    }
}

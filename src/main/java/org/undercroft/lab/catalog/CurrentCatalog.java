package org.undercroft.lab.catalog;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalog as it is now, kept in memory until its revision changes. */
@Component
public class CurrentCatalog {

    private final CatalogRepository repository;
    private volatile @Nullable Catalog kept;

    CurrentCatalog(CatalogRepository repository, StarterCatalog starter) {
        this.repository = repository;
        starter.loadIfEmpty();
    }

    /** The catalog as committed at this moment. */
    public Catalog now() {
        return at(repository.revision());
    }

    /** The catalog of a revision that was just read, so that nothing is asked again. */
    public Catalog at(long revision) {
        Catalog catalog = kept;
        if (catalog == null || catalog.revision() != revision) {
            catalog = repository.load();
            kept = catalog;
        }
        return catalog;
    }
}

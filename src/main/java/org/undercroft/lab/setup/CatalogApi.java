package org.undercroft.lab.setup;

import java.util.Collection;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.LabRefusal;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CatalogRepository;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;

/** The catalog for programs. */
@RestController
@RequestMapping("/api/catalog")
@MaySetUpLab
class CatalogApi {

    private final CurrentCatalog catalogs;
    private final CatalogRepository repository;
    private final AuditTrail audit;

    CatalogApi(CurrentCatalog catalogs, CatalogRepository repository, AuditTrail audit) {
        this.catalogs = catalogs;
        this.repository = repository;
        this.audit = audit;
    }

    @GetMapping
    @MayReadLab
    Map<String, Collection<?>> all() {
        Catalog catalog = catalogs.now();
        return Map.of("tests", catalog.tests(), "panels", catalog.panels(), "specimenTypes", catalog.specimenTypes());
    }

    @GetMapping("/{code}")
    @MayReadLab
    LabTest one(@PathVariable String code) {
        return catalogs.now()
                .test(code)
                .orElseThrow(() -> LabRefusal.unknown("The catalog has no test '" + code + "'."));
    }

    @PutMapping("/{code}")
    @Transactional
    public LabTest save(@PathVariable String code, @RequestBody LabTest test) {
        if (!code.equals(test.code())) {
            throw LabRefusal.unfit("The code in the address is '" + code + "', in the test '" + test.code() + "'.");
        }
        Catalog before = catalogs.now();
        boolean knownType =
                before.specimenTypes().stream().anyMatch(type -> type.code().equals(test.specimenType()));
        if (!knownType) {
            throw LabRefusal.unfit("There is no specimen type '" + test.specimenType() + "'.");
        }
        String former = before.test(code).map(LabTest::toString).orElse(null);
        repository.save(test, Acting.current().actor().name());
        audit.configurationChanged("test/" + code, former, test.toString());
        return one(code);
    }
}

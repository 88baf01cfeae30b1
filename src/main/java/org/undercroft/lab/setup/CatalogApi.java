package org.undercroft.lab.setup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CatalogEditor;
import org.undercroft.lab.catalog.CatalogPart;
import org.undercroft.lab.catalog.CatalogRepository;
import org.undercroft.lab.catalog.CatalogRepository.Version;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Panel;
import org.undercroft.lab.catalog.ReflexRule;
import org.undercroft.lab.catalog.SpecimenType;
import org.undercroft.platform.page.Refusal;

/** The catalog for programs. What breaks a rule is answered with every reason. */
@RestController
@RequestMapping("/api/catalog")
@MaySetUpLab
class CatalogApi {

    private final CurrentCatalog catalogs;
    private final CatalogRepository repository;
    private final CatalogEditor editor;

    CatalogApi(CurrentCatalog catalogs, CatalogRepository repository, CatalogEditor editor) {
        this.catalogs = catalogs;
        this.repository = repository;
        this.editor = editor;
    }

    @GetMapping
    @MayReadLab
    Map<String, Collection<?>> all() {
        Catalog catalog = catalogs.now();
        return Map.of(
                "tests", catalog.tests(),
                "panels", catalog.panels(),
                "specimenTypes", catalog.specimenTypes(),
                "reflexRules", catalog.reflexRules());
    }

    @GetMapping("/{code}")
    @MayReadLab
    LabTest one(@PathVariable String code) {
        return catalogs.now().test(code).orElseThrow(() -> Refusal.unknown("The catalog has no test '" + code + "'."));
    }

    @PutMapping("/{code}")
    LabTest save(@PathVariable String code, @RequestBody LabTest test) {
        same(code, test.code());
        return editor.save(test);
    }

    @PutMapping("/parts/panels/{code}")
    Panel save(@PathVariable String code, @RequestBody Panel panel) {
        same(code, panel.code());
        return editor.save(panel);
    }

    @PutMapping("/parts/specimen-types/{code}")
    SpecimenType save(@PathVariable String code, @RequestBody SpecimenType type) {
        same(code, type.code());
        return editor.save(type);
    }

    @PutMapping("/parts/reflex-rules/{code}")
    ReflexRule save(@PathVariable String code, @RequestBody ReflexRule rule) {
        same(code, rule.code());
        return editor.save(rule);
    }

    @GetMapping("/history/{part}/{code}")
    @MayReadLab
    List<Version> history(@PathVariable CatalogPart part, @PathVariable String code) {
        return repository.versions(part, code);
    }

    @PostMapping("/history/{part}/{code}")
    void restore(@PathVariable CatalogPart part, @PathVariable String code, @RequestParam int version) {
        editor.restore(part, code, version);
    }

    private static void same(String address, String body) {
        if (!address.equals(body)) {
            throw Refusal.unfit("The code in the address is '" + address + "', in what is sent '" + body + "'.");
        }
    }
}

package org.undercroft.lab.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.CatalogRepository.Version;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** Changes the catalog: what breaks a rule is refused with every reason, what is kept becomes a new version. */
@Component
public class CatalogEditor {

    private final CurrentCatalog catalogs;
    private final CatalogRepository repository;
    private final AuditTrail audit;
    private final JsonMapper json;

    CatalogEditor(CurrentCatalog catalogs, CatalogRepository repository, AuditTrail audit, JsonMapper json) {
        this.catalogs = catalogs;
        this.repository = repository;
        this.audit = audit;
        this.json = json;
    }

    /** Keeps a test. A version above 0 must be the present one: somebody else's change isn't overwritten unseen. */
    @Transactional
    public LabTest save(LabTest test) {
        Catalog catalog = catalogs.now();
        refuse(CatalogRules.problems(test, catalog));
        Optional<LabTest> former = catalog.test(test.code());
        stillIs(test.version(), former.map(LabTest::version));
        repository.save(test, actor());
        note("test/" + test.code(), former, test);
        return catalogs.now().test(test.code()).orElseThrow();
    }

    /** Keeps a panel. */
    @Transactional
    public Panel save(Panel panel) {
        Catalog catalog = catalogs.now();
        refuse(CatalogRules.problems(panel, catalog));
        Optional<Panel> former = catalog.panel(panel.code());
        stillIs(panel.version(), former.map(Panel::version));
        repository.save(panel, actor());
        note("panel/" + panel.code(), former, panel);
        return catalogs.now().panel(panel.code()).orElseThrow();
    }

    /** Keeps a kind of specimen. */
    @Transactional
    public SpecimenType save(SpecimenType type) {
        refuse(CatalogRules.problems(type));
        Optional<SpecimenType> former = catalogs.now().specimenType(type.code());
        stillIs(type.version(), former.map(SpecimenType::version));
        repository.save(type, actor());
        note("specimen-type/" + type.code(), former, type);
        return catalogs.now().specimenType(type.code()).orElseThrow();
    }

    /** Keeps a reflex rule. */
    @Transactional
    public ReflexRule save(ReflexRule rule) {
        Catalog catalog = catalogs.now();
        refuse(CatalogRules.problems(rule, catalog));
        Optional<ReflexRule> former = catalog.reflexRule(rule.code());
        stillIs(rule.version(), former.map(ReflexRule::version));
        repository.save(rule, actor());
        note("reflex-rule/" + rule.code(), former, rule);
        return catalogs.now().reflexRule(rule.code()).orElseThrow();
    }

    /**
     * Keeps a part as a form or a row tells it; cells that are left out keep what stands.
     *
     * @param table which kind of part; ranges are kept with {@link CatalogImport}
     * @param cells its cells by column
     * @param version the version that was shown; 0 for a new part
     */
    @Transactional
    public void save(CatalogTable table, Map<String, String> cells, int version) {
        Catalog catalog = catalogs.now();
        Object part;
        try {
            List<String> columns = List.copyOf(cells.keySet());
            part = new CatalogDraft(catalog)
                    .read(
                            table,
                            List.of(new Cells(
                                    columns, columns.stream().map(cells::get).toList())));
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
        switch (part) {
            case LabTest test -> {
                isStill(version, test.version());
                save(test);
            }
            case Panel panel -> {
                isStill(version, panel.version());
                save(panel);
            }
            case SpecimenType type -> {
                isStill(version, type.version());
                save(type);
            }
            case ReflexRule rule -> {
                isStill(version, rule.version());
                save(rule);
            }
            default -> throw new IllegalStateException("No part of a catalog: " + part);
        }
    }

    private static void isStill(int shown, int present) {
        if ((present > 1 && shown != present) || shown > present) {
            throw Refusal.conflict("Somebody changed it meanwhile: it is version " + present + " now, and you saw "
                    + shown + ". Open it again.");
        }
    }

    /** Makes a former state the present one, as a new version; it must still keep the rules. */
    @Transactional
    public void restore(CatalogPart part, String code, int version) {
        Version former = repository
                .version(part, code, version)
                .orElseThrow(() -> Refusal.unknown("There is no version " + version + " of " + code + "."));
        switch (part) {
            case TEST -> save(test(former.content()));
            case PANEL -> {
                Panel panel = json.readValue(former.content(), Panel.class);
                save(new Panel(panel.code(), panel.name(), panel.loinc(), panel.tests(), panel.active(), 0));
            }
            case SPECIMEN_TYPE -> {
                SpecimenType type = json.readValue(former.content(), SpecimenType.class);
                save(new SpecimenType(
                        type.code(),
                        type.name(),
                        type.tube(),
                        type.additive(),
                        type.minimumVolume(),
                        type.stabilityRoom(),
                        type.stabilityCold(),
                        type.stabilityFrozen(),
                        type.active(),
                        0));
            }
            case REFLEX_RULE -> {
                ReflexRule rule = json.readValue(former.content(), ReflexRule.class);
                save(new ReflexRule(
                        rule.code(),
                        rule.test(),
                        rule.condition(),
                        rule.value(),
                        rule.adds(),
                        rule.reason(),
                        rule.active(),
                        0));
            }
        }
    }

    private LabTest test(String content) {
        LabTest test = json.readValue(content, LabTest.class);
        return test.with(test.ranges(), 0);
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.unfit(String.join(" ", problems));
        }
    }

    private static void stillIs(int version, Optional<Integer> present) {
        if (version > 0 && present.isPresent() && present.get() != version) {
            throw Refusal.conflict("Somebody changed it meanwhile: it is version " + present.get() + " now, and you"
                    + " changed version " + version + ". Open it again.");
        }
    }

    private void note(String what, Optional<?> former, Object now) {
        audit.configurationChanged(what, former.map(Object::toString).orElse(null), now.toString());
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

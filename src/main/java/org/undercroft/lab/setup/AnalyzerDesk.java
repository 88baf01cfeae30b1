package org.undercroft.lab.setup;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.LabRefusal;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;

/** Changes to analyzers as people make them: each is written down, and what it touches is judged again. */
@Component
class AnalyzerDesk {

    private final AnalyzerRepository analyzers;
    private final CurrentCatalog catalogs;
    private final Rejudging rejudging;
    private final AuditTrail audit;

    AnalyzerDesk(AnalyzerRepository analyzers, CurrentCatalog catalogs, Rejudging rejudging, AuditTrail audit) {
        this.analyzers = analyzers;
        this.catalogs = catalogs;
        this.rejudging = rejudging;
        this.audit = audit;
    }

    List<Analyzer> all() {
        return analyzers.all();
    }

    Analyzer get(AnalyzerId id) {
        return analyzers.find(id).orElseThrow(() -> LabRefusal.unknown("There is no analyzer " + id.value() + "."));
    }

    @Transactional
    public Analyzer add(AnalyzerSettings settings) {
        boolean taken = analyzers.all().stream()
                .anyMatch(analyzer -> analyzer.identification().equals(settings.identification()));
        if (taken) {
            throw LabRefusal.conflict("An analyzer is identified by '" + settings.identification() + "' already.");
        }
        AnalyzerId id = analyzers.add(settings, AnalyzerState.IN_SERVICE, actor());
        return changed(id, null);
    }

    @Transactional
    public Analyzer change(AnalyzerId id, AnalyzerSettings settings) {
        Analyzer before = get(id);
        try {
            analyzers.change(id, settings, actor());
        } catch (DuplicateKeyException e) {
            throw LabRefusal.conflict("An analyzer is identified by '" + settings.identification() + "' already.");
        }
        return changed(id, before);
    }

    @Transactional
    public Analyzer map(AnalyzerId id, Collection<Mapping> mappings) {
        Analyzer before = get(id);
        check(mappings);
        analyzers.map(id, mappings, actor());
        rejudging.heldOf(id);
        return changed(id, before);
    }

    private void check(Collection<Mapping> mappings) {
        Catalog catalog = catalogs.now();
        Set<String> codes = new HashSet<>();
        for (Mapping mapping : mappings) {
            if (!codes.add(mapping.code())) {
                throw LabRefusal.unfit("The code '" + mapping.code() + "' stands there twice.");
            }
            if (mapping.test() != null && catalog.test(mapping.test()).isEmpty()) {
                throw LabRefusal.unfit("The catalog has no test '" + mapping.test() + "'.");
            }
        }
    }

    /** Puts an analyzer in or out of service by hand; back in service, what was held for its state is judged again. */
    @Transactional
    public Analyzer put(AnalyzerId id, AnalyzerState state, String reason) {
        Analyzer before = get(id);
        if (reason.isBlank()) {
            throw LabRefusal.unfit("Say why: the reason stays with the analyzer.");
        }
        analyzers.putInto(id, state, reason, actor());
        if (state == AnalyzerState.IN_SERVICE) {
            rejudging.heldOf(id);
        }
        return changed(id, before);
    }

    private Analyzer changed(AnalyzerId id, @org.jspecify.annotations.Nullable Analyzer before) {
        Analyzer now = get(id);
        audit.configurationChanged("analyzer/" + id.value(), before == null ? null : words(before), words(now));
        return now;
    }

    private static String words(Analyzer analyzer) {
        return "%s, identified by %s, tag %s, %s, version %d with %d mappings"
                .formatted(
                        analyzer.name(),
                        analyzer.identification(),
                        analyzer.equipmentTag(),
                        analyzer.state(),
                        analyzer.version(),
                        analyzer.mappings().size());
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

package org.undercroft.lab.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.AnalyzerVersion;
import org.undercroft.lab.analyzer.Difference;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Changes to analyzers as people make them: each is written down, and what it touches is judged again. */
@Component
public class AnalyzerDesk {

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

    /** One analyzer; refuses if there is none. */
    public Analyzer get(AnalyzerId id) {
        return analyzers.find(id).orElseThrow(() -> Refusal.unknown("There is no analyzer " + id.value() + "."));
    }

    @Transactional
    public Analyzer add(AnalyzerSettings settings) {
        boolean taken = analyzers.all().stream()
                .anyMatch(analyzer -> analyzer.identification().equals(settings.identification()));
        if (taken) {
            throw Refusal.conflict("An analyzer is identified by '" + settings.identification() + "' already.");
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
            throw Refusal.conflict("An analyzer is identified by '" + settings.identification() + "' already.");
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
                throw Refusal.unfit("The code '" + mapping.code() + "' stands there twice.");
            }
            if (mapping.test() != null && catalog.test(mapping.test()).isEmpty()) {
                throw Refusal.unfit("The catalog has no test '" + mapping.test() + "'.");
            }
        }
    }

    /** Puts an analyzer in or out of service by hand; back in service, what was held for its state is judged again. */
    @Transactional
    public Analyzer put(AnalyzerId id, AnalyzerState state, String reason) {
        Analyzer before = get(id);
        if (reason.isBlank()) {
            throw Refusal.unfit("Say why: the reason stays with the analyzer.");
        }
        analyzers.putInto(id, state, reason, actor());
        if (state == AnalyzerState.IN_SERVICE) {
            rejudging.heldOf(id);
        }
        return changed(id, before);
    }

    /** Every change of an analyzer's set-up, the newest first. */
    List<AnalyzerChange> history(AnalyzerId id) {
        get(id);
        List<AnalyzerVersion> versions = analyzers.history(id);
        List<AnalyzerChange> changes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            AnalyzerVersion version = versions.get(i);
            List<Difference> differences = i + 1 == versions.size()
                    ? List.of()
                    : Difference.between(versions.get(i + 1).content(), version.content());
            changes.add(new AnalyzerChange(version.version(), version.changedAt(), version.changedBy(), differences));
        }
        return changes;
    }

    /** In what a former set-up differs from the one of now: what restoring it would change. */
    List<Difference> toRestore(AnalyzerId id, int version) {
        return Difference.between(get(id), former(id, version));
    }

    /** Puts a former set-up in force again, as a new version; what is held is judged again. */
    @Transactional
    public Analyzer restore(AnalyzerId id, int version) {
        return putInForce(id, former(id, version));
    }

    /** Puts a whole set-up in force as a new version; what is held is judged again. */
    @Transactional
    public Analyzer putInForce(AnalyzerId id, Analyzer wanted) {
        Analyzer before = get(id);
        check(wanted.mappings().values());
        try {
            analyzers.restore(id, wanted, actor());
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("Another analyzer is identified by '" + wanted.identification() + "' now.");
        }
        rejudging.heldOf(id);
        return changed(id, before);
    }

    private Analyzer former(AnalyzerId id, int version) {
        return analyzers.history(id).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .map(AnalyzerVersion::content)
                .orElseThrow(() -> Refusal.unknown("The analyzer never had a version " + version + "."));
    }

    private Analyzer changed(AnalyzerId id, @Nullable Analyzer before) {
        Analyzer now = get(id);
        audit.configurationChanged(
                "analyzer/" + id.value(), before == null ? null : words(before), words(now) + differences(before, now));
        return now;
    }

    private static String differences(@Nullable Analyzer before, Analyzer now) {
        return before == null
                ? ""
                : Difference.between(before, now).stream()
                        .map(difference -> "\n" + difference.text())
                        .collect(Collectors.joining());
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

package org.undercroft.lab.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.FlagMeaning;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.TableDriver;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.setup.AnalyzerDesk;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Refusal;

/** What people say of an analyzer's messages while they draft its driver. Nothing of it is in force. */
@Component
class Drafting {

    private final AnalyzerDesk desk;
    private final DraftRepository drafts;
    private final CurrentCatalog catalogs;

    Drafting(AnalyzerDesk desk, DraftRepository drafts, CurrentCatalog catalogs) {
        this.desk = desk;
        this.drafts = drafts;
        this.catalogs = catalogs;
    }

    /** What is drafted; where nothing is, what is in force. */
    Draft draft(AnalyzerId id) {
        return drafts.find(id).orElseGet(() -> Draft.of(desk.get(id)));
    }

    void change(AnalyzerId id, UnaryOperator<Draft> work) {
        drafts.keep(id, work.apply(draft(id)), Acting.current().actor().name());
    }

    @Transactional
    public void map(AnalyzerId id, Mapping mapping) {
        if (mapping.test() != null && catalogs.now().test(mapping.test()).isEmpty()) {
            throw Refusal.unfit("The catalog has no test '" + mapping.test() + "'.");
        }
        mappings(id, mappings -> mappings.put(mapping.code(), mapping));
    }

    @Transactional
    public void unmap(AnalyzerId id, String code) {
        mappings(id, mappings -> mappings.remove(code));
    }

    /** Says in which field the value of a code stands. */
    @Transactional
    public void valueField(AnalyzerId id, String code, int field) {
        mappings(id, mappings -> {
            Mapping former = mappings.getOrDefault(code, new Mapping(code, null, "", null, null, "", null));
            mappings.put(
                    code,
                    new Mapping(
                            code,
                            former.test(),
                            former.unit(),
                            former.factor(),
                            former.decimals(),
                            former.loinc(),
                            field));
        });
    }

    private void mappings(AnalyzerId id, Consumer<Map<String, Mapping>> work) {
        change(id, draft -> {
            Analyzer content = draft.content();
            Map<String, Mapping> mappings = new HashMap<>(content.mappings());
            work.accept(mappings);
            return draft.with(content.readBy(content.driver(), mappings, content.flags()));
        });
    }

    /** Says what a sign means; one of the same kind and pattern is replaced. */
    @Transactional
    public void flag(AnalyzerId id, FlagMeaning meaning) {
        flags(id, flags -> {
            flags.removeIf(other ->
                    other.source() == meaning.source() && other.pattern().equals(meaning.pattern()));
            flags.add(meaning);
        });
    }

    @Transactional
    public void unflag(AnalyzerId id, FlagMeaning.Source source, String pattern) {
        flags(
                id,
                flags -> flags.removeIf(
                        other -> other.source() == source && other.pattern().equals(pattern)));
    }

    private void flags(AnalyzerId id, Consumer<List<FlagMeaning>> work) {
        change(id, draft -> {
            Analyzer content = draft.content();
            List<FlagMeaning> flags = new ArrayList<>(content.flags());
            work.accept(flags);
            return draft.with(content.readBy(content.driver(), content.mappings(), flags));
        });
    }

    /** Says where things stand in its messages; what is null stays. */
    @Transactional
    public void driver(
            AnalyzerId id,
            @Nullable Integer valueField,
            @Nullable String specimenSource,
            @Nullable Integer codeComponent,
            @Nullable String controlPattern) {
        change(id, draft -> {
            Analyzer content = draft.content();
            Driver former = content.driver();
            Driver driver = new Driver(
                    valueField == null ? former.valueField() : valueField,
                    specimenSource == null ? former.specimenSource() : specimenSource,
                    codeComponent == null ? former.codeComponent() : codeComponent,
                    controlPattern == null ? former.controlPattern() : controlPattern);
            return draft.with(content.readBy(driver, content.mappings(), content.flags()));
        });
    }

    /** Says how its files are read; null for not at all. */
    @Transactional
    public void table(AnalyzerId id, @Nullable TableDriver table) {
        change(id, draft -> draft.with(draft.content().readBy(table)));
    }

    /** Replaces the whole draft, for programs. */
    @Transactional
    public void replace(
            AnalyzerId id,
            Driver driver,
            List<Mapping> mappings,
            List<FlagMeaning> flags,
            @Nullable TableDriver table) {
        Map<String, Mapping> byCode = new HashMap<>();
        for (Mapping mapping : mappings) {
            if (byCode.put(mapping.code(), mapping) != null) {
                throw Refusal.unfit("The code '" + mapping.code() + "' stands there twice.");
            }
        }
        change(
                id,
                draft ->
                        draft.with(draft.content().readBy(driver, byCode, flags).readBy(table)));
    }
}

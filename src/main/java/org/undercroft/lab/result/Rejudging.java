package org.undercroft.lab.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.result.ResultRepository.Stored;
import org.undercroft.platform.actor.Acting;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Judges stored results again when what they were judged by has changed: the analyzer's state, a mapping, a match. */
@Component
public class Rejudging {

    private static final int TOGETHER = 500;

    private final AnalyzerRepository analyzers;
    private final ResultRepository results;
    private final WorkRepository work;
    private final PatientIndex patients;
    private final CurrentCatalog catalogs;
    private final Release release;

    Rejudging(
            AnalyzerRepository analyzers,
            ResultRepository results,
            WorkRepository work,
            PatientIndex patients,
            CurrentCatalog catalogs,
            Release release) {
        this.analyzers = analyzers;
        this.results = results;
        this.work = work;
        this.patients = patients;
        this.catalogs = catalogs;
        this.release = release;
    }

    /**
     * Judges everything of an analyzer that is held; what a person holds stays held.
     *
     * @return how many were judged
     */
    @Transactional
    public int heldOf(AnalyzerId id) {
        Analyzer analyzer = analyzers.find(id).orElseThrow();
        int judged = 0;
        List<Stored> held = results.held(id, 0, TOGETHER);
        while (!held.isEmpty()) {
            held.forEach(stored -> again(stored, analyzer));
            judged += held.size();
            held = results.held(id, held.getLast().id(), TOGETHER);
        }
        return judged;
    }

    private void again(Stored stored, Analyzer analyzer) {
        if (stored.specimen() == null) {
            return;
        }
        Optional<SpecimenWork> specimen = work.specimen(stored.specimen());
        Judged now = judge(stored, analyzer, specimen.orElseThrow());
        List<String> byHand = stored.reasons().stream()
                .filter(reason -> reason.startsWith(HoldReason.Kind.BY_HAND.name()))
                .toList();
        if (!byHand.isEmpty()) {
            List<String> reasons = new ArrayList<>(byHand);
            reasons.addAll(now.state() == ResultState.HELD ? now.reasons() : List.of());
            now = now.being(ResultState.HELD, reasons);
        }
        settle(stored, now, analyzer, Acting.current().actor().name());
    }

    /** What the rules say of a stored result in this specimen. */
    Judged judge(Stored stored, Analyzer analyzer, SpecimenWork specimen) {
        Map<PatientId, KnownPatient> known = patients.findAll(List.of(specimen.patient()));
        Origin origin = new Origin(stored.message(), stored.receivedAt());
        return new ResultIntake.Judging(analyzer, catalogs.now(), Map.of(), known, origin)
                .judge(stored.id(), stored.reading(), specimen, 1);
    }

    /** A stored result that belongs to no specimen. */
    Judged unmatched(Stored stored, Analyzer analyzer) {
        Origin origin = new Origin(stored.message(), stored.receivedAt());
        return new ResultIntake.Judging(analyzer, catalogs.now(), Map.of(), Map.of(), origin)
                .judge(stored.id(), stored.reading(), null, 0);
    }

    /** Writes a new judgement of a stored result and, if it may go now, lets it out. */
    void settle(Stored stored, Judged now, Analyzer analyzer, String actor) {
        if (stored.state() == now.state() && stored.reasons().equals(now.reasons())) {
            return;
        }
        results.decide(stored, now, actor);
        if (now.state() == ResultState.RELEASED) {
            release.out(
                    List.of(new Release.Leaving(
                            now, stored.receivedAt(), now.reasons().getFirst(), actor)),
                    analyzer);
        }
    }
}

package org.undercroft.lab.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.result.ResultRepository.Decision;
import org.undercroft.lab.result.ResultRepository.Stored;
import org.undercroft.lab.upkeep.AnalyzerFitness;
import org.undercroft.lab.upkeep.Fitness;
import org.undercroft.lab.verification.Verification;
import org.undercroft.lab.verification.Verifier;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
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
    private final Verification verification;
    private final CriticalWatch critical;
    private final AnalyzerFitness fitness;

    Rejudging(
            AnalyzerRepository analyzers,
            ResultRepository results,
            WorkRepository work,
            PatientIndex patients,
            CurrentCatalog catalogs,
            Release release,
            Verification verification,
            CriticalWatch critical,
            AnalyzerFitness fitness) {
        this.analyzers = analyzers;
        this.results = results;
        this.work = work;
        this.patients = patients;
        this.catalogs = catalogs;
        this.release = release;
        this.verification = verification;
        this.critical = critical;
        this.fitness = fitness;
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
            again(held, analyzer);
            judged += held.size();
            held = results.held(id, held.getLast().id(), TOGETHER);
        }
        return judged;
    }

    /**
     * Judges everything held of a specimen, because what is known of the tube has changed.
     *
     * @return how many were judged
     */
    @Transactional
    public int heldIn(long specimen) {
        Map<AnalyzerId, List<Stored>> held = work.heldIn(specimen).stream()
                .flatMap(id -> results.lock(id).stream())
                .filter(stored -> stored.state() == ResultState.HELD)
                .collect(Collectors.groupingBy(Stored::analyzer, LinkedHashMap::new, Collectors.toList()));
        held.forEach((id, stored) -> again(stored, analyzers.find(id).orElseThrow()));
        return held.values().stream().mapToInt(List::size).sum();
    }

    /** The same for tubes by their numbers; most have nothing held. */
    void heldInTubes(Collection<String> accessions) {
        work.tubesWithHeld(accessions).forEach(this::heldIn);
    }

    /** Each value of one test and specimen is judged behind the one before it, so that it sees what that one changed. */
    private void again(List<Stored> held, Analyzer analyzer) {
        List<Stored> waiting =
                held.stream().filter(stored -> stored.specimen() != null).toList();
        while (!waiting.isEmpty()) {
            Set<String> seen = new HashSet<>();
            List<Stored> first = new ArrayList<>();
            List<Stored> later = new ArrayList<>();
            for (Stored stored : waiting) {
                boolean isFirst = seen.add(stored.specimen() + " " + test(stored, analyzer));
                (isFirst ? first : later).add(stored);
            }
            settle(judgeAll(first, analyzer), analyzer);
            waiting = later;
        }
    }

    private static String test(Stored stored, Analyzer analyzer) {
        String code = stored.reading().code();
        return analyzer.mapping(code).map(Mapping::test).orElse(code);
    }

    private List<Decision> judgeAll(List<Stored> held, Analyzer analyzer) {
        Map<Long, SpecimenWork> specimens = work.specimensOf(
                held.stream().map(Stored::specimen).filter(Objects::nonNull).collect(Collectors.toSet()));
        Map<PatientId, KnownPatient> known = patients.findAll(
                specimens.values().stream().map(SpecimenWork::patient).collect(Collectors.toSet()));
        Judging judging = judging(analyzer, specimens.values(), known);
        return held.stream()
                .map(stored -> new Decision(
                        stored,
                        byHand(
                                stored,
                                judging.judge(
                                        stored.id(),
                                        stored.reading(),
                                        stored.origin(),
                                        specimens.get(stored.specimen()),
                                        1))))
                .toList();
    }

    private Judging judging(Analyzer analyzer, Collection<SpecimenWork> specimens, Map<PatientId, KnownPatient> known) {
        Verifier verifier = verification.about(specimens.stream()
                .flatMap(specimen -> specimen.subjects().stream())
                .toList());
        return new Judging(analyzer, catalogs.now(), Map.of(), known, verifier, fitness.of(analyzer.id()));
    }

    /** What a person holds stays held, and what was held because its whole tube is doubted. */
    private static Judged byHand(Stored stored, Judged now) {
        List<String> kept = stored.reasons().stream()
                .filter(reason -> reason.startsWith(HoldReason.Kind.BY_HAND.name())
                        || reason.startsWith(HoldReason.Kind.TUBE.name()))
                .toList();
        if (kept.isEmpty()) {
            return now;
        }
        Set<String> reasons = new LinkedHashSet<>(kept);
        reasons.addAll(now.state() == ResultState.HELD ? now.reasons() : List.of());
        return now.being(ResultState.HELD, List.copyOf(reasons));
    }

    /** What the rules say of a stored result in this specimen. */
    Judged judge(Stored stored, Analyzer analyzer, SpecimenWork specimen) {
        return judge(List.of(stored), analyzer, specimen).getFirst().now();
    }

    /** What the rules say of stored results, all of them in this specimen. */
    List<Decision> judge(List<Stored> results, Analyzer analyzer, SpecimenWork specimen) {
        Map<PatientId, KnownPatient> known = patients.findAll(List.of(specimen.patient()));
        Judging judging = judging(analyzer, List.of(specimen), known);
        return results.stream()
                .map(stored -> new Decision(
                        stored, judging.judge(stored.id(), stored.reading(), stored.origin(), specimen, 1)))
                .toList();
    }

    /** A stored result that belongs to no specimen. */
    Judged unmatched(Stored stored, Analyzer analyzer) {
        return new Judging(analyzer, catalogs.now(), Map.of(), Map.of(), Verifier.none(), Fitness.UNKNOWN)
                .judge(stored.id(), stored.reading(), stored.origin(), null, 0);
    }

    /** Writes new judgements of stored results and lets those out that may go now. */
    void settle(List<Decision> judged, Analyzer analyzer) {
        List<Decision> changed = judged.stream()
                .filter(decision -> decision.before().state() != decision.now().state()
                        || !decision.before().reasons().equals(decision.now().reasons()))
                .toList();
        Acting acting = Acting.current();
        results.decide(changed, acting.actor().name());
        critical.look(changed.stream()
                .map(decision -> new Caused<>(acting, decision.now()))
                .toList());
        release.out(
                changed.stream()
                        .filter(decision -> decision.now().state() == ResultState.RELEASED)
                        .map(decision -> new Release.Leaving(
                                decision.now(),
                                decision.before().receivedAt(),
                                decision.now().reasons().getFirst(),
                                acting))
                        .toList(),
                analyzer);
    }
}

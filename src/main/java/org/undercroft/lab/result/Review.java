package org.undercroft.lab.result;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.result.Circumstances.LineState;
import org.undercroft.lab.result.ResultRepository.Decision;
import org.undercroft.lab.result.ResultRepository.Stored;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** What people decide about results. Each decision has a reason, a person and a time, and keeps what stood before. */
@Component
public class Review {

    private static final Set<ResultState> UNDECIDED = EnumSet.of(ResultState.HELD, ResultState.REPEAT);
    private static final Set<ResultState> TAKEN_BACK = EnumSet.of(
            ResultState.HELD, ResultState.REPEAT, ResultState.RELEASED, ResultState.REJECTED, ResultState.DISCARDED);
    private static final Set<ResultState> GONE = EnumSet.of(ResultState.RELEASED, ResultState.CORRECTED);

    private final ResultRepository results;
    private final WorkRepository work;
    private final AnalyzerRepository analyzers;
    private final Rejudging rejudging;
    private final Release release;
    private final AuditTrail audit;
    private final CriticalWatch critical;

    Review(
            ResultRepository results,
            WorkRepository work,
            AnalyzerRepository analyzers,
            Rejudging rejudging,
            Release release,
            AuditTrail audit,
            CriticalWatch critical) {
        this.results = results;
        this.work = work;
        this.analyzers = analyzers;
        this.rejudging = rejudging;
        this.release = release;
        this.audit = audit;
        this.critical = critical;
    }

    /** Lets a result out that the rules hold. One whose code has no meaning yet can't leave: it must be mapped first. */
    @Transactional
    public void release(long id, String reason) {
        Stored stored = in(id, EnumSet.of(ResultState.HELD, ResultState.REPEAT, ResultState.REJECTED));
        Judged now = asItStands(stored);
        if (now.measurement().test() == null) {
            throw Refusal.conflict("Nobody said what the analyzer's code '"
                    + stored.reading().code() + "' means: map it to a test first.");
        }
        critical.mustBeCalledFirst(now);
        rejudging.settle(
                List.of(new Decision(stored, now.being(ResultState.RELEASED, List.of(said(reason))))),
                analyzer(stored));
        note(id, now, "released: " + reason);
    }

    /** Keeps a result from leaving until a person lets it. */
    @Transactional
    public void hold(long id, String reason) {
        Stored stored = in(id, UNDECIDED);
        List<String> reasons = new ArrayList<>();
        reasons.add(new HoldReason(HoldReason.Kind.BY_HAND, said(reason)).text());
        reasons.addAll(stored.reasons());
        settle(stored, ResultState.HELD, reasons);
    }

    /** Asks for another measurement. */
    @Transactional
    public void repeat(long id, String reason) {
        settle(in(id, EnumSet.of(ResultState.HELD)), ResultState.REPEAT, List.of(said(reason)));
    }

    /** Throws a result out. One that the ward has already got is withdrawn there too. */
    @Transactional
    public void reject(long id, String reason) {
        Stored stored = in(id, EnumSet.of(ResultState.HELD, ResultState.REPEAT, ResultState.RELEASED));
        Judged now = asItStands(stored).being(ResultState.REJECTED, List.of(said(reason)));
        results.decide(List.of(new Decision(stored, now)), actor());
        if (stored.state() == ResultState.RELEASED) {
            release.withdraw(List.of(leaving(stored, now, reason)), analyzer(stored), LineState.MEASURED);
        }
        note(id, now, "rejected: " + reason);
    }

    /** Says whose an unmatched result is; it is then judged like any other. */
    @Transactional
    public void match(long id, String number) {
        match(List.of(in(id, EnumSet.of(ResultState.UNMATCHED, ResultState.DISCARDED))), number);
    }

    /** Says whose everything is that the analyzer measured in the same unmatched tube; gives how many results. */
    @Transactional
    public int matchTube(long anyOfIt, String number) {
        List<Stored> tube = tubeIn(anyOfIt, EnumSet.of(ResultState.UNMATCHED));
        match(tube, number);
        return tube.size();
    }

    private void match(List<Stored> results, String number) {
        SpecimenWork specimen = Optional.ofNullable(
                        work.specimens(List.of(number.strip())).get(number.strip()))
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + number + "."));
        Analyzer analyzer = analyzer(results.getFirst());
        List<Decision> judged = rejudging.judge(results, analyzer, specimen);
        rejudging.settle(judged, analyzer);
        note(judged, "matched to " + specimen.accession());
    }

    /** Says that everything measured in the same unmatched tube belongs to nobody here; gives how many results. */
    @Transactional
    public int discardTube(long anyOfIt, String reason) {
        List<Stored> tube = tubeIn(anyOfIt, EnumSet.of(ResultState.UNMATCHED));
        List<Decision> decisions = tube.stream()
                .map(stored ->
                        new Decision(stored, asItStands(stored).being(ResultState.DISCARDED, List.of(said(reason)))))
                .toList();
        results.decide(decisions, actor());
        note(decisions, "discarded: " + reason);
        return tube.size();
    }

    /**
     * Takes back what was decided of a tube that waited among the unmatched: all of it waits there again, and whoever
     * got a value is told that it was wrong; gives how many results.
     */
    @Transactional
    public int undoTube(long anyOfIt, String reason) {
        List<Stored> tube = tubeIn(anyOfIt, TAKEN_BACK);
        Set<Long> once = results.onceUnmatched(tube.stream().map(Stored::id).toList());
        List<Stored> back =
                tube.stream().filter(stored -> once.contains(stored.id())).toList();
        if (back.isEmpty()) {
            throw Refusal.conflict("This tube was never unmatched: reject its results one by one.");
        }
        List<Decision> stood = back.stream()
                .map(stored -> new Decision(stored, asItStands(stored)))
                .toList();
        results.decide(
                stood.stream()
                        .map(decision -> new Decision(decision.before(), nobodys(decision.now(), said(reason))))
                        .toList(),
                actor());
        List<Release.Leaving> gone = stood.stream()
                .filter(decision -> decision.before().state() == ResultState.RELEASED)
                .map(decision -> leaving(decision.before(), decision.now(), reason))
                .toList();
        if (!gone.isEmpty()) {
            release.withdraw(gone, analyzer(back.getFirst()), LineState.ORDERED);
        }
        note(stood, "no longer matched: " + reason);
        return back.size();
    }

    /** Says that an unmatched result belongs to nobody here. */
    @Transactional
    public void discard(long id, String reason) {
        settle(in(id, EnumSet.of(ResultState.UNMATCHED)), ResultState.DISCARDED, List.of(said(reason)));
    }

    /** Takes a match or a discard back: the result waits among the unmatched again. What has left must be rejected. */
    @Transactional
    public void unmatch(long id, String reason) {
        Stored stored =
                in(id, EnumSet.of(ResultState.HELD, ResultState.REPEAT, ResultState.DISCARDED, ResultState.REJECTED));
        Judged now = asItStands(stored);
        results.decide(List.of(new Decision(stored, nobodys(now, said(reason)))), actor());
        note(id, now, "no longer matched: " + reason);
    }

    private static Judged nobodys(Judged now, String reason) {
        return new Judged(now.id(), now.measurement(), null, null, null, ResultState.UNMATCHED, List.of(reason));
    }

    private static Release.Leaving leaving(Stored stored, Judged now, String reason) {
        return new Release.Leaving(now, stored.receivedAt(), reason, Acting.current());
    }

    private List<Stored> tubeIn(long anyOfIt, Set<ResultState> states) {
        List<Stored> tube = results.tube(anyOfIt);
        if (tube.isEmpty()) {
            throw Refusal.unknown("There is no result " + anyOfIt + ".");
        }
        List<Stored> fitting =
                tube.stream().filter(stored -> states.contains(stored.state())).toList();
        if (fitting.isEmpty()) {
            throw Refusal.conflict("Somebody has decided on this tube meanwhile: result " + anyOfIt + " is "
                    + tube.getFirst().state().label().toLowerCase(java.util.Locale.ROOT) + " now.");
        }
        return fitting;
    }

    private Stored in(long id, Set<ResultState> states) {
        Stored stored = results.lock(id).orElseThrow(() -> Refusal.unknown("There is no result " + id + "."));
        if (!states.contains(stored.state())) {
            String hint = GONE.contains(stored.state()) ? " What has left can only be rejected." : "";
            throw Refusal.conflict("Result " + id + " is "
                    + stored.state().label().toLowerCase(java.util.Locale.ROOT) + " now." + hint);
        }
        return stored;
    }

    private void settle(Stored stored, ResultState state, List<String> reasons) {
        Judged now = asItStands(stored).being(state, reasons);
        results.decide(List.of(new Decision(stored, now)), actor());
        note(stored.id(), now, state.label() + ": " + reasons.getFirst());
    }

    private Judged asItStands(Stored stored) {
        Analyzer analyzer = analyzer(stored);
        Long specimen = stored.specimen();
        return specimen == null
                ? rejudging.unmatched(stored, analyzer)
                : rejudging.judge(stored, analyzer, work.specimen(specimen).orElseThrow());
    }

    private Analyzer analyzer(Stored stored) {
        return analyzers.find(stored.analyzer()).orElseThrow();
    }

    private void note(long id, Judged now, String words) {
        audit.record(entry(id, now, words));
    }

    private void note(List<Decision> decisions, String words) {
        audit.record(decisions.stream()
                .map(decision -> entry(decision.before().id(), decision.now(), words))
                .toList());
    }

    private static AuditEntry entry(long id, Judged now, String words) {
        AuditEntry entry = AuditEntry.of(AuditAction.UPDATE, AuditEntry.PATIENT_RECORD, "result", String.valueOf(id))
                .saying(words);
        return now.patient() == null
                ? entry
                : entry.about(List.of(now.patient().id().value()));
    }

    private static String said(String reason) {
        if (reason.isBlank()) {
            throw Refusal.unfit("Say why: the reason stays with the result.");
        }
        return reason.strip();
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

package org.undercroft.lab.result;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.LabRefusal;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.result.ResultRepository.Stored;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** What people decide about results. Each decision has a reason, a person and a time, and keeps what stood before. */
@Component
public class Review {

    private static final Set<ResultState> UNDECIDED = EnumSet.of(ResultState.HELD, ResultState.REPEAT);
    private static final Set<ResultState> GONE = EnumSet.of(ResultState.RELEASED, ResultState.CORRECTED);

    private final ResultRepository results;
    private final WorkRepository work;
    private final AnalyzerRepository analyzers;
    private final Rejudging rejudging;
    private final Release release;
    private final AuditTrail audit;

    Review(
            ResultRepository results,
            WorkRepository work,
            AnalyzerRepository analyzers,
            Rejudging rejudging,
            Release release,
            AuditTrail audit) {
        this.results = results;
        this.work = work;
        this.analyzers = analyzers;
        this.rejudging = rejudging;
        this.release = release;
        this.audit = audit;
    }

    /** Lets a result out that the rules hold. One whose code has no meaning yet can't leave: it must be mapped first. */
    @Transactional
    public void release(long id, String reason) {
        Stored stored = in(id, EnumSet.of(ResultState.HELD, ResultState.REPEAT, ResultState.REJECTED));
        Judged now = asItStands(stored);
        if (now.measurement().test() == null) {
            throw LabRefusal.conflict("Nobody said what the analyzer's code '"
                    + stored.reading().code() + "' means: map it to a test first.");
        }
        rejudging.settle(stored, now.being(ResultState.RELEASED, List.of(said(reason))), analyzer(stored), actor());
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
        results.decide(stored, now, actor());
        if (stored.state() == ResultState.RELEASED) {
            release.withdraw(new Release.Leaving(now, stored.receivedAt(), reason, actor()), analyzer(stored));
        }
        note(id, now, "rejected: " + reason);
    }

    /** Says whose an unmatched result is; it is then judged like any other. */
    @Transactional
    public void match(long id, String number) {
        Stored stored = in(id, EnumSet.of(ResultState.UNMATCHED, ResultState.DISCARDED));
        SpecimenWork specimen = Optional.ofNullable(
                        work.specimens(List.of(number.strip())).get(number.strip()))
                .orElseThrow(() -> LabRefusal.unknown("No specimen has the number " + number + "."));
        Analyzer analyzer = analyzer(stored);
        Judged now = rejudging.judge(stored, analyzer, specimen);
        rejudging.settle(stored, now, analyzer, actor());
        note(id, now, "matched to " + specimen.accession());
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
        Judged nobodys =
                new Judged(id, now.measurement(), null, null, null, ResultState.UNMATCHED, List.of(said(reason)));
        results.decide(stored, nobodys, actor());
        note(id, now, "no longer matched: " + reason);
    }

    private Stored in(long id, Set<ResultState> states) {
        Stored stored = results.lock(id).orElseThrow(() -> LabRefusal.unknown("There is no result " + id + "."));
        if (!states.contains(stored.state())) {
            String hint = GONE.contains(stored.state()) ? " What has left can only be rejected." : "";
            throw LabRefusal.conflict("Result " + id + " is "
                    + stored.state().label().toLowerCase(java.util.Locale.ROOT) + " now." + hint);
        }
        return stored;
    }

    private void settle(Stored stored, ResultState state, List<String> reasons) {
        Judged now = asItStands(stored).being(state, reasons);
        results.decide(stored, now, actor());
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
        AuditEntry entry = AuditEntry.of(AuditAction.UPDATE, AuditEntry.PATIENT_RECORD, "result", String.valueOf(id))
                .saying(words);
        audit.record(
                now.patient() == null
                        ? entry
                        : entry.about(List.of(now.patient().id().value())));
    }

    private static String said(String reason) {
        if (reason.isBlank()) {
            throw LabRefusal.unfit("Say why: the reason stays with the result.");
        }
        return reason.strip();
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

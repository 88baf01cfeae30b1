package org.undercroft.lab.pathology;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Moment;
import org.undercroft.platform.page.Refusal;

/** Finds and locks cases, keeps their step right after each change, and writes down who did what. */
@Component
class CaseBook {

    private final CaseRepository cases;
    private final ReportRepository reports;
    private final PathologySettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    CaseBook(
            CaseRepository cases, ReportRepository reports, PathologySettings settings, AuditTrail audit, Clock clock) {
        this.cases = cases;
        this.reports = reports;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    static String person() {
        return Acting.current().actor().name();
    }

    PathologyCase find(long id) {
        return cases.find(id).orElseThrow(() -> Refusal.unknown("There is no case " + id + "."));
    }

    PathologyCase locked(long id) {
        return cases.lock(id).orElseThrow(() -> Refusal.unknown("There is no case " + id + "."));
    }

    /** The case for who wants to change it, unless it is cancelled. */
    PathologyCase wanted(long id) {
        PathologyCase found = locked(id);
        if (found.state() == PathologyCase.State.CANCELLED) {
            throw Refusal.conflict("The case is cancelled.");
        }
        return found;
    }

    List<Moment> story(long id) {
        return cases.story(id);
    }

    /** Why another pathologist must agree to the draft as it stands; empty if nobody must. */
    String secondLook(PathologyCase pathologyCase, Draft draft) {
        String code = draft.text().diagnosisClass();
        return settings.diagnosisClass(code)
                .map(found -> found.askedBecause(
                        pathologyCase.number(), !reports.hadBefore(pathologyCase.patient(), code, pathologyCase.id())))
                .orElse("");
    }

    /** A change is done: the step is set anew, the story told and the trail written. */
    PathologyCase changed(long id, AuditAction action, String words) {
        PathologyCase now = settle(id);
        cases.tell(id, now(), person(), words);
        note(action, now, words);
        return now;
    }

    /** Sets the step anew. */
    PathologyCase settle(long id) {
        PathologyCase now = find(id);
        Draft draft = reports.draft(id);
        boolean written = draft.isWritten();
        boolean awaited =
                written && !secondLook(now, draft).isEmpty() && draft.agreedBy().isEmpty();
        cases.step(id, CaseStep.of(now, written, awaited));
        return find(id);
    }

    void note(AuditAction action, PathologyCase pathologyCase, String words) {
        audit.record(AuditEntry.ofPatient(action, "pathology-case", pathologyCase.number(), pathologyCase.patient())
                .saying(words.isEmpty() ? null : words));
    }
}

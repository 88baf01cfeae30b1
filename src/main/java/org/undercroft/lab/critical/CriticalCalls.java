package org.undercroft.lab.critical;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.CriticalValueAcknowledged;
import org.undercroft.lab.CriticalValueFound;
import org.undercroft.lab.critical.CriticalCall.State;
import org.undercroft.lab.critical.CriticalRepository.Policy;
import org.undercroft.lab.critical.CriticalRepository.Watcher;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;

/** Opens the calls of critical values and takes down who has heard of them. */
@Component
public class CriticalCalls {

    private static final int LONGEST = 200;

    private final CriticalRepository repository;
    private final EventLog events;
    private final AuditTrail audit;
    private final Clock clock;

    CriticalCalls(CriticalRepository repository, EventLog events, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a call for each value that has none yet, in the running transaction: no critical value without its call. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(List<Caused<CriticalFinding>> findings) {
        if (findings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Ladder ladder = Ladder.read(repository.policy().ladder());
        List<Caused<DomainEvent>> told = new ArrayList<>();
        for (Caused<CriticalFinding> each : findings) {
            CriticalFinding finding = each.what();
            repository.open(finding, now, ladder.dueAt(now, 0)).ifPresent(call -> {
                String actor = each.acting().actor().name();
                String value = (finding.value() + " " + finding.unit()).strip();
                repository.log(call, actor, "OPENED", "laboratory", "", "", finding.test() + " " + value);
                told.add(new Caused<>(
                        each.acting(),
                        new CriticalValueFound(
                                call, finding.result(), finding.accession(), finding.patient(), finding.test())));
            });
        }
        events.appendAll(told);
    }

    /** Whether policy lets this result leave now: always, or only when somebody has heard of it. */
    public boolean mayLeave(long result) {
        return !repository.policy().afterCall()
                || repository
                        .ofResult(result)
                        .map(call -> call.state() == State.CALLED || call.state() == State.ACKNOWLEDGED)
                        .orElse(true);
    }

    /**
     * Takes down a telephone call; a read-back that is right closes the case, anything else leaves it open.
     *
     * @param whom who was called
     * @param reached whether somebody answered
     * @param readBack value and unit as they read them back; empty if they didn't
     */
    @Transactional
    public ReadBack.Verdict called(long id, String whom, boolean reached, String readBack, String note) {
        CriticalCall call = locked(id);
        if (whom.isBlank()) {
            throw Refusal.unfit("Say whom you called: it stays in the log.");
        } else if (call.state() == State.WITHDRAWN) {
            throw Refusal.conflict("The value was withdrawn: there is nothing to tell.");
        }
        ReadBack.Verdict verdict =
                reached ? ReadBack.compare(call.value(), call.unit(), readBack) : ReadBack.Verdict.NOT_REACHED;
        repository.log(id, actor(), "CALL", cut(whom), cut(readBack), verdict.name(), cut(note));
        note(
                call,
                "called " + cut(whom) + ": " + verdict.label()
                        + (readBack.isBlank() ? "" : " '" + cut(readBack) + "'"));
        if (verdict == ReadBack.Verdict.MATCH && call.state() == State.OPEN) {
            close(call, State.CALLED, cut(whom));
        }
        return verdict;
    }

    /** A doctor or nurse has read the value on the screen: a verified contact, without a telephone. */
    @Transactional
    public void acknowledge(long id) {
        CriticalCall call = locked(id);
        if (call.state() != State.OPEN) {
            throw Refusal.conflict(
                    "This value is " + call.status().word().toLowerCase(java.util.Locale.ROOT) + " already.");
        } else if (call.confirmedAt() == null) {
            throw Refusal.conflict("The laboratory has not confirmed this value yet.");
        }
        repository.log(id, actor(), "SCREEN", actor(), "", "", "acknowledged " + call.reported());
        note(call, "acknowledged on the screen");
        close(call, State.ACKNOWLEDGED, actor());
    }

    private void close(CriticalCall call, State state, String whom) {
        repository.close(call.id(), state, actor());
        events.append(new CriticalValueAcknowledged(call.id(), call.result(), whom, state.name()));
    }

    /** The calls that somebody watches, open ones first; that they were read is written down. */
    @Transactional
    public List<CriticalCall> watched(Watcher watcher, boolean confirmedOnly) {
        List<CriticalCall> calls = repository.watched(watcher, confirmedOnly);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "critical-call", "")
                .about(calls.stream().map(CriticalCall::patient).distinct().toList()));
        return calls;
    }

    /** A call with its log; that it was read is written down. */
    @Transactional
    public CriticalCall.Logged logged(long id) {
        CriticalCall call = repository.find(id).orElseThrow(() -> unknown(id));
        audit.record(AuditEntry.ofPatient(AuditAction.READ, "critical-call", String.valueOf(id), call.patient()));
        return new CriticalCall.Logged(call, repository.contacts(id));
    }

    Policy policy() {
        return repository.policy();
    }

    /** Sets who is told when, and whether critical values leave before or after the call. */
    @Transactional
    public void change(String ladder, boolean afterCall) {
        Ladder.read(ladder);
        Policy before = repository.policy();
        repository.keepPolicy(ladder.strip(), afterCall, actor());
        audit.configurationChanged(
                "critical-policy",
                before.ladder() + "\nafter call: " + before.afterCall(),
                ladder + "\nafter call: " + afterCall);
    }

    Watcher watcher() {
        return repository.watcher(actor());
    }

    /** Keeps what the person at the page wants to see there. */
    @Transactional
    public void watch(String doctor, List<String> wards) {
        repository.keepWatcher(actor(), new Watcher(cut(doctor), wards));
    }

    private CriticalCall locked(long id) {
        return repository.lock(id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(long id) {
        return Refusal.unknown("There is no critical call " + id + ".");
    }

    private void note(CriticalCall call, String words) {
        audit.record(
                AuditEntry.ofPatient(AuditAction.UPDATE, "critical-call", String.valueOf(call.id()), call.patient())
                        .saying(words));
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

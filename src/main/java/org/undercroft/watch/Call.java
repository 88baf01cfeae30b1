package org.undercroft.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.WorkRequest.Priority;
import org.undercroft.biomed.WorkshopActivity;
import org.undercroft.exchange.ExchangeActivity;
import org.undercroft.lab.LabActivity;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.security.glass.BreakGlass;

/**
 * Something that waits for a person.
 *
 * @param status how much it matters
 * @param what what waits, in a few words
 * @param where the page on which a person deals with it
 * @param since since when; null if unknown
 */
public record Call(
        Status status, String what, String where, @Nullable Instant since) {

    private static final Comparator<Call> MOST_URGENT_FIRST = Comparator.<Call, Status.Level>comparing(
                    call -> call.status().level(), Comparator.reverseOrder())
            .thenComparing(Call::since, Comparator.nullsLast(Comparator.naturalOrder()));

    /** What waits for a person, in the departments and about access to patients, most urgent first. */
    static List<Call> of(
            ExchangeActivity.Snapshot exchange,
            LabActivity.Snapshot lab,
            WorkshopActivity.Snapshot workshop,
            List<BreakGlass.Waiting> glass) {
        List<Call> calls = new ArrayList<>();
        glass.forEach(broken -> calls.add(of(broken)));
        lab.critical().forEach(critical -> calls.add(of(critical)));
        lab.analyzers().forEach(analyzer -> addAnalyzer(calls, analyzer));
        lab.concerns().forEach(concern -> calls.add(of(concern)));
        addIf(calls, lab.held(), Status.caution("Held"), "results held", "/lab/held", lab.oldestHeld());
        addIf(
                calls,
                lab.unmatched(),
                Status.serious("Unmatched"),
                "results of unknown specimens",
                "/lab/unmatched",
                null);
        addIf(
                calls,
                exchange.deadLetters(),
                Status.serious("Dead letter"),
                "messages nobody could handle",
                "/exchange/dead-letters",
                exchange.oldestDeadLetter());
        exchange.destinationsInTrouble()
                .forEach(name -> calls.add(new Call(
                        Status.caution("No answer"), name + " does not acknowledge", "/exchange/destinations", null)));
        workshop.urgent().forEach(order -> addWorkOrder(calls, order));
        calls.sort(MOST_URGENT_FIRST);
        return calls;
    }

    /** The board hangs where everybody walks: it tells the number of the case, neither who nor which patient. */
    private static Call of(BreakGlass.Waiting broken) {
        Status status = broken.overdue()
                ? Status.critical("Review overdue")
                : broken.open() ? Status.serious("Glass broken") : Status.serious("Review");
        return new Call(
                status,
                "Break-glass case " + broken.id() + (broken.open() ? ": access is open" : " waits for its review"),
                "/administration/break-glass/" + broken.id(),
                broken.openedAt());
    }

    /** The board hangs where everybody walks: neither the patient nor the value. */
    private static Call of(LabActivity.CriticalLine critical) {
        String told = critical.told().isEmpty() ? "" : ", told: " + critical.told();
        return new Call(
                Status.critical("Critical result"),
                "Critical result " + critical.call() + " (" + critical.test() + ") not acknowledged" + told,
                "/lab/critical/" + critical.call(),
                critical.since());
    }

    private static Call of(LabActivity.Concern concern) {
        Status status = switch (concern.level()) {
            case CAUTION -> Status.caution(concern.kind());
            case SERIOUS -> Status.serious(concern.kind());
            case CRITICAL -> Status.critical(concern.kind());
        };
        return new Call(status, concern.what(), concern.where(), concern.since());
    }

    private static void addAnalyzer(List<Call> calls, LabActivity.AnalyzerLine analyzer) {
        Status status = AnalyzerStatus.of(analyzer.state());
        if (status.level() != Status.Level.GOOD) {
            calls.add(new Call(
                    status,
                    analyzer.name(),
                    "/lab/analyzers/" + analyzer.analyzer().value(),
                    null));
        }
    }

    private static void addWorkOrder(List<Call> calls, WorkshopActivity.Line order) {
        boolean nobodyHasIt = order.assignee() == null;
        if (nobodyHasIt && (order.priority() == Priority.URGENT || order.priority() == Priority.HIGH)) {
            Status status = order.priority() == Priority.URGENT
                    ? Status.critical("Urgent work")
                    : Status.serious("Work to take");
            calls.add(new Call(
                    status,
                    order.number().value() + ": " + order.title(),
                    "/biomed/work-orders/" + order.number().value(),
                    order.openedAt()));
        }
    }

    private static void addIf(
            List<Call> calls, long count, Status status, String what, String where, @Nullable Instant since) {
        if (count > 0) {
            calls.add(new Call(status, count + " " + what, where, since));
        }
    }
}

package org.undercroft.lab.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Outbox;
import org.undercroft.lab.ResultReleased;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.report.Finding;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.ReportedOrder;
import org.undercroft.lab.report.ResultMessage;
import org.undercroft.lab.report.ResultResources;
import org.undercroft.lab.result.Circumstances.LineState;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventLog;
import org.undercroft.records.ClinicalStore;

/**
 * Lets results out, in the running transaction: the line is done, the FHIR Observation and DiagnosticReport are written,
 * the message for the ward is queued and the event told.
 */
@Component
class Release {

    private final WorkRepository work;
    private final ResultRepository results;
    private final ResultNumbers numbers;
    private final ClinicalStore clinical;
    private final Outbox outbox;
    private final EventLog events;

    Release(
            WorkRepository work,
            ResultRepository results,
            ResultNumbers numbers,
            ClinicalStore clinical,
            Outbox outbox,
            EventLog events) {
        this.work = work;
        this.results = results;
        this.numbers = numbers;
        this.clinical = clinical;
        this.outbox = outbox;
        this.events = events;
    }

    /** A result that leaves, and why. */
    record Leaving(Judged judged, Instant receivedAt, String reason, String actor) {}

    /** Lets results of one analyzer out. */
    void out(List<Leaving> leaving, Analyzer analyzer) {
        if (leaving.isEmpty()) {
            return;
        }
        leaving.forEach(this::takePlaceOfFormer);
        work.markLines(lines(leaving), LineState.RELEASED);
        List<Finding> findings = report(leaving, analyzer, null);
        List<DomainEvent> told = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            told.add(event(findings.get(i), leaving.get(i).reason()));
        }
        events.append(told);
    }

    /** Tells everybody who got a result that it was wrong. */
    void withdraw(Leaving wrong, Analyzer analyzer) {
        if (wrong.judged().line() != null) {
            work.markLines(List.of(wrong.judged().line().id()), LineState.MEASURED);
        }
        report(List.of(wrong), analyzer, Standing.WITHDRAWN);
    }

    private void takePlaceOfFormer(Leaving leaving) {
        Judged judged = leaving.judged();
        SpecimenWork specimen = judged.specimen();
        if (specimen == null || specimen.found().isEmpty()) {
            return;
        }
        for (SpecimenWork.Found former : specimen.found()) {
            if (former.id() != judged.id() && former.test().equals(judged.testCode())) {
                boolean released = former.state() == ResultState.RELEASED;
                results.retire(
                        List.of(former.id()),
                        released ? ResultState.CORRECTED : ResultState.SUPERSEDED,
                        "result " + judged.id() + " took its place",
                        leaving.actor());
                if (released) {
                    results.replaces(judged.id(), former.id());
                }
            }
        }
    }

    private static List<Long> lines(List<Leaving> leaving) {
        return leaving.stream()
                .map(result -> result.judged().line())
                .filter(line -> line != null)
                .map(SpecimenWork.Line::id)
                .toList();
    }

    private List<Finding> report(List<Leaving> leaving, Analyzer analyzer, @Nullable Standing standing) {
        Set<Long> ids = leaving.stream()
                .map(result -> result.judged().line())
                .filter(line -> line != null)
                .map(SpecimenWork.Line::order)
                .collect(Collectors.toSet());
        Map<Long, ReportedOrder> orders = work.orders(ids);
        List<Finding> findings = leaving.stream()
                .map(result -> finding(result, analyzer, orders, standing))
                .toList();
        Instant now = Instant.now();
        List<Resource> resources = new ArrayList<>();
        findings.forEach(finding -> resources.add(ResultResources.observation(finding, now)));
        for (List<Finding> together : groups(findings)) {
            ReportedOrder order = together.getFirst().order();
            if (order != null) {
                resources.add(ResultResources.report(together, order, now));
            }
            outbox.send(ResultMessage.of(together, "LR" + numbers.next(), now));
        }
        clinical.put(resources);
        work.closeOrders(orders.values().stream()
                .filter(ReportedOrder::complete)
                .map(ReportedOrder::id)
                .toList());
        return findings;
    }

    /** One message for each order and specimen. */
    private static Iterable<List<Finding>> groups(List<Finding> findings) {
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            ReportedOrder order = finding.order();
            String key = (order == null ? "none" : String.valueOf(order.id())) + " " + finding.accession();
            groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(finding);
        }
        return groups.values();
    }

    private static Finding finding(
            Leaving leaving, Analyzer analyzer, Map<Long, ReportedOrder> orders, @Nullable Standing standing) {
        Judged judged = leaving.judged();
        Measurement measurement = judged.measurement();
        LabTest test = measurement.test();
        SpecimenWork specimen = judged.specimen();
        if (test == null || specimen == null || judged.patient() == null) {
            throw new IllegalArgumentException("Result " + judged.id() + " has no test or no specimen: it can't leave");
        }
        SpecimenWork.Line line = judged.line();
        boolean corrects = specimen.released(test.code())
                .filter(former -> former.id() != judged.id())
                .isPresent();
        String mapped =
                measurement.mapping() == null ? "" : measurement.mapping().loinc();
        Instant measured = measurement.measuredAt();
        return new Finding(
                judged.id(),
                line == null ? "lab-result-" + judged.id() : "lab-line-" + line.id(),
                specimen.accession(),
                judged.patient(),
                line == null ? null : orders.get(line.order()),
                test.code(),
                test.name(),
                mapped.isEmpty() ? test.loinc() : mapped,
                measurement.value().reported(),
                measurement.value().number(),
                measurement.value().comparator(),
                test.unit(),
                measurement.flag().code(),
                measurement.range(),
                measured == null ? leaving.receivedAt() : measured,
                measurement.reading().comments(),
                analyzer.name(),
                standing != null ? standing : corrects ? Standing.CORRECTED : Standing.FINAL);
    }

    private static ResultReleased event(Finding finding, String reason) {
        return new ResultReleased(
                finding.result(),
                finding.accession(),
                finding.patient().id(),
                finding.test(),
                finding.loinc(),
                finding.value(),
                finding.unit(),
                finding.flag(),
                reason);
    }
}

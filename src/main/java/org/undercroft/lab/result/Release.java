package org.undercroft.lab.result;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.lab.ResultReleased;
import org.undercroft.lab.ResultWithdrawn;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.report.Finding;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.ReportedOrder;
import org.undercroft.lab.report.ResultMessage;
import org.undercroft.lab.report.ResultResources;
import org.undercroft.lab.result.Circumstances.LineState;
import org.undercroft.lab.result.ResultRepository.Retired;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Caused;
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
    record Leaving(Judged judged, Instant receivedAt, String reason, Acting acting) {}

    /** Lets results of one analyzer out. */
    void out(List<Leaving> leaving, Analyzer analyzer) {
        if (leaving.isEmpty()) {
            return;
        }
        results.retire(leaving.stream().flatMap(Release::formers).toList());
        work.markLines(lines(leaving), LineState.RELEASED);
        List<Finding> findings = report(leaving, analyzer, null);
        List<Caused<DomainEvent>> told = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            told.add(new Caused<>(
                    leaving.get(i).acting(),
                    event(findings.get(i), leaving.get(i).reason())));
        }
        events.appendAll(told);
    }

    /**
     * Tells everybody who got results that they were wrong.
     *
     * @param line what becomes of their lines
     */
    void withdraw(List<Leaving> wrong, Analyzer analyzer, LineState line) {
        work.markLines(lines(wrong), line);
        List<Finding> findings = report(wrong, analyzer, Standing.WITHDRAWN);
        List<Caused<DomainEvent>> told = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            told.add(new Caused<>(
                    wrong.get(i).acting(),
                    new ResultWithdrawn(
                            finding.result(),
                            finding.accession(),
                            finding.patient().id(),
                            finding.test(),
                            wrong.get(i).reason())));
        }
        events.appendAll(told);
    }

    /** The results that this one takes the place of. */
    private static Stream<Retired> formers(Leaving leaving) {
        Judged judged = leaving.judged();
        SpecimenWork specimen = judged.specimen();
        if (specimen == null) {
            return Stream.of();
        }
        return specimen.found().stream()
                .filter(former -> former.id() != judged.id() && former.test().equals(judged.testCode()))
                .map(former -> new Retired(
                        former.id(),
                        former.state() == ResultState.RELEASED ? ResultState.CORRECTED : ResultState.SUPERSEDED,
                        judged.id(),
                        leaving.acting().actor().name()));
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
        tell(leaving, findings);
        work.closeOrders(orders.values().stream()
                .filter(ReportedOrder::complete)
                .map(ReportedOrder::id)
                .toList());
        return findings;
    }

    /** An Observation for each finding, a DiagnosticReport for each order, a message for each order and specimen. */
    private void tell(List<Leaving> leaving, List<Finding> findings) {
        Instant now = Instant.now();
        List<Caused<Finding>> caused = new ArrayList<>(findings.size());
        for (int i = 0; i < findings.size(); i++) {
            caused.add(new Caused<>(leaving.get(i).acting(), findings.get(i)));
        }
        List<Caused<Resource>> resources = new ArrayList<>();
        caused.forEach(finding ->
                resources.add(new Caused<>(finding.acting(), ResultResources.observation(finding.what(), now))));
        List<Caused<OutgoingMessage>> letters = new ArrayList<>();
        List<ResultRepository.Told> told = new ArrayList<>();
        for (List<Caused<Finding>> together : grouped(caused, finding -> order(finding) + " " + finding.accession())) {
            String control = "LR" + numbers.next();
            letters.add(new Caused<>(together.getFirst().acting(), ResultMessage.of(findings(together), control, now)));
            findings(together)
                    .forEach(finding ->
                            told.add(new ResultRepository.Told(finding.result(), control, finding.standing())));
        }
        for (List<Caused<Finding>> together : grouped(caused, Release::order)) {
            ReportedOrder order = together.getFirst().what().order();
            if (order != null) {
                resources.add(new Caused<>(
                        together.getFirst().acting(), ResultResources.report(findings(together), order, now)));
            }
        }
        outbox.sendAll(letters);
        results.told(told, now);
        clinical.putAll(resources);
    }

    private static String order(Finding finding) {
        return finding.order() == null ? "none" : String.valueOf(finding.order().id());
    }

    private static List<Finding> findings(List<Caused<Finding>> caused) {
        return caused.stream().map(Caused::what).toList();
    }

    private static Iterable<List<Caused<Finding>>> grouped(
            List<Caused<Finding>> findings, Function<Finding, String> key) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        finding -> key.apply(finding.what()), LinkedHashMap::new, Collectors.toList()))
                .values();
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
        SpecimenWork.Found former = specimen.released(test.code())
                .filter(found -> found.id() != judged.id())
                .orElse(null);
        Standing is = standing != null ? standing : former != null ? Standing.CORRECTED : Standing.FINAL;
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
                comments(leaving, is, former),
                analyzer.name(),
                is);
    }

    /** Whoever reads a corrected value reads what it was before and why it is another now. */
    private static List<String> comments(Leaving leaving, Standing standing, SpecimenWork.@Nullable Found former) {
        List<String> comments =
                new ArrayList<>(leaving.judged().measurement().reading().comments());
        switch (standing) {
            case CORRECTED ->
                comments.add("Corrected result. Reported before: "
                        + (former == null ? "" : (former.reported() + " " + former.unit()).strip()) + ". Reason: "
                        + leaving.reason() + ".");
            case WITHDRAWN -> comments.add("This result was wrong and is withdrawn. Reason: " + leaving.reason() + ".");
            case PRELIMINARY, FINAL -> {}
        }
        return comments;
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

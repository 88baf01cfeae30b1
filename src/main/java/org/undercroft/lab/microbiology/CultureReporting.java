package org.undercroft.lab.microbiology;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Outbox;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.microbiology.Culture.Isolate;
import org.undercroft.lab.microbiology.Culture.Tested;
import org.undercroft.lab.microbiology.CultureReport.Line;
import org.undercroft.lab.report.AnsweredOrder;
import org.undercroft.lab.report.Finding;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.ReportedOrder;
import org.undercroft.lab.report.ResultMessage;
import org.undercroft.lab.report.ResultResources;
import org.undercroft.lab.report.ToldBefore;
import org.undercroft.platform.actor.Acting;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Tells the ward of a culture: FHIR resources and ORU^R01, in the running transaction. */
@Component
class CultureReporting {

    private final JdbcClient jdbc;
    private final MicrobiologyLists lists;
    private final PatientIndex patients;
    private final ClinicalStore clinical;
    private final Outbox outbox;
    private final AnsweredOrder orders;
    private final CultureReports reports;
    private final Clock clock = Clock.systemUTC();

    CultureReporting(
            JdbcClient jdbc,
            MicrobiologyLists lists,
            PatientIndex patients,
            ClinicalStore clinical,
            Outbox outbox,
            AnsweredOrder orders,
            CultureReports reports) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.patients = patients;
        this.clinical = clinical;
        this.outbox = outbox;
        this.orders = orders;
        this.reports = reports;
    }

    /**
     * Tells it; a corrected report tells what the final ones before it said.
     *
     * @param reason why a final report is corrected; empty otherwise
     */
    void send(Culture culture, Standing standing, String reason) {
        KnownPatient patient = patients.find(new PatientId(culture.patient())).orElseThrow();
        Instant now = clock.instant();
        List<CultureReport> sent = reports.of(culture.id());
        CultureReport report = new CultureReport(
                sent.size() + 1,
                culture.state(),
                lines(culture),
                reason,
                now,
                Acting.current().actor().name());
        reports.keep(culture.id(), report);
        List<Line> gone = CultureReports.gone(report, sent);
        ReportedOrder order = orders.of(
                        culture.accession(),
                        culture.test(),
                        Stream.concat(report.lines().stream(), gone.stream())
                                .map(line -> id(culture, line))
                                .toList(),
                        standing != Standing.PRELIMINARY)
                .orElse(null);
        List<Finding> findings = new ArrayList<>();
        List<ToldBefore> before = CultureReports.before(sent);
        for (Line line : report.lines()) {
            findings.add(finding(
                    culture,
                    corrected(line, before, reason),
                    patient,
                    order,
                    now,
                    standing == Standing.CORRECTED ? ToldBefore.standing(line.key(), line.told(), before) : standing));
        }
        gone.forEach(line -> findings.add(
                finding(culture, withdrawn(line, before, reason), patient, order, now, Standing.WITHDRAWN)));
        tell(findings, order, now);
        if (standing != Standing.PRELIMINARY) {
            orders.close(culture.accession(), culture.test());
        }
    }

    private void tell(List<Finding> findings, @Nullable ReportedOrder order, Instant now) {
        List<Resource> resources = new ArrayList<>();
        findings.forEach(finding -> resources.add(ResultResources.observation(finding, now)));
        if (order != null) {
            resources.add(ResultResources.report(findings, order, now));
        }
        clinical.put(resources);
        long number = jdbc.sql("select nextval('lab.result_number')")
                .query(Long.class)
                .single();
        outbox.send(ResultMessage.of(findings, "LC" + number, now));
    }

    private static Line corrected(Line line, List<ToldBefore> before, String reason) {
        List<String> comments = new ArrayList<>(line.comments());
        comments.addAll(ToldBefore.notes(ToldBefore.in(line.key(), line.told(), before, reason)));
        return commented(line, comments);
    }

    private static Line withdrawn(Line line, List<ToldBefore> before, String reason) {
        return commented(line, ToldBefore.notes(ToldBefore.in(line.key(), "", before, reason)));
    }

    private static Line commented(Line line, List<String> comments) {
        return new Line(
                line.key(),
                line.test(),
                line.name(),
                line.loinc(),
                line.value(),
                line.measured(),
                line.flag(),
                comments);
    }

    private List<Line> lines(Culture culture) {
        List<Line> lines = new ArrayList<>();
        if (!culture.gram().isEmpty()) {
            lines.add(new Line("gram", "GRAM", "Gram stain", "664-3", culture.gram(), "", "", List.of()));
        }
        String growth = culture.growth().isEmpty() ? "to follow" : culture.growth();
        List<String> comments = culture.comment().isEmpty() ? List.of() : List.of(culture.comment());
        lines.add(new Line("growth", culture.test(), "Culture", "", growth, "", "", comments));
        for (Isolate isolate : culture.isolates()) {
            String name = lists.organism(isolate.organism()).map(Organism::name).orElse(isolate.organism());
            lines.add(new Line(
                    String.valueOf(isolate.number()),
                    "ISOLATE",
                    "Isolate " + isolate.number(),
                    "11475-1",
                    name + (isolate.quantity().isEmpty() ? "" : ", " + isolate.quantity()),
                    "",
                    "A",
                    List.of()));
            for (Tested tested : Cascade.shown(isolate, lists.antibiotics())) {
                lines.add(susceptibility(isolate, tested));
            }
        }
        return lines;
    }

    private Line susceptibility(Isolate isolate, Tested tested) {
        Antibiotic antibiotic = lists.antibiotics().get(tested.antibiotic());
        String name = antibiotic == null ? tested.antibiotic() : antibiotic.name();
        String found = tested.reported() == null ? "" : tested.reported().name();
        List<String> comments = new ArrayList<>();
        String measured =
                tested.method() + " " + tested.value() + (tested.method().equals("MIC") ? " mg/L" : " mm");
        comments.add(measured + (tested.breakpoints().isEmpty() ? "" : ", breakpoints " + tested.breakpoints()));
        if (!tested.reason().isEmpty()) {
            comments.add(tested.reason());
        }
        return new Line(
                isolate.number() + "-" + tested.antibiotic(),
                "AST-" + tested.antibiotic(),
                name + ", isolate " + isolate.number(),
                "",
                found,
                measured,
                found,
                comments);
    }

    private static Finding finding(
            Culture culture,
            Line line,
            KnownPatient patient,
            @Nullable ReportedOrder order,
            Instant now,
            Standing standing) {
        return new Finding(
                culture.id(),
                id(culture, line),
                new AccessionNumber(culture.accession()),
                patient,
                order,
                line.test(),
                line.name(),
                line.loinc(),
                line.value(),
                null,
                "",
                "",
                line.flag(),
                "",
                now,
                line.comments(),
                "Microbiology",
                standing);
    }

    private static String id(Culture culture, Line line) {
        return "lab-culture-" + culture.id() + "-" + line.key();
    }
}

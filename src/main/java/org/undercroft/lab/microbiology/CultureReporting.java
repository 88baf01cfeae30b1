package org.undercroft.lab.microbiology;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Outbox;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.microbiology.Culture.Isolate;
import org.undercroft.lab.microbiology.Culture.Tested;
import org.undercroft.lab.report.Finding;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.ReportedOrder;
import org.undercroft.lab.report.ResultMessage;
import org.undercroft.lab.report.ResultResources;
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
    private final Clock clock = Clock.systemUTC();

    CultureReporting(
            JdbcClient jdbc, MicrobiologyLists lists, PatientIndex patients, ClinicalStore clinical, Outbox outbox) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.patients = patients;
        this.clinical = clinical;
        this.outbox = outbox;
    }

    /** One line of the report: what it is, its LOINC code, its value, its flag, and what goes with it. */
    private record Line(
            String suffix, String test, String name, String loinc, String value, String flag, List<String> comments) {}

    void send(Culture culture, Standing standing) {
        KnownPatient patient = patients.find(new PatientId(culture.patient())).orElseThrow();
        Instant now = clock.instant();
        List<Line> lines = lines(culture);
        ReportedOrder order =
                order(culture, lines, standing != Standing.PRELIMINARY).orElse(null);
        List<Finding> findings = lines.stream()
                .map(line -> finding(culture, line, patient, order, now, standing))
                .toList();
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
        if (standing != Standing.PRELIMINARY) {
            close(culture);
        }
    }

    private List<Line> lines(Culture culture) {
        List<Line> lines = new ArrayList<>();
        if (!culture.gram().isEmpty()) {
            lines.add(new Line("gram", "GRAM", "Gram stain", "664-3", culture.gram(), "", List.of()));
        }
        String growth = culture.growth().isEmpty() ? "to follow" : culture.growth();
        List<String> comments = culture.comment().isEmpty() ? List.of() : List.of(culture.comment());
        lines.add(new Line("growth", culture.test(), "Culture", "", growth, "", comments));
        for (Isolate isolate : culture.isolates()) {
            String name = lists.organism(isolate.organism()).map(Organism::name).orElse(isolate.organism());
            lines.add(new Line(
                    String.valueOf(isolate.number()),
                    "ISOLATE",
                    "Isolate " + isolate.number(),
                    "11475-1",
                    name + (isolate.quantity().isEmpty() ? "" : ", " + isolate.quantity()),
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
        comments.add(tested.method() + " " + tested.value() + (tested.method().equals("MIC") ? " mg/L" : " mm")
                + (tested.breakpoints().isEmpty() ? "" : ", breakpoints " + tested.breakpoints()));
        if (!tested.reason().isEmpty()) {
            comments.add(tested.reason());
        }
        return new Line(
                isolate.number() + "-" + tested.antibiotic(),
                "AST-" + tested.antibiotic(),
                name + ", isolate " + isolate.number(),
                "",
                found,
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
        return "lab-culture-" + culture.id() + "-" + line.suffix();
    }

    private Optional<ReportedOrder> order(Culture culture, List<Line> lines, boolean complete) {
        List<String> observations =
                lines.stream().map(line -> id(culture, line)).collect(Collectors.toList());
        return jdbc.sql("""
            select o.* from lab.lab_order o join lab.order_line l on l.order_id = o.id
              join lab.specimen s on s.id = l.specimen
             where s.accession = ? and coalesce(l.test, l.requested) = ? order by l.id limit 1
            """)
                .params(culture.accession(), culture.test())
                .query((row, _) -> new ReportedOrder(
                        row.getLong("id"),
                        row.getString("sender"),
                        row.getString("placer"),
                        row.getString("requested"),
                        row.getString("requested_name"),
                        row.getString("visit"),
                        row.getString("ward"),
                        row.getString("ordered_by"),
                        observations,
                        complete))
                .optional();
    }

    /** The line that asked for the culture is done. */
    private void close(Culture culture) {
        Map<String, Object> which = Map.of("accession", culture.accession(), "test", culture.test());
        jdbc.sql("""
            update lab.order_line l set state = 'RELEASED' from lab.specimen s
             where s.id = l.specimen and s.accession = :accession and coalesce(l.test, l.requested) = :test
               and l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST')
            """).params(which).update();
        jdbc.sql("""
            update lab.lab_order o set state = 'COMPLETE'
             where o.state = 'OPEN' and o.id in (select l.order_id from lab.order_line l
                                                   join lab.specimen s on s.id = l.specimen
                                                  where s.accession = :accession)
               and not exists (select 1 from lab.order_line l where l.order_id = o.id
                                  and l.state not in ('RELEASED', 'CANCELLED'))
            """).params(which).update();
    }
}

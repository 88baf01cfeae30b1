package org.undercroft.lab.printout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.cumulative.PatientResults;
import org.undercroft.lab.cumulative.ReportedResult;
import org.undercroft.lab.facility.Facilities;
import org.undercroft.lab.identity.Identities;
import org.undercroft.lab.report.WritesReports;
import org.undercroft.lab.report.WrittenReport;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Times;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Gathers what a report says; that it left is written down. */
@Component
public class Reports {

    private static final int MOST = 2_000;
    private static final int TREND = 12;

    private final JdbcClient jdbc;
    private final PatientResults results;
    private final PatientIndex patients;
    private final Facilities facilities;
    private final List<WritesReports> writers;
    private final Identities identities;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    Reports(
            JdbcClient jdbc,
            PatientResults results,
            PatientIndex patients,
            Facilities facilities,
            List<WritesReports> writers,
            Identities identities,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.results = results;
        this.patients = patients;
        this.facilities = facilities;
        this.writers = List.copyOf(writers);
        this.identities = identities;
        this.audit = audit;
    }

    private record Head(
            long id,
            String accession,
            String type,
            String patient,
            String collected,
            String received,
            String orderedBy) {}

    /** Everything of a specimen. */
    @Transactional
    public byte[] ofSpecimen(String accession) {
        Head head = heads("s.accession = ?", accession).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        return written(patient(head.patient()), "Specimen " + accession, List.of(head), results.ofSpecimen(head.id()));
    }

    /** What was reported of a patient in a time, at most the latest {@value #MOST} results. */
    @Transactional
    public byte[] ofPatient(String id, Instant from, Instant to, String title) {
        KnownPatient patient = patient(id);
        List<ReportedResult> found = results.ofPatient(patient.id().value(), from, to, MOST).stream()
                .sorted(Comparator.comparing(ReportedResult::section).thenComparing(ReportedResult::testName))
                .toList();
        Stream<Long> written =
                writers.stream().flatMap(writer -> writer.specimens(identities.of(patient.id()), from, to).stream());
        Long[] specimens = Stream.concat(found.stream().map(ReportedResult::specimen), written)
                .distinct()
                .toArray(Long[]::new);
        List<Head> heads = specimens.length == 0 ? List.of() : heads("s.id = any(?)", (Object) specimens);
        return written(patient, title, heads, found);
    }

    /**
     * A report that stands by itself, such as that of a case of pathology.
     *
     * @param id whose it is
     * @param title what it is a report of
     * @param orderedBy who asked; empty if unsaid
     * @param received when it came, in words
     */
    @Transactional
    public byte[] ofWritten(String id, String title, String orderedBy, String received, WrittenReport report) {
        KnownPatient patient = patient(id);
        read(patient, title);
        ResultReport.Tube tube = new ResultReport.Tube(
                title, "", "", received, orderedBy, List.of(), List.of(), List.of(), List.of(report));
        return PdfReport.of(new ResultReport(
                facilities.now(),
                patient,
                title,
                List.of(tube),
                Map.of(),
                Acting.current().actor().name(),
                clock.instant()));
    }

    private void read(KnownPatient patient, String title) {
        audit.record(AuditEntry.ofPatient(
                        AuditAction.READ, "report", title, patient.id().value())
                .saying("as PDF"));
    }

    private KnownPatient patient(String id) {
        return patients.find(new PatientId(id))
                .orElseThrow(() -> Refusal.unknown("The patient index knows nobody as " + id + "."));
    }

    private byte[] written(KnownPatient patient, String title, List<Head> heads, List<ReportedResult> found) {
        read(patient, title);
        List<Long> ids = heads.stream().map(Head::id).toList();
        Map<Long, List<ReportedResult>> standing =
                found.stream().collect(Collectors.groupingBy(ReportedResult::specimen));
        Map<Long, List<ReportedResult>> former =
                results.former(ids).stream().collect(Collectors.groupingBy(ReportedResult::specimen));
        Map<Long, List<String>> pending = results.pending(ids);
        Map<Long, List<WrittenReport>> written = writers.stream()
                .flatMap(writer -> writer.ofSpecimens(ids).stream())
                .collect(Collectors.groupingBy(WrittenReport::specimen));
        List<ResultReport.Tube> tubes = heads.stream()
                .map(head -> new ResultReport.Tube(
                        "Specimen " + head.accession(),
                        head.type(),
                        head.collected(),
                        head.received(),
                        head.orderedBy(),
                        standing.getOrDefault(head.id(), List.of()),
                        former.getOrDefault(head.id(), List.of()),
                        pending.getOrDefault(head.id(), List.of()),
                        written.getOrDefault(head.id(), List.of())))
                .toList();
        return PdfReport.of(new ResultReport(
                facilities.now(),
                patient,
                title,
                tubes,
                results.numbers(patient.id().value(), tests(found), TREND),
                Acting.current().actor().name(),
                clock.instant()));
    }

    private static Collection<String> tests(List<ReportedResult> results) {
        return results.stream()
                .filter(result -> result.number() != null)
                .map(ReportedResult::test)
                .collect(Collectors.toSet());
    }

    private List<Head> heads(String where, Object value) {
        return jdbc.sql("""
            select s.id, s.accession, coalesce(t.name, s.type) as type, s.patient, s.collected_at, s.received_at,
                   coalesce((select o.ordered_by || case when o.ward = '' then '' else ', ' || o.ward end
                               from lab.order_line l join lab.lab_order o on o.id = l.order_id
                              where l.specimen = s.id order by l.id limit 1), '') as ordered_by
              from lab.specimen s left join lab.specimen_type t on t.code = s.type
             where %s order by coalesce(s.collected_at, s.created_at) desc, s.id desc
            """.formatted(where))
                .param(value)
                .query((row, _) -> head(row))
                .list();
    }

    private static Head head(ResultSet row) throws SQLException {
        Timestamp collected = row.getTimestamp("collected_at");
        Timestamp received = row.getTimestamp("received_at");
        return new Head(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("type"),
                row.getString("patient"),
                Times.minutes(collected == null ? null : collected.toInstant()),
                Times.minutes(received == null ? null : received.toInstant()),
                row.getString("ordered_by").replace("^", " ").strip());
    }
}

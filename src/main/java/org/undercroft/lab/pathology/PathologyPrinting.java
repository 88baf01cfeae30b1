package org.undercroft.lab.pathology;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.lab.pathology.SignedReport.Kind;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.WritesReports;
import org.undercroft.lab.report.WrittenReport;
import org.undercroft.lab.report.WrittenReport.Item;
import org.undercroft.lab.report.WrittenReport.Shape;

/** Prints what was signed of a case: the report that stands, what it says otherwise than before, and all addenda. */
@Component
class PathologyPrinting implements WritesReports {

    private final JdbcClient jdbc;
    private final CaseReading cases;
    private final ReportRepository reports;

    PathologyPrinting(JdbcClient jdbc, CaseReading cases, ReportRepository reports) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.reports = reports;
    }

    @Override
    public List<WrittenReport> ofSpecimens(Collection<Long> specimens) {
        record Signed(long id, long specimen) {}
        return jdbc.sql("""
            select p.case_id as id, min(p.specimen) as specimen from lab.pathology_part p
             where p.specimen = any(?)
               and exists (select from lab.pathology_report r where r.case_id = p.case_id)
             group by p.case_id order by p.case_id
            """).param(specimens.toArray(Long[]::new)).query(Signed.class).list().stream()
                .map(signed ->
                        written(signed.specimen(), cases.find(signed.id()).orElseThrow(), reports.reports(signed.id())))
                .toList();
    }

    @Override
    public List<Long> specimens(Collection<String> patients, Instant from, Instant to) {
        return jdbc.sql("""
            select distinct p.specimen from lab.pathology_part p join lab.pathology_case c on c.id = p.case_id
              join lab.pathology_report r on r.case_id = c.id
             where p.specimen is not null and c.patient = any(:patients) and r.signed_at >= :from and r.signed_at < :to
            """)
                .param("patients", patients.toArray(String[]::new))
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Long.class)
                .list();
    }

    /** What stands of a case, at least one report of which was signed. */
    static WrittenReport written(long specimen, PathologyCase pathologyCase, List<SignedReport> signed) {
        List<SignedReport> main =
                signed.stream().filter(each -> each.kind() != Kind.ADDENDUM).toList();
        SignedReport stands = main.getLast();
        List<Item> items = new ArrayList<>();
        Sections.told(pathologyCase, main.subList(0, main.size() - 1), stands).stream()
                .filter(section -> !section.isAnswer())
                .forEach(section -> items.add(item(section)));
        signed.stream()
                .filter(each -> each.kind() == Kind.ADDENDUM)
                .forEach(each -> items.add(new Item(
                        "Addendum", each.text().comment(), Shape.PROSE, List.of(Sections.signed(each)), List.of())));
        return new WrittenReport(
                specimen,
                "Pathology case " + pathologyCase.number() + ": "
                        + stands.kind().label(),
                stands.kind() == Kind.AMENDED ? WrittenReport.Kind.AMENDED : WrittenReport.Kind.FINAL,
                Sections.signed(stands)
                        + (stands.text().reason().isEmpty()
                                ? ""
                                : ". Amended: " + stands.text().reason()),
                items);
    }

    private static Item item(Section section) {
        boolean gone = section.standing() == Standing.WITHDRAWN;
        return new Item(
                section.title(),
                gone ? "No longer reported." : section.text(),
                Shape.PROSE,
                List.of(),
                section.former());
    }
}

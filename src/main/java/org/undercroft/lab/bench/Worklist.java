package org.undercroft.lab.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** The one list of the bench: what is ordered, what was measured, what waits for a person. */
@Repository
public class Worklist {

    /** How it may be asked for; {@code state} and {@code section} may name several, with commas between. */
    public static final Listing LISTING = Listing.sortedBy("since", Direction.DESCENDING)
            .orBy("priority", "accession", "test", "ward", "state", "analyzer")
            .filteredBy("state", "accession", "test", "analyzer", "priority", "ward", "patient", "section");

    private static final Map<String, String> COLUMNS = Map.of(
            "since", "since",
            "priority", "priority_order",
            "accession", "accession",
            "test", "test",
            "ward", "ward",
            "state", "state",
            "analyzer", "analyzer");

    private static final String ORDERED = """
        select l.id as line, r.id as result, s.accession, s.patient, o.record_number, o.patient_name, o.ward,
               o.priority, coalesce(l.test, l.requested) as test, coalesce(t.name, o.requested_name) as test_name,
               coalesce(r.reported, '') as value, coalesce(r.unit, t.unit, '') as unit, coalesce(r.flag, '') as flag,
               coalesce(r.reference_text, '') as range,
               coalesce(r.state, case l.state when 'ORDERED' then 'WAITING' else l.state end) as state,
               coalesce(r.reasons, '{}') as reasons, coalesce(a.name, '') as analyzer,
               coalesce(r.received_at, o.received_at) as since,
               case o.priority when 'S' then 1 when 'A' then 2 else 3 end as priority_order,
               l.id * 2 as tie, l.named_by
          from lab.order_line l
          join lab.lab_order o on o.id = l.order_id
          join lab.specimen s on s.id = l.specimen
          left join lab.test t on t.code = l.test
          left join lateral (select * from lab.result x where x.specimen = s.id and x.order_line = l.id
                              and x.state in ('HELD', 'RELEASED', 'REPEAT', 'REJECTED') order by x.id desc limit 1) r on true
          left join lab.analyzer a on a.id = r.analyzer
        """;

    private static final String UNORDERED = """
        select null, r.id, coalesce(s.accession, r.specimen_text), r.patient, '', '', '', 'R',
               coalesce(r.test, r.instrument_code), coalesce(t.name, r.instrument_code), r.reported, r.unit, r.flag,
               r.reference_text, r.state, r.reasons, a.name, r.received_at, 3, r.id * 2 + 1, ''
          from lab.result r
          join lab.analyzer a on a.id = r.analyzer
          left join lab.specimen s on s.id = r.specimen
          left join lab.test t on t.code = r.test
         where r.order_line is null
        """;

    private static final String DETAILS = """
        select p.line, p.result, coalesce(s.accession, r.specimen_text, '') as accession, coalesce(s.patient, r.patient) as patient,
               coalesce(o.record_number, '') as record_number, coalesce(o.patient_name, '') as patient_name,
               coalesce(o.ward, '') as ward, coalesce(o.priority, 'R') as priority,
               coalesce(l.test, l.requested, r.test, r.instrument_code) as test,
               coalesce(t.name, o.requested_name, r.instrument_code) as test_name, coalesce(r.reported, '') as value,
               coalesce(r.unit, t.unit, '') as unit, coalesce(r.flag, '') as flag, coalesce(r.reference_text, '') as range,
               coalesce(r.state, case l.state when 'ORDERED' then 'WAITING' else l.state end) as state,
               coalesce(r.reasons, '{}') as reasons, coalesce(a.name, '') as analyzer, p.since,
               case o.priority when 'S' then 1 when 'A' then 2 else 3 end as priority_order, p.tie,
               coalesce(l.named_by, '') as named_by
          from picked p
          left join lab.order_line l on l.id = p.line
          left join lab.lab_order o on o.id = l.order_id
          left join lab.result r on r.id = p.result
          left join lab.specimen s on s.id = coalesce(l.specimen, r.specimen)
          left join lab.test t on t.code = coalesce(l.test, r.test)
          left join lab.analyzer a on a.id = r.analyzer
        """;

    /** Further than so many rows behind the page nobody counts: there are more. */
    static final int COUNTED = 10_000;

    /** By anything but time only the newest so many rows are sorted. */
    static final int SORTED = 10_000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Worklist(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * One page; that it was read is written down with the patients in it. Its total is exact only up to
     * {@value #COUNTED} rows behind the page.
     */
    @Transactional
    public PageOf<WorkRow> page(PageRequest request) {
        WorklistQuery query = WorklistQuery.of(request);
        List<WorkRow> rows = request.isSortedBy("since") && request.direction() == Direction.DESCENDING
                ? newest(request, query)
                : sorted(request, query);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "worklist", "")
                .about(patients(rows)));
        return new PageOf<>(rows, total(request, query), request);
    }

    private List<WorkRow> newest(PageRequest request, WorklistQuery query) {
        return jdbc.sql("with picked as materialized (select * from (" + query.newest("most")
                        + ") n order by since desc, tie desc limit :size offset :offset) " + DETAILS
                        + " order by p.since desc, p.tie desc")
                .params(query.parameters())
                .param("most", request.offset() + request.size())
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> row(row))
                .list();
    }

    private List<WorkRow> sorted(PageRequest request, WorklistQuery query) {
        return jdbc.sql("with picked as materialized (" + query.newest("most") + ") select * from (" + DETAILS
                        + ") w order by " + request.orderBy(COLUMNS, "tie desc") + " limit :size offset :offset")
                .params(query.parameters())
                .param("most", SORTED)
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> row(row))
                .list();
    }

    private long total(PageRequest request, WorklistQuery query) {
        return jdbc.sql("select count(*) from (" + query.newest("most") + ") n")
                .params(query.parameters())
                .param("most", request.offset() + request.size() + COUNTED)
                .query(Long.class)
                .single();
    }

    /** The tests of one specimen, without writing the read down: whoever asks does that. */
    List<WorkRow> ofSpecimen(String accession) {
        return jdbc.sql("select * from (" + ORDERED + " where s.accession = :number union all " + UNORDERED
                        + " and s.accession = :number) w order by line nulls last, tie")
                .param("number", accession)
                .query((row, _) -> row(row))
                .list();
    }

    private static List<String> patients(List<WorkRow> rows) {
        return rows.stream()
                .map(WorkRow::patient)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static WorkRow row(ResultSet row) throws SQLException {
        return new WorkRow(
                number(row, "line"),
                number(row, "result"),
                row.getString("accession"),
                row.getString("patient"),
                row.getString("record_number"),
                row.getString("patient_name"),
                row.getString("ward"),
                row.getString("priority"),
                row.getString("test"),
                row.getString("test_name"),
                row.getString("value"),
                row.getString("unit"),
                row.getString("flag"),
                row.getString("range"),
                row.getString("state"),
                List.of((String[]) row.getArray("reasons").getArray()),
                row.getString("analyzer"),
                row.getTimestamp("since").toInstant(),
                row.getString("named_by"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}

package org.undercroft.lab.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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

/** The tubes that nobody knew, those that wait and those decided within a day, so that a slip can be undone. */
@Repository
class UnmatchedTubes {

    static final Listing LISTING = Listing.sortedBy("since", Direction.DESCENDING)
            .orBy("specimen", "analyzer")
            .filteredBy("specimen", "analyzer", "patient", "tests", "state");

    private static final Map<String, String> COLUMNS =
            Map.of("since", "since", "specimen", "specimen", "analyzer", "analyzer");

    private static final String TUBES = """
        select min(r.id) as first, r.message, a.name as analyzer, r.specimen_text as specimen,
               max(r.patient_text) as patient,
               array_agg(concat_ws(' ', coalesce(r.test, r.instrument_code), r.reported, nullif(r.unit, ''))
                 order by r.id) as tests,
               min(array_to_string(r.reasons, ', ')) as reason, coalesce(max(s.accession), '') as accession,
               case when bool_or(r.state = 'UNMATCHED') then ''
                    else string_agg(distinct lower(r.state), ', ') end as outcome,
               min(r.received_at) as since,
               coalesce(array_agg(distinct r.patient) filter (where r.patient is not null), '{}') as patients
          from lab.result r
          join lab.analyzer a on a.id = r.analyzer
          left join lab.specimen s on s.id = r.specimen
        """;

    private static final String WAITING = TUBES + """
         where r.state = 'UNMATCHED' group by r.analyzer, a.name, r.specimen_text, r.message
        """;

    private static final String DECIDED = TUBES + """
         where r.state in ('HELD', 'REPEAT', 'RELEASED', 'REJECTED', 'DISCARDED')
           and r.id in (select d.result from lab.result_decision d
                         where d.former = 'UNMATCHED' and d.at > now() - interval '1 day')
         group by r.analyzer, a.name, r.specimen_text, r.message
        """;

    private static final String FILTERS = """
         where (:specimen::text is null or specimen ilike '%' || :specimen || '%')
           and (:analyzer::text is null or analyzer ilike :analyzer || '%')
           and (:patient::text is null or patient ilike '%' || :patient || '%')
           and (:tests::text is null or array_to_string(tests, ' ') ilike '%' || :tests || '%')
        """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    UnmatchedTubes(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** One page of the tubes that wait, or with the filter {@code state=DECIDED} of those that were decided. */
    @Transactional
    public PageOf<UnmatchedTube> page(PageRequest request) {
        String tubes = request.filter("state").filter("DECIDED"::equals).isPresent() ? DECIDED : WAITING;
        String all = "from (" + tubes + ") t " + FILTERS;
        record Read(UnmatchedTube tube, List<String> patients) {}
        List<Read> rows = bound(
                        "select * " + all + " order by " + request.orderBy(COLUMNS, "first desc")
                                + " limit :size offset :offset",
                        request)
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> new Read(
                        tube(row), List.of((String[]) row.getArray("patients").getArray())))
                .list();
        long total = bound("select count(*) " + all, request).query(Long.class).single();
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "unmatched-results", "")
                .about(rows.stream()
                        .flatMap(row -> row.patients().stream())
                        .distinct()
                        .toList()));
        return new PageOf<>(rows.stream().map(Read::tube).toList(), total, request);
    }

    private JdbcClient.StatementSpec bound(String sql, PageRequest request) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (String key : List.of("specimen", "analyzer", "patient", "tests")) {
            statement = statement.param(key, request.filter(key).orElse(null));
        }
        return statement;
    }

    private static UnmatchedTube tube(ResultSet row) throws SQLException {
        return new UnmatchedTube(
                row.getLong("first"),
                row.getLong("message"),
                row.getString("analyzer"),
                row.getString("specimen"),
                row.getString("patient"),
                List.of((String[]) row.getArray("tests").getArray()),
                row.getString("reason"),
                row.getString("accession"),
                row.getString("outcome"),
                row.getTimestamp("since").toInstant());
    }
}

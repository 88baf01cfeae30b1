package org.undercroft.lab.pathology;

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

/** The one list of all cases. */
@Repository
class CaseList {

    static final Listing LISTING = Listing.sortedBy("opened", Direction.ASCENDING)
            .orBy("number", "patient", "ward", "priority", "step", "assigned")
            .filteredBy("number", "patient", "ward", "priority", "step", "kind", "assigned");

    private static final Map<String, String> COLUMNS = Map.of(
            "opened", "c.id",
            "number", "c.number",
            "patient", "c.patient_name",
            "ward", "c.ward",
            "priority", "array_position(array['S', 'A', 'R'], c.priority)",
            "step", "c.step",
            "assigned", "c.assigned_to");

    private static final String FILTERS = """
         where (:number::text is null or c.number ilike :number || '%')
           and (:patient::text is null or c.record_number = :patient or c.patient_name ilike :patient || '%')
           and (:ward::text is null or c.ward ilike :ward || '%') and (:priority::text is null or c.priority = :priority)
           and (:kind::text is null or c.kind = :kind) and (:assigned::text is null or c.assigned_to = :assigned)
           and (case when :step::text is null then c.step not in ('SIGNED_OUT', 'CANCELLED')
                     when :step = 'ALL' then true else c.step = :step end)
        """;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    CaseList(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** One page; without a step only what is unfinished. That it was read is written down with the patients in it. */
    @Transactional
    public PageOf<CaseRow> page(PageRequest request) {
        List<CaseRow> rows = bound(
                        """
                                select c.*, (select count(*) from lab.pathology_part p where p.case_id = c.id) as parts,
                                       (select count(*) from lab.pathology_block b join lab.pathology_part p on p.id = b.part
                                         where p.case_id = c.id) as blocks,
                                       (select count(*) from lab.pathology_slide s join lab.pathology_block b on b.id = s.block
                                          join lab.pathology_part p on p.id = b.part
                                         where p.case_id = c.id and s.cancelled = '') as slides
                                  from lab.pathology_case c
                                """ + FILTERS + " order"
                                + " by " + request.orderBy(COLUMNS, "c.id") + " limit :size offset"
                                + " :offset",
                        request)
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> row(row))
                .list();
        long total = bound("select count(*) from lab.pathology_case c" + FILTERS, request)
                .query(Long.class)
                .single();
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "pathology-cases", "")
                .about(rows.stream().map(CaseRow::patient).distinct().toList()));
        return new PageOf<>(rows, total, request);
    }

    /** How many unfinished cases stand at each step. */
    Map<CaseStep, Long> steps() {
        Map<CaseStep, Long> steps = new java.util.EnumMap<>(CaseStep.class);
        jdbc.sql("""
            select step, count(*) from lab.pathology_case where step not in ('SIGNED_OUT', 'CANCELLED') group by step
            """).query(row -> {
            steps.put(CaseStep.valueOf(row.getString(1)), row.getLong(2));
        });
        return steps;
    }

    private JdbcClient.StatementSpec bound(String sql, PageRequest request) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (String key : LISTING.filterKeys()) {
            statement = statement.param(key, request.filter(key).orElse(null));
        }
        return statement;
    }

    private static CaseRow row(ResultSet row) throws SQLException {
        return new CaseRow(
                row.getLong("id"),
                row.getString("number"),
                CaseKind.valueOf(row.getString("kind")),
                row.getString("patient"),
                row.getString("patient_name"),
                row.getString("record_number"),
                row.getString("ward").replace("^", " "),
                row.getString("priority"),
                row.getString("assigned_to"),
                CaseStep.valueOf(row.getString("step")),
                row.getInt("parts"),
                row.getInt("blocks"),
                row.getInt("slides"),
                row.getTimestamp("opened_at").toInstant());
    }
}

package org.undercroft.lab.workstep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** Keeps work order steps and to whom work is delivered. */
@Repository
class WorkStepRepository {

    static final Listing LISTING = Listing.sortedBy("changed", Direction.DESCENDING)
            .orBy("accession", "analyzer", "test", "state")
            .filteredBy("state", "accession", "test", "analyzer");

    private static final Map<String, String> COLUMNS = Map.of(
            "changed", "w.changed_at",
            "accession", "s.accession",
            "analyzer", "a.name",
            "test", "l.test",
            "state", "w.state");

    private static final String STEPS = """
         from lab.work_step w
         join lab.analyzer a on a.id = w.analyzer
         join lab.specimen s on s.id = w.specimen
         join lab.order_line l on l.id = w.order_line
        """;

    private static final String FILTERS = """
         where (:state::text is null or w.state = :state) and (:accession::text is null or s.accession ilike :accession || '%')
           and (:test::text is null or l.test ilike :test || '%') and (:analyzer::text is null or a.name ilike :analyzer || '%')
        """;

    private final JdbcClient jdbc;

    WorkStepRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How work reaches an analyzer; empty if it gets none. */
    Optional<WorkDelivery> delivery(AnalyzerId analyzer) {
        return jdbc.sql("select * from lab.work_delivery where analyzer = ?")
                .param(analyzer.value())
                .query((row, _) -> delivery(row))
                .optional();
    }

    /** The analyzers that get work as soon as it is ordered. */
    List<WorkDelivery> broadcasts() {
        return jdbc.sql("select * from lab.work_delivery where mode = 'BROADCAST' order by analyzer")
                .query((row, _) -> delivery(row))
                .list();
    }

    private static WorkDelivery delivery(ResultSet row) throws SQLException {
        return new WorkDelivery(
                new AnalyzerId(row.getLong("analyzer")),
                WorkDelivery.Mode.valueOf(row.getString("mode")),
                row.getString("destination"));
    }

    void deliver(WorkDelivery delivery, String actor) {
        jdbc.sql("""
            insert into lab.work_delivery (analyzer, mode, destination, changed_by) values (?, ?, ?, ?)
            on conflict (analyzer) do update set mode = excluded.mode, destination = excluded.destination,
              changed_at = now(), changed_by = excluded.changed_by
            """)
                .params(delivery.analyzer().value(), delivery.mode().name(), delivery.destination(), actor)
                .update();
    }

    void deliverNothing(AnalyzerId analyzer) {
        jdbc.sql("delete from lab.work_delivery where analyzer = ?")
                .param(analyzer.value())
                .update();
    }

    /** Steps of an analyzer on these lines that the analyzer may yet take or has taken. */
    List<WorkStep> open(Collection<Long> lines) {
        return jdbc.sql("select w.*, a.name, s.accession, l.test" + STEPS
                        + " where w.order_line = any(?) and w.state in ('SENT', 'ACCEPTED') order by w.id for"
                        + " update of w")
                .param(lines.toArray(Long[]::new))
                .query((row, _) -> step(row))
                .list();
    }

    /** Steps of an analyzer by their numbers, locked. */
    List<WorkStep> find(AnalyzerId analyzer, Collection<Long> ids) {
        return jdbc.sql("select w.*, a.name, s.accession, l.test" + STEPS
                        + " where w.analyzer = ? and w.id = any(?) order by w.id for update of w")
                .params(analyzer.value(), ids.toArray(Long[]::new))
                .query((row, _) -> step(row))
                .list();
    }

    /** The steps that a message carried, in its order, locked. */
    List<WorkStep> carriedBy(String message) {
        return jdbc.sql("select w.*, a.name, s.accession, l.test" + STEPS
                        + " where w.message = ? order by w.id for update of w")
                .param(message)
                .query((row, _) -> step(row))
                .list();
    }

    private static WorkStep step(ResultSet row) throws SQLException {
        return new WorkStep(
                row.getLong("id"),
                new AnalyzerId(row.getLong("analyzer")),
                row.getString("name"),
                row.getLong("specimen"),
                row.getString("accession"),
                row.getLong("order_line"),
                row.getString("test"),
                row.getString("code"),
                row.getString("message"),
                StepState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    /** Notes new steps that a message carries; gives their numbers in the same order. */
    List<Long> add(AnalyzerId analyzer, List<WorkOrder.Test> tests, long specimen, String message) {
        List<Long> ids = new ArrayList<>(tests.size());
        for (WorkOrder.Test test : tests) {
            ids.add(jdbc.sql("""
                insert into lab.work_step (analyzer, specimen, order_line, code, message, state)
                values (?, ?, ?, ?, ?, 'SENT') returning id
                """)
                    .params(analyzer.value(), specimen, test.line(), test.code(), message)
                    .query(Long.class)
                    .single());
        }
        return ids;
    }

    /** Steps that an analyzer answered once and asks for again get no answer any more. */
    void replace(AnalyzerId analyzer, Collection<Long> lines) {
        jdbc.sql("""
            update lab.work_step set state = 'REPLACED', reason = 'the analyzer asked again', changed_at = now()
             where analyzer = ? and order_line = any(?) and state in ('ACCEPTED', 'REJECTED')
            """).params(analyzer.value(), lines.toArray(Long[]::new)).update();
    }

    void put(Collection<Long> steps, StepState state, String reason) {
        jdbc.sql("update lab.work_step set state = ?, reason = ?, changed_at = now() where id = any(?)")
                .params(state.name(), reason, steps.toArray(Long[]::new))
                .update();
    }

    /** These steps are being taken back by a message. */
    void cancelling(Collection<Long> steps, String message, String reason) {
        jdbc.sql("""
            update lab.work_step set state = 'CANCELLING', message = ?, reason = ?, changed_at = now() where id = any(?)
            """).params(message, reason, steps.toArray(Long[]::new)).update();
    }

    /** One step, locked. */
    Optional<WorkStep> find(long id) {
        return jdbc.sql("select w.*, a.name, s.accession, l.test" + STEPS + " where w.id = ? for update of w")
                .param(id)
                .query((row, _) -> step(row))
                .optional();
    }

    /** Adds to a tube's story. */
    void tell(long specimen, String what) {
        jdbc.sql("insert into lab.specimen_moment (specimen, at, actor, what) values (?, clock_timestamp(), ?, ?)")
                .params(specimen, Acting.current().actor().name(), what)
                .update();
    }

    List<Long> linesOf(long order) {
        return jdbc.sql("select id from lab.order_line where order_id = ?")
                .param(order)
                .query(Long.class)
                .list();
    }

    PageOf<WorkStep> page(PageRequest request) {
        List<WorkStep> rows = bound(
                        "select w.*, a.name, s.accession, l.test" + STEPS + FILTERS + " order by "
                                + request.orderBy(COLUMNS, "w.id desc") + " limit :size offset :offset",
                        request)
                .param("size", request.size())
                .param("offset", request.offset())
                .query((row, _) -> step(row))
                .list();
        long total = bound("select count(*)" + STEPS + FILTERS, request)
                .query(Long.class)
                .single();
        return new PageOf<>(rows, total, request);
    }

    private JdbcClient.StatementSpec bound(String sql, PageRequest request) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql);
        for (String key : LISTING.filterKeys()) {
            statement = statement.param(key, request.filter(key).orElse(null));
        }
        return statement;
    }
}

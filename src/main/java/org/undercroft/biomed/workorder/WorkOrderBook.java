package org.undercroft.biomed.workorder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.platform.actor.Acting;

/** The rows of work orders and of their changes. */
@Repository
class WorkOrderBook {

    /** Work orders with their machines; conditions on {@code o} and {@code e} follow. */
    static final String WORK_ORDERS = """
        select o.*, e.tag, e.name as equipment_name
        from biomed.work_order o join biomed.equipment e on e.id = o.equipment
        """;

    private final JdbcClient jdbc;

    WorkOrderBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the year; numbers are never given twice, and a gap is left only by a rolled back opening. */
    private String nextNumber(Instant now) {
        int year = now.atZone(ZoneOffset.UTC).getYear();
        int next = jdbc.sql("""
            insert into biomed.work_order_number as n values (:year, 1)
            on conflict (year) do update set last = n.last + 1 returning last
            """).param("year", year).query(Integer.class).single();
        return "WO-%d-%05d".formatted(year, next);
    }

    WorkOrder insert(long equipment, NewWorkOrder asked, Instant now) {
        String number = nextNumber(now);
        jdbc.sql("""
            insert into biomed.work_order (number, equipment, kind, topic, title, evidence, priority, state,
                                           out_of_service, opened_at, opened_by, due_at)
            values (:number, :equipment, :kind, :topic, :title, :evidence, :priority, 'OPEN',
                    :outOfService, :now, :by, :due)
            """)
                .param("number", number)
                .param("equipment", equipment)
                .param("kind", asked.kind().name())
                .param("topic", asked.topic())
                .param("title", asked.title())
                .param("evidence", asked.evidence())
                .param("priority", asked.priority().name())
                .param("outOfService", asked.outOfService())
                .param("now", Timestamp.from(now))
                .param("by", actor())
                .param("due", Timestamp.from(now.plus(asked.priority().within())))
                .update();
        return find(new WorkOrderNumber(number)).orElseThrow();
    }

    Optional<WorkOrder> find(WorkOrderNumber number) {
        return jdbc.sql(WORK_ORDERS + "where o.number = :number")
                .param("number", number.value())
                .query(WorkOrderBook::read)
                .optional();
    }

    /** The work order that an event already asked for. */
    Optional<WorkOrder> causedBy(long event) {
        return jdbc.sql(WORK_ORDERS + """
            where o.id = (select work_order from biomed.work_order_cause where event = :event)
            """)
                .param("event", event)
                .query(WorkOrderBook::read)
                .optional();
    }

    void noteCause(long event, long workOrder) {
        jdbc.sql("insert into biomed.work_order_cause values (:event, :order)")
                .param("event", event)
                .param("order", workOrder)
                .update();
    }

    /** The open work order of a machine on a topic. */
    Optional<WorkOrder> openOn(EquipmentTag tag, String topic) {
        return jdbc.sql(WORK_ORDERS + """
            where upper(e.tag) = upper(:tag) and o.topic = :topic and o.topic <> ''
              and o.state not in ('CLOSED', 'CANCELLED')
            """)
                .param("tag", tag.value())
                .param("topic", topic)
                .query(WorkOrderBook::read)
                .optional();
    }

    /** What a work order's events are gathered by; empty if a person asked for it. */
    String topic(long id) {
        return jdbc.sql("select topic from biomed.work_order where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** Whether an open work order other than this one keeps the machine out of service. */
    boolean isKeptOutByAnother(EquipmentTag tag, long than) {
        return jdbc.sql("""
            select exists (
              select from biomed.work_order o join biomed.equipment e on e.id = o.equipment
              where upper(e.tag) = upper(:tag) and o.id <> :than and o.out_of_service
                and o.state not in ('CLOSED', 'CANCELLED'))
            """)
                .param("tag", tag.value())
                .param("than", than)
                .query(Boolean.class)
                .single();
    }

    /** Work orders of a machine, the latest first. */
    List<WorkOrder> of(EquipmentTag tag, int atMost) {
        return jdbc.sql(WORK_ORDERS + "where upper(e.tag) = upper(:tag) order by o.id desc limit :most")
                .param("tag", tag.value())
                .param("most", atMost)
                .query(WorkOrderBook::read)
                .list();
    }

    /** Writes how far a work order has come. */
    void update(long id, Progress now) {
        jdbc.sql("""
            update biomed.work_order
            set state = :state, assignee = :assignee, priority = :priority, due_at = :due, labour_minutes = :labour,
                parts = :parts, resolution = :resolution, started_at = :started, closed_at = :closed,
                closed_by = case when :closed::timestamptz is null then null else :by end, version = version + 1
            where id = :id
            """)
                .param("state", now.state().name())
                .param("assignee", now.assignee())
                .param("priority", now.priority().name())
                .param("due", Timestamp.from(now.dueAt()))
                .param("labour", now.labourMinutes())
                .param("parts", now.parts())
                .param("resolution", now.resolution())
                .param("started", timestamp(now.startedAt()), Types.TIMESTAMP)
                .param("closed", timestamp(now.closedAt()), Types.TIMESTAMP)
                .param("by", actor())
                .param("id", id)
                .update();
    }

    void note(long workOrder, String action, WorkOrderState state, String words, int minutes, Instant now) {
        jdbc.sql("""
            insert into biomed.work_order_change (work_order, action, state, words, minutes, changed_by, changed_at)
            values (:order, :action, :state, :words, :minutes, :by, :now)
            """)
                .param("order", workOrder)
                .param("action", action)
                .param("state", state.name())
                .param("words", words)
                .param("minutes", minutes)
                .param("by", actor())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The changes of a work order, the first first. */
    List<WorkOrderChange> changes(long workOrder) {
        return jdbc.sql("""
            select action, state, words, minutes, changed_by, changed_at
            from biomed.work_order_change where work_order = :order order by id
            """)
                .param("order", workOrder)
                .query((row, _) -> new WorkOrderChange(
                        row.getString("action"),
                        WorkOrderState.valueOf(row.getString("state")),
                        row.getString("words"),
                        row.getInt("minutes"),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    static WorkOrder read(ResultSet row, int number) throws SQLException {
        return new WorkOrder(
                row.getLong("id"),
                new WorkOrderNumber(row.getString("number")),
                new EquipmentTag(row.getString("tag")),
                row.getString("equipment_name"),
                WorkOrderKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getString("evidence"),
                row.getBoolean("out_of_service"),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                readProgress(row),
                row.getInt("version"));
    }

    private static Progress readProgress(ResultSet row) throws SQLException {
        return new Progress(
                WorkOrderState.valueOf(row.getString("state")),
                row.getString("assignee"),
                WorkRequest.Priority.valueOf(row.getString("priority")),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("labour_minutes"),
                row.getString("parts"),
                row.getString("resolution"),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("closed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

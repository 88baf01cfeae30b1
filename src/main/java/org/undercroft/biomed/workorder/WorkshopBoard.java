package org.undercroft.biomed.workorder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.biomed.WorkshopActivity;
import org.undercroft.biomed.equipment.MachineWork;

/** Work orders in one line each, for boards and for the page of a machine. */
@Repository
class WorkshopBoard implements WorkshopActivity, MachineWork {

    private static final int URGENT_LINES = 10;

    private final JdbcClient jdbc;

    WorkshopBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Snapshot now() {
        List<Count> counts = jdbc.sql("""
            select priority, state, count(*) as orders, count(*) filter (where due_at < now()) as overdue,
                   min(opened_at) as oldest
            from biomed.work_order where state not in ('CLOSED', 'CANCELLED') group by priority, state
            """).query((row, _) -> count(row)).list();
        Map<WorkRequest.Priority, Long> byPriority = new EnumMap<>(WorkRequest.Priority.class);
        Map<String, Long> byState = new HashMap<>();
        counts.forEach(count -> {
            byPriority.merge(count.priority(), count.orders(), Long::sum);
            byState.merge(count.state(), count.orders(), Long::sum);
        });
        long overdue = counts.stream().mapToLong(Count::overdue).sum();
        Instant oldest =
                counts.stream().map(Count::oldest).min(Instant::compareTo).orElse(null);
        return new Snapshot(byPriority, byState, overdue, oldest, notUsable(), urgent());
    }

    @Override
    public List<Line> latest(EquipmentTag tag, int atMost) {
        return jdbc.sql(WorkOrderBook.WORK_ORDERS + "where upper(e.tag) = upper(:tag) order by o.id desc limit :most")
                .param("tag", tag.value())
                .param("most", atMost)
                .query(WorkshopBoard::line)
                .list();
    }

    private Map<EquipmentStatus, Long> notUsable() {
        Map<EquipmentStatus, Long> machines = new EnumMap<>(EquipmentStatus.class);
        jdbc.sql("""
            select status, count(*) as machines from biomed.equipment
            where status not in ('IN_SERVICE', 'RETIRED') group by status
            """)
                .query((row, _) ->
                        machines.put(EquipmentStatus.valueOf(row.getString("status")), row.getLong("machines")))
                .list();
        return machines;
    }

    private List<Line> urgent() {
        return jdbc.sql(WorkOrderBook.WORK_ORDERS + """
            where o.state not in ('CLOSED', 'CANCELLED')
            order by array_position(array['URGENT', 'HIGH', 'NORMAL', 'LOW'], o.priority), o.due_at, o.id
            limit :most
            """)
                .param("most", URGENT_LINES)
                .query(WorkshopBoard::line)
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new WorkOrderNumber(row.getString("number")),
                row.getString("tag"),
                row.getString("title"),
                WorkRequest.Priority.valueOf(row.getString("priority")),
                row.getString("state"),
                row.getString("assignee"),
                instant(row.getTimestamp("opened_at")),
                instant(row.getTimestamp("due_at")));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                WorkRequest.Priority.valueOf(row.getString("priority")),
                row.getString("state"),
                row.getLong("orders"),
                row.getLong("overdue"),
                instant(row.getTimestamp("oldest")));
    }

    private static Instant instant(@Nullable Timestamp timestamp) {
        if (timestamp == null) {
            throw new IllegalStateException("A work order has its times");
        }
        return timestamp.toInstant();
    }

    private record Count(WorkRequest.Priority priority, String state, long orders, long overdue, Instant oldest) {}
}

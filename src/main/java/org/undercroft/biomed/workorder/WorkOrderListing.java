package org.undercroft.biomed.workorder;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;

/** The work orders, searched, filtered and sorted. */
@Repository
class WorkOrderListing {

    /** The state to filter by for all that are neither closed nor cancelled. */
    static final String NOT_DONE = "NOT_DONE";

    /** How the list may be asked for. Usually the most urgent first, and of those the one that is due first. */
    static final Listing LISTING = Listing.sortedBy("priority", Direction.DESCENDING)
            .orBy("number", "equipment", "title", "kind", "state", "assignee", "opened", "due")
            .filteredBy("number", "equipment", "title", "kind", "priority", "state", "assignee");

    private static final Map<String, String> COLUMNS = Map.of(
            "number", "o.id",
            "equipment", "upper(e.tag)",
            "title", "o.title",
            "kind", "o.kind",
            "priority", "array_position(array['LOW', 'NORMAL', 'HIGH', 'URGENT'], o.priority)",
            "state",
                    "array_position(array['OPEN', 'ASSIGNED', 'IN_PROGRESS', 'ON_HOLD', 'CLOSED', 'CANCELLED'],"
                            + " o.state)",
            "assignee", "o.assignee",
            "opened", "o.opened_at",
            "due", "o.due_at");

    private static final String CHOSEN = """
        from biomed.work_order o join biomed.equipment e on e.id = o.equipment
        where position(upper(:number) in o.number) > 0
          and (:equipment = '' or position(upper(:equipment) in upper(e.tag || ' ' || e.name)) > 0)
          and (:title = '' or position(upper(:title) in upper(o.title || ' ' || o.evidence)) > 0)
          and (:kind = '' or o.kind = :kind)
          and (:priority = '' or o.priority = :priority)
          and (:state = '' or o.state = :state or :state = 'NOT_DONE' and o.state not in ('CLOSED', 'CANCELLED'))
          and (:assignee = '' or o.assignee = :assignee or :assignee = '-' and o.assignee is null)
        """;

    private final JdbcClient jdbc;

    WorkOrderListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    PageOf<WorkOrder> page(PageRequest asked) {
        long total = asked(jdbc.sql("select count(*) " + CHOSEN), asked)
                .query(Long.class)
                .single();
        return new PageOf<>(rows(asked, asked.size(), asked.offset()), total, asked);
    }

    /** Rows of the list, from {@code offset} on. */
    List<WorkOrder> rows(PageRequest asked, int atMost, long offset) {
        String sql = "select o.*, e.tag, e.name as equipment_name " + CHOSEN + "order by "
                + asked.orderBy(COLUMNS, "o.due_at, o.id") + " limit :limit offset :offset";
        return asked(jdbc.sql(sql), asked)
                .param("limit", atMost)
                .param("offset", offset)
                .query(WorkOrderBook::read)
                .list();
    }

    private static JdbcClient.StatementSpec asked(JdbcClient.StatementSpec statement, PageRequest asked) {
        JdbcClient.StatementSpec filled = statement;
        for (String key : LISTING.filterKeys()) {
            filled = filled.param(key, asked.filter(key).orElse(""));
        }
        return filled;
    }
}

package org.undercroft.lab.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** Finds orders with their tubes and tests. */
@Repository
class OrderList {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    OrderList(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** An order with its tubes and tests. */
    record Order(
            long id,
            String placer,
            String sender,
            String requested,
            String requestedName,
            String patient,
            String recordNumber,
            String priority,
            String ward,
            String state,
            Instant receivedAt,
            List<Tube> specimens,
            List<Line> lines) {}

    /** A tube of an order. */
    record Tube(String accession, String type, String placerNumber) {}

    /** A test of an order; without code where the catalog doesn't know what is asked. */
    record Line(@Nullable String test, String requested, String state, String accession) {}

    private record Owned(long order, Tube tube, Line line) {}

    /** At most {@value #MOST} orders, newest first; null for any. */
    @Transactional
    public List<Order> find(@Nullable String placer, @Nullable String accession, @Nullable String patient) {
        List<Order> orders = jdbc.sql("""
            select * from lab.lab_order o
             where (:placer::text is null or o.placer = :placer)
               and (:patient::text is null or o.record_number = :patient)
               and (:accession::text is null or exists (
                     select from lab.order_line l join lab.specimen s on s.id = l.specimen
                      where l.order_id = o.id and (s.accession = :accession or s.placer_number = :accession)))
             order by o.id desc limit :most
            """)
                .param("placer", placer)
                .param("accession", accession)
                .param("patient", patient)
                .param("most", MOST)
                .query((row, _) -> order(row))
                .list();
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "orders", "")
                .about(orders.stream().map(Order::patient).distinct().toList()));
        return withWork(orders);
    }

    private List<Order> withWork(List<Order> orders) {
        Map<Long, List<Owned>> work = jdbc
                .sql("""
                    select l.order_id, s.accession, s.type, s.placer_number, l.test, l.requested, l.state
                      from lab.order_line l join lab.specimen s on s.id = l.specimen where l.order_id = any(?) order by l.id
                    """)
                .param(orders.stream().map(Order::id).toArray(Long[]::new))
                .query((row, _) -> new Owned(
                        row.getLong(1),
                        new Tube(row.getString(2), row.getString(3), row.getString(4)),
                        new Line(row.getString(5), row.getString(6), row.getString(7), row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::order));
        return orders.stream()
                .map(order -> order(order, work.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private static Order order(Order order, List<Owned> work) {
        return new Order(
                order.id(),
                order.placer(),
                order.sender(),
                order.requested(),
                order.requestedName(),
                order.patient(),
                order.recordNumber(),
                order.priority(),
                order.ward(),
                order.state(),
                order.receivedAt(),
                work.stream().map(Owned::tube).distinct().toList(),
                work.stream().map(Owned::line).toList());
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getLong("id"),
                row.getString("placer"),
                row.getString("sender"),
                row.getString("requested"),
                row.getString("requested_name"),
                row.getString("patient"),
                row.getString("record_number"),
                row.getString("priority"),
                row.getString("ward"),
                row.getString("state"),
                row.getTimestamp("received_at").toInstant(),
                List.of(),
                List.of());
    }
}

package org.undercroft.lab.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Tracking;

/** Follows results by the messages that told of them. */
@Component
public class ResultDeliveries {

    private final JdbcClient jdbc;
    private final Tracking tracking;

    ResultDeliveries(JdbcClient jdbc, Tracking tracking) {
        this.jdbc = jdbc;
        this.tracking = tracking;
    }

    private record Told(long result, String controlId, String standing) {}

    /** Of each result of a specimen that left, where its messages are, oldest message first. */
    public Map<Long, List<DeliveredResult>> ofSpecimen(long specimen) {
        List<Told> told = jdbc.sql("""
            select m.result, m.control_id, m.standing from lab.result_told m join lab.result r on r.id = m.result
             where r.specimen = ? order by m.at, m.control_id
            """).param(specimen).query(Told.class).list();
        Map<String, List<Tracking.Delivery>> sent =
                tracking.of(told.stream().map(Told::controlId).distinct().toList());
        Map<Long, List<DeliveredResult>> found = new LinkedHashMap<>();
        for (Told each : told) {
            found.computeIfAbsent(each.result(), _ -> new ArrayList<>())
                    .addAll(delivered(each, sent.getOrDefault(each.controlId(), List.of())));
        }
        return found;
    }

    private static List<DeliveredResult> delivered(Told told, List<Tracking.Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return List.of(
                    new DeliveredResult(told.result(), told.standing(), told.controlId(), "", null, null, null, ""));
        }
        return deliveries.stream()
                .map(delivery -> new DeliveredResult(
                        told.result(),
                        told.standing(),
                        told.controlId(),
                        delivery.destination(),
                        delivery.state(),
                        delivery.at(),
                        delivery.message(),
                        delivery.reason() == null ? "" : delivery.reason()))
                .toList();
    }
}

package org.undercroft.lab.specimen;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps how kinds of specimen are handled: limits, stability, rounds. */
@Repository
public class HandlingBook {

    private final JdbcClient jdbc;

    HandlingBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Hours that a kind of specimen may be used at a temperature; for one test, or for all where it is empty. */
    public record StabilityLimit(String type, String test, Temperature temperature, BigDecimal hours) {}

    /** A round of collection. */
    public record Round(String name, LocalTime starts) {}

    /** How a kind of specimen is handled. */
    public Handling of(String type) {
        return all().getOrDefault(type, Handling.unknown(type));
    }

    /** How all kinds are handled, by their codes. */
    public Map<String, Handling> all() {
        Map<String, Handling> all = new HashMap<>();
        jdbc.sql("select * from lab.specimen_handling")
                .query((row, _) -> new Handling(
                        row.getString("type"),
                        row.getInt("draw_order"),
                        row.getObject("draw_to_receipt_minutes", Integer.class),
                        row.getInt("retention_days"),
                        row.getString("instructions")))
                .list()
                .forEach(handling -> all.put(handling.type(), handling));
        return all;
    }

    /** Adds or changes. */
    public void save(Handling handling) {
        jdbc.sql("""
            insert into lab.specimen_handling (type, draw_order, draw_to_receipt_minutes, retention_days, instructions)
            values (?, ?, ?, ?, ?)
            on conflict (type) do update set draw_order = excluded.draw_order,
              draw_to_receipt_minutes = excluded.draw_to_receipt_minutes, retention_days = excluded.retention_days,
              instructions = excluded.instructions
            """)
                .params(java.util.Arrays.asList(
                        handling.type(),
                        handling.drawOrder(),
                        handling.drawToReceiptMinutes(),
                        handling.retentionDays(),
                        handling.instructions()))
                .update();
    }

    /** All limits. */
    public List<StabilityLimit> limits() {
        return jdbc.sql("select * from lab.stability order by type, test, temperature")
                .query((row, _) -> new StabilityLimit(
                        row.getString("type"),
                        row.getString("test"),
                        Temperature.valueOf(row.getString("temperature")),
                        row.getBigDecimal("hours")))
                .list();
    }

    /** Adds or changes. */
    public void save(StabilityLimit limit) {
        jdbc.sql("""
            insert into lab.stability (type, test, temperature, hours) values (?, ?, ?, ?)
            on conflict (type, test, temperature) do update set hours = excluded.hours
            """)
                .params(limit.type(), limit.test(), limit.temperature().name(), limit.hours())
                .update();
    }

    /** The rounds of a day, in their order. */
    public List<Round> rounds() {
        return jdbc.sql("select name, starts from lab.collection_round order by starts")
                .query((row, _) -> new Round(row.getString(1), row.getObject(2, LocalTime.class)))
                .list();
    }

    /** Adds or changes. */
    public void save(Round round) {
        jdbc.sql("""
            insert into lab.collection_round (name, starts) values (?, ?)
            on conflict (name) do update set starts = excluded.starts
            """).params(round.name(), round.starts()).update();
    }

    /** Whether a specimen may still be used now, for the tests asked of it. */
    public Stability stability(Specimen specimen, Instant now) {
        Map<String, Map<Temperature, BigDecimal>> limits = new HashMap<>();
        jdbc.sql("select * from lab.stability where type = ?")
                .param(specimen.type())
                .query((row, _) -> new StabilityLimit(
                        row.getString("type"),
                        row.getString("test"),
                        Temperature.valueOf(row.getString("temperature")),
                        row.getBigDecimal("hours")))
                .list()
                .forEach(limit -> limits.computeIfAbsent(limit.test(), _ -> new EnumMap<>(Temperature.class))
                        .put(limit.temperature(), limit.hours()));
        return Stability.judge(stays(specimen), limits, specimen.tests(), now);
    }

    /** Where it stood: at room temperature from the draw on, but for its time in storage. */
    private List<Stability.Stay> stays(Specimen specimen) {
        List<Stability.Stay> stays = new ArrayList<>();
        Instant begin = specimen.collectedAt() == null ? specimen.receivedAt() : specimen.collectedAt();
        if (begin == null) {
            return stays;
        }
        for (Stability.Stay stored : storage(specimen.id())) {
            stays.add(new Stability.Stay(Temperature.AMBIENT, begin, stored.from()));
            stays.add(stored);
            if (stored.until() == null) {
                return stays;
            }
            begin = stored.until();
        }
        stays.add(new Stability.Stay(Temperature.AMBIENT, begin, null));
        return stays;
    }

    private List<Stability.Stay> storage(long specimen) {
        return jdbc.sql("""
            select u.temperature, y.stored_at, y.taken_at from lab.storage_stay y
              join lab.storage_rack r on r.id = y.rack join lab.storage_unit u on u.id = r.unit
             where y.specimen = ? order by y.id
            """)
                .param(specimen)
                .query((row, _) -> {
                    Timestamp taken = row.getTimestamp(3);
                    return new Stability.Stay(
                            Temperature.valueOf(row.getString(1)),
                            row.getTimestamp(2).toInstant(),
                            taken == null ? null : taken.toInstant());
                })
                .list();
    }
}

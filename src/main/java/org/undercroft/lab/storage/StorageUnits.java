package org.undercroft.lab.storage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.specimen.SpecimenBook;
import org.undercroft.lab.specimen.Temperature;

/** Keeps freezers with their racks and their temperatures. */
@Repository
public class StorageUnits {

    private static final String RACKS = """
        select r.*, u.name as unit_name from lab.storage_rack r join lab.storage_unit u on u.id = r.unit
        """;

    private final JdbcClient jdbc;

    StorageUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Unit> units() {
        return jdbc.sql("""
            select u.*, coalesce(r.racks, 0) as racks, coalesce(r.places, 0) as places, coalesce(r.used, 0) as used
              from lab.storage_unit u
              left join (select unit, count(*) as racks, sum(rows * columns) as places, sum(used) as used
                           from lab.storage_rack where active group by unit) r on r.unit = u.id
             where u.active order by u.name
            """)
                .query((row, _) -> {
                    Timestamp outside = row.getTimestamp("outside_since");
                    return new Unit(
                            row.getLong("id"),
                            row.getString("name"),
                            Temperature.valueOf(row.getString("temperature")),
                            row.getBigDecimal("low_celsius"),
                            row.getBigDecimal("high_celsius"),
                            row.getString("equipment_tag"),
                            outside == null ? null : outside.toInstant(),
                            row.getInt("racks"),
                            row.getLong("places"),
                            row.getLong("used"));
                })
                .list();
    }

    long addUnit(
            String name,
            Temperature temperature,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            String equipmentTag) {
        return jdbc.sql("""
            insert into lab.storage_unit (name, temperature, low_celsius, high_celsius, equipment_tag)
            values (?, ?, ?, ?, ?) returning id
            """)
                .params(Arrays.asList(name, temperature.name(), low, high, equipmentTag))
                .query(Long.class)
                .single();
    }

    long addRack(long unit, String shelf, String name, int rows, int columns) {
        return jdbc.sql("""
            insert into lab.storage_rack (unit, shelf, name, rows, columns) values (?, ?, ?, ?, ?) returning id
            """)
                .params(unit, shelf, name, rows, columns)
                .query(Long.class)
                .single();
    }

    List<Rack> racks(long unit) {
        return jdbc.sql(RACKS + " where r.unit = ? and r.active order by r.shelf, r.name")
                .param(unit)
                .query((row, _) -> rack(row))
                .list();
    }

    Optional<Rack> rack(long id) {
        return jdbc.sql(RACKS + " where r.id = ?")
                .param(id)
                .query((row, _) -> rack(row))
                .optional();
    }

    Optional<Rack> rackCoded(String code) {
        return jdbc.sql(RACKS + " where r.code = ?")
                .param(code)
                .query((row, _) -> rack(row))
                .optional();
    }

    /** Locks a rack, so that two people never put a sample into the same position. */
    void lockRack(long id) {
        jdbc.sql("select id from lab.storage_rack where id = ? for update")
                .param(id)
                .query(Long.class)
                .single();
    }

    void read(long unit, BigDecimal celsius, boolean outside, Instant at) {
        jdbc.sql("insert into lab.storage_reading (unit, at, celsius, outside, actor) values (?, ?, ?, ?, ?)")
                .params(unit, Timestamp.from(at), celsius, outside, SpecimenBook.actor())
                .update();
    }

    void outsideSince(long unit, @Nullable Instant since) {
        jdbc.sql("update lab.storage_unit set outside_since = ? where id = ?")
                .params(Arrays.asList(since == null ? null : Timestamp.from(since), unit))
                .update();
    }

    /** A reading of a unit's temperature. */
    public record TemperatureReading(Instant at, BigDecimal celsius, boolean outside, String actor) {}

    List<TemperatureReading> readings(long unit, int most) {
        return jdbc.sql("select at, celsius, outside, actor from lab.storage_reading where unit = ? order by at desc"
                        + " limit ?")
                .params(unit, most)
                .query((row, _) -> new TemperatureReading(
                        row.getTimestamp(1).toInstant(), row.getBigDecimal(2), row.getBoolean(3), row.getString(4)))
                .list();
    }

    private static Rack rack(ResultSet row) throws SQLException {
        return new Rack(
                row.getLong("id"),
                row.getLong("unit"),
                row.getString("unit_name"),
                row.getString("shelf"),
                row.getString("name"),
                row.getString("code"),
                row.getInt("rows"),
                row.getInt("columns"),
                row.getInt("used"));
    }
}

package org.undercroft.lab.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.control.ControlTarget;

/** What a laboratory's own measurements say of each control lot: how many, over how many days, mean and deviation. */
@Repository
public class OwnData {

    /** So many measurements before a mean and deviation are proposed (CLSI C24: 20, on separate days if possible). */
    static final int ENOUGH = 20;

    /** On so many different days at least. */
    static final int DAYS = 5;

    private static final MathContext FIVE_DIGITS = new MathContext(5);

    private final JdbcClient jdbc;

    OwnData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One lot of one level for one test on one analyzer.
     *
     * @param collection the collection it is; null if it has a target
     * @param target the target in use, or the lot's description where there is none
     * @param spread what was measured, excluded points left out
     * @param days on how many days
     * @param first when it was first measured; null if never
     * @param last when it was last measured; null if never
     */
    public record Lot(
            long analyzer,
            String analyzerName,
            @Nullable Long collection,
            ControlTarget target,
            Spread spread,
            int days,
            @Nullable Instant first,
            @Nullable Instant last) {

        /** Whether a mean and deviation may be proposed. */
        public boolean isEnough() {
            return spread.count() >= ENOUGH && days >= DAYS && spread.deviation() > 0;
        }

        /** What is still missing, in words; empty if it is enough. */
        public String missing() {
            return isEnough()
                    ? ""
                    : "%d of %d measurements, %d of %d days".formatted(spread.count(), ENOUGH, days, DAYS);
        }

        /** The mean to propose. */
        public BigDecimal mean() {
            return new BigDecimal(spread.mean()).round(FIVE_DIGITS);
        }

        /** The deviation to propose. */
        public BigDecimal deviation() {
            return new BigDecimal(spread.deviation()).round(FIVE_DIGITS);
        }

        /** Whether the lot no longer counts. */
        public boolean isExpired(LocalDate today) {
            return target.isExpired(today);
        }
    }

    /** All lots in use and those being collected; of one test, or all. */
    public List<Lot> lots(@Nullable String test) {
        return jdbc.sql("""
            select a.id as analyzer, a.name, null::bigint as collection, max(t.id) as target, t.control, t.material, t.lot, t.level, t.test,
                   (array_agg(t.mean order by t.id desc))[1] as mean,
                   (array_agg(t.deviation order by t.id desc))[1] as deviation, max(t.unit) as unit,
                   (array_agg(t.source order by t.id desc))[1] as source, max(t.expires) as expires,
                   count(r.number) filter (where r.verdict <> 'EXPIRED') as n,
                   avg(r.number) filter (where r.verdict <> 'EXPIRED') as own_mean,
                   stddev_samp(r.number) filter (where r.verdict <> 'EXPIRED') as own_deviation,
                   count(distinct coalesce(r.measured_at, r.received_at)::date)
                     filter (where r.verdict <> 'EXPIRED') as days,
                   min(coalesce(r.measured_at, r.received_at)) as first, max(coalesce(r.measured_at, r.received_at)) as last
              from lab.control_target t
              join lab.control_result r on r.target = t.id and r.excluded_at is null and r.number is not null
              join lab.analyzer a on a.id = r.analyzer
             where cast(:test as text) is null or t.test = :test
             group by a.id, a.name, t.control, t.material, t.lot, t.level, t.test
            union all
            select a.id, a.name, c.id, 0, c.control, c.material, c.lot, c.level, c.test, 0, 1, c.unit, 'being collected',
                   c.expires, count(r.number), avg(r.number), stddev_samp(r.number),
                   count(distinct coalesce(r.measured_at, r.received_at)::date),
                   min(coalesce(r.measured_at, r.received_at)), max(coalesce(r.measured_at, r.received_at))
              from lab.control_collection c join lab.analyzer a on a.id = c.analyzer
              left join lab.control_result r on r.collection = c.id and r.excluded_at is null
             where c.target is null and (cast(:test as text) is null or c.test = :test)
             group by a.id, a.name, c.id
             order by test, name, level, first desc nulls first
            """).param("test", test).query((row, _) -> lot(row)).list();
    }

    /** The lot of a collection, or of a target on an analyzer. */
    public Optional<Lot> lot(long analyzer, @Nullable Long collection, @Nullable Long target) {
        return lots(null).stream()
                .filter(lot -> lot.analyzer() == analyzer)
                .filter(lot -> collection != null
                        ? collection.equals(lot.collection())
                        : lot.collection() == null
                                && target != null
                                && lot.target().id() == target)
                .findFirst();
    }

    private static Lot lot(ResultSet row) throws SQLException {
        Long collection = row.getObject("collection", Long.class);
        return new Lot(
                row.getLong("analyzer"),
                row.getString("name"),
                collection,
                new ControlTarget(
                        row.getLong("target"),
                        new AnalyzerId(row.getLong("analyzer")),
                        row.getString("control"),
                        row.getString("material"),
                        row.getString("lot"),
                        row.getString("level"),
                        row.getString("test"),
                        row.getBigDecimal("mean"),
                        row.getBigDecimal("deviation"),
                        row.getString("unit"),
                        row.getString("source"),
                        row.getObject("expires", LocalDate.class)),
                new Spread(row.getInt("n"), number(row, "own_mean"), number(row, "own_deviation")),
                row.getInt("days"),
                row.getTimestamp("first") == null
                        ? null
                        : row.getTimestamp("first").toInstant(),
                row.getTimestamp("last") == null
                        ? null
                        : row.getTimestamp("last").toInstant());
    }

    private static double number(ResultSet row, String column) throws SQLException {
        BigDecimal number = row.getBigDecimal(column);
        return number == null ? Double.NaN : number.doubleValue();
    }
}

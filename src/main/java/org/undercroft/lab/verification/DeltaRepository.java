package org.undercroft.lab.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.verification.DeltaLearning.Pair;
import org.undercroft.lab.verification.DeltaLimits.Percentile;
import org.undercroft.lab.verification.DeltaLimits.Usual;
import org.undercroft.lab.verification.DeltaLimits.Whose;

/** Reads pairs of values from the results and keeps what was learned from them. */
@Repository
public class DeltaRepository {

    private static final int MOST_PAIRS = 2_000_000;

    private final JdbcClient jdbc;

    DeltaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When something was learned, and from how much. */
    public record Learning(int version, int pairs, int days, Instant learnedAt, String learnedBy) {}

    /** Values that followed each other within ten days in one patient, of the last days; of one test or of all. */
    List<Pair> pairs(int days, String test) {
        return jdbc.sql("""
            select test, split_part(ward, '^', 1), before, after from (
              select r.test, coalesce(o.ward, '') as ward, r.number as after, r.received_at as at, r.specimen,
                     lag(r.number) over w as before, lag(r.received_at) over w as before_at,
                     lag(r.specimen) over w as before_specimen
                from lab.result r
                left join lab.order_line l on l.id = r.order_line left join lab.lab_order o on o.id = l.order_id
               where r.state = 'RELEASED' and r.number is not null and r.patient is not null
                 and r.received_at > now() - make_interval(days => :days) and (:test = '' or r.test = :test)
              window w as (partition by r.patient, r.test order by r.received_at, r.id)) p
             where before <> 0 and at - before_at < interval '10 days' and specimen <> before_specimen
             limit :most
            """)
                .param("days", days)
                .param("test", test)
                .param("most", MOST_PAIRS)
                .query((row, _) -> new Pair(row.getString(1), row.getString(2), row.getDouble(3), row.getDouble(4)))
                .list();
    }

    /** Keeps a new learning. */
    Learning keep(DeltaLimits limits, int pairs, int days, String actor) {
        jdbc.sql("insert into lab.delta_learning (version, pairs, days, learned_by) values (?, ?, ?, ?)")
                .params(limits.version(), pairs, days, actor)
                .update();
        limits.usual()
                .forEach((whose, usual) -> jdbc.sql("""
                    insert into lab.delta_usual (version, test, ward, pairs, percentiles) values (?, ?, ?, ?, ?)
                    """)
                        .params(limits.version(), whose.test(), whose.ward(), usual.pairs(), inOrder(usual))
                        .update());
        return learning().orElseThrow();
    }

    private static Double[] inOrder(Usual usual) {
        return Arrays.stream(Percentile.values()).map(usual::at).toArray(Double[]::new);
    }

    /** The latest learning. */
    Optional<Learning> learning() {
        return jdbc.sql("""
            select version, pairs, days, learned_at, learned_by from lab.delta_learning order by version desc limit 1
            """)
                .query((row, _) -> new Learning(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5)))
                .optional();
    }

    DeltaLimits latest() {
        int version = learning().map(Learning::version).orElse(0);
        Map<Whose, Usual> usual = new HashMap<>();
        jdbc.sql("select test, ward, pairs, percentiles from lab.delta_usual where version = ?")
                .param(version)
                .query(row -> {
                    usual.put(new Whose(row.getString(1), row.getString(2)), usual(row));
                });
        return new DeltaLimits(version, usual);
    }

    private static Usual usual(ResultSet row) throws SQLException {
        Double[] values = (Double[]) row.getArray(4).getArray();
        Map<Percentile, Double> percentiles = new EnumMap<>(Percentile.class);
        int next = 0;
        for (Percentile percentile : Percentile.values()) {
            percentiles.put(percentile, values[next++]);
        }
        return new Usual(row.getInt(3), percentiles);
    }
}

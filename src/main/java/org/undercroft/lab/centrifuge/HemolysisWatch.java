package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.lab.HemolysisDrifted;
import org.undercroft.lab.centrifuge.HemolysisTrend.Index;
import org.undercroft.lab.centrifuge.HemolysisTrend.Kind;
import org.undercroft.platform.event.EventLog;

/**
 * Watches the hemolysis index, which analyzers send as results of the code {@value #CODE}, by the ward where a specimen
 * was drawn and by the centrifuge it was spun in last. A drift is told once, until it has ended.
 */
@Component
public class HemolysisWatch {

    /** The test code, or the instrument's code, of the hemolysis index. */
    static final String CODE = "HIL-H";

    private static final Duration LOOKS_BACK = Duration.ofDays(90);
    private static final int MOST = 50_000;
    private static final int EVIDENCE = 10;

    private final JdbcClient jdbc;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HemolysisWatch(JdbcClient jdbc, EventLog events, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Source(String name, String tag) {}

    private record Measured(Index index, String ward, String centrifuge, String tag) {}

    /** All wards or centrifuges with an index of late, by name. */
    List<HemolysisTrend> trends(Kind kind) {
        Instant now = clock.instant();
        Map<String, List<Index>> indices = new TreeMap<>();
        Map<String, Source> sources = new TreeMap<>();
        for (Measured measured : measured(now.minus(LOOKS_BACK))) {
            String name = kind == Kind.WARD ? measured.ward() : measured.centrifuge();
            if (!name.isEmpty()) {
                sources.putIfAbsent(name, new Source(name, kind == Kind.WARD ? "" : measured.tag()));
                indices.computeIfAbsent(name, _ -> new ArrayList<>()).add(measured.index());
            }
        }
        return indices.entrySet().stream()
                .map(each -> HemolysisTrend.of(
                        kind,
                        each.getKey(),
                        sources.getOrDefault(each.getKey(), new Source("", "")).tag(),
                        each.getValue(),
                        now))
                .toList();
    }

    private List<Measured> measured(Instant from) {
        return jdbc.sql("""
            select r.id, s.accession, r.received_at, r.number, split_part(coalesce(o.ward, ''), '^', 1) as ward,
                   coalesce(c.name, '') as centrifuge, coalesce(c.equipment_tag, '') as tag
              from lab.result r
              join lab.specimen s on s.id = r.specimen
              left join lateral (select o.ward from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                  where l.specimen = s.id limit 1) o on true
              left join lateral (select c.name, c.equipment_tag from lab.centrifuge_load l
                                   join lab.centrifuge_run u on u.id = l.run
                                   join lab.centrifuge c on c.id = u.centrifuge
                                  where l.specimen = s.id and u.state = 'COMPLETED' and u.ended_at <= r.received_at
                                  order by u.id desc limit 1) c on true
             where (r.test = 'HIL-H' or r.instrument_code = 'HIL-H') and r.received_at > ? and r.number is not null
               and r.state not in ('UNMATCHED', 'DISCARDED', 'SUPERSEDED')
             order by r.received_at, r.id limit ?
            """)
                .params(Timestamp.from(from), MOST)
                .query((row, _) -> new Measured(
                        new Index(
                                row.getLong("id"),
                                row.getString("accession"),
                                row.getTimestamp("received_at").toInstant(),
                                row.getBigDecimal("number")),
                        row.getString("ward"),
                        row.getString("centrifuge"),
                        row.getString("tag")))
                .list();
    }

    /** Looks whether anything drifts; several nodes may look at once, one tells. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    public void look() {
        transaction.executeWithoutResult(_ -> {
            for (Kind kind : Kind.values()) {
                trends(kind).forEach(this::judge);
            }
        });
    }

    private void judge(HemolysisTrend trend) {
        Index since = trend.since();
        if (since == null) {
            jdbc.sql("update lab.hemolysis_drift set ended_at = ? where kind = ? and name = ? and ended_at is null")
                    .params(Timestamp.from(clock.instant()), trend.kind().name(), trend.name())
                    .update();
            return;
        }
        MovingAverage.Step last = trend.steps().getLast();
        int told = jdbc.sql("""
            insert into lab.hemolysis_drift (kind, name, since, told_at, statistic, limit_value, indices)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (kind, name) where ended_at is null do nothing
            """)
                .params(
                        trend.kind().name(),
                        trend.name(),
                        Timestamp.from(since.at()),
                        Timestamp.from(clock.instant()),
                        rounded(last.average()),
                        rounded(last.upper()),
                        trend.steps().size())
                .update();
        if (told > 0) {
            List<Index> indices = trend.indices();
            events.append(new HemolysisDrifted(
                    trend.kind().name(),
                    trend.name(),
                    trend.equipmentTag(),
                    since.at(),
                    rounded(last.average()),
                    rounded(last.upper()),
                    trend.steps().size(),
                    indices.subList(Math.max(0, indices.size() - EVIDENCE), indices.size()).stream()
                            .map(Index::result)
                            .toList()));
        }
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
    }
}

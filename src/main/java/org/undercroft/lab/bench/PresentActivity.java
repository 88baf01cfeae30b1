package org.undercroft.lab.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.LabActivity;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRoster;

/** Counts on partial indexes, cheap enough for each second. */
@Component
class PresentActivity implements LabActivity {

    private final JdbcClient jdbc;
    private final AnalyzerRoster roster;
    private final MinuteConcerns minute;

    PresentActivity(JdbcClient jdbc, AnalyzerRoster roster, MinuteConcerns minute) {
        this.jdbc = jdbc;
        this.roster = roster;
        this.minute = minute;
    }

    private record Counts(long waiting, long held, @Nullable Instant oldest, long unmatched, long released) {}

    @Override
    public Snapshot now() {
        Counts counts = jdbc.sql("""
            select (select count(*) from lab.order_line where state = 'ORDERED'),
                   count(*) filter (where state = 'HELD'),
                   min(received_at) filter (where state = 'HELD'),
                   count(*) filter (where state = 'UNMATCHED'),
                   (select count(*) from lab.result
                     where state = 'RELEASED' and decided_at > now() - interval '1 hour')
              from lab.result where state in ('UNMATCHED', 'HELD')
            """).query((row, _) -> counts(row)).single();
        return new Snapshot(
                counts.waiting(),
                counts.held(),
                counts.oldest(),
                counts.unmatched(),
                counts.released(),
                analyzers(),
                latest(),
                critical(),
                concerns());
    }

    private static Counts counts(ResultSet row) throws SQLException {
        Timestamp oldest = row.getTimestamp(3);
        return new Counts(
                row.getLong(1),
                row.getLong(2),
                oldest == null ? null : oldest.toInstant(),
                row.getLong(4),
                row.getLong(5));
    }

    private List<CriticalLine> critical() {
        return jdbc.sql("""
            select c.id, c.test, c.opened_at,
                   coalesce((select k.whom from lab.critical_contact k where k.call = c.id and k.kind = 'ESCALATED'
                              order by k.id desc limit 1), '')
              from lab.critical_call c where c.state = 'OPEN' order by c.opened_at limit 20
            """)
                .query((row, _) -> new CriticalLine(
                        row.getLong(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getString(4)))
                .list();
    }

    /** What waits for an answer, and what is looked at every minute: reagents that run out, controls. */
    private List<Concern> concerns() {
        List<Concern> concerns = new ArrayList<>(waitingForAnswer());
        concerns.addAll(minute.now());
        return concerns;
    }

    /**
     * Drifts until they end, alarms until they are answered, rejected tubes until the new one is drawn or, where none was
     * asked for, for a day, and doubts about tubes until they are settled.
     */
    private List<Concern> waitingForAnswer() {
        return jdbc.sql("""
            (select 'CAUTION', 'Hemolysis', 'hemolysis drifts: ' || lower(kind) || ' ' || name,
                    '/lab/hemolysis?by=' || kind, since
               from lab.hemolysis_drift where ended_at is null order by since limit 10)
            union all
            (select 'SERIOUS', 'Patient control', a.name || ' ' || c.test || ': patients'' results drift',
                    '/lab/quality/patients', min(m.at)
               from lab.patient_alarm m join lab.patient_control c on c.id = m.control
               join lab.analyzer a on a.id = c.analyzer
              where m.answer is null group by c.id, a.name, c.test order by 5 limit 10)
            union all
            (select 'CAUTION', 'Rejected',
                    'specimen ' || s.accession || ' was rejected: '
                      || coalesce('draw ' || n.accession, 'no new one was asked for'),
                    '/lab/tubes/' || coalesce(n.accession, s.accession), r.at
               from lab.specimen_rejection r join lab.specimen s on s.id = r.specimen
               left join lab.specimen n on n.id = r.recollect
              where r.undone_at is null and r.at > now() - interval '7 days'
                and (n.state = 'ORDERED' or (n.id is null and s.parent is null and r.at > now() - interval '1 day'))
              order by r.at desc limit 20)
            union all
            (select 'SERIOUS', 'Tube doubted', 'specimen ' || s.accession || ': look before anything of it leaves',
                    '/lab/tubes/' || s.accession, min(d.raised_at)
               from lab.specimen_doubt d join lab.specimen s on s.id = d.specimen
              where d.settled_at is null group by s.accession order by 5 desc limit 20)
            order by 5
            """)
                .query((row, _) -> new Concern(
                        Concern.Level.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    private List<AnalyzerLine> analyzers() {
        Map<Long, Long> held = jdbc
                .sql("select analyzer, count(*) from lab.result where state = 'HELD' group by analyzer")
                .query((row, _) -> Map.entry(row.getLong(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return roster.all().stream()
                .map(analyzer -> line(analyzer, held.getOrDefault(analyzer.id().value(), 0L)))
                .toList();
    }

    private static AnalyzerLine line(Analyzer analyzer, long held) {
        return new AnalyzerLine(
                analyzer.id(), analyzer.name(), analyzer.state().name(), analyzer.lastMessageAt(), held);
    }

    private List<ResultLine> latest() {
        return jdbc.sql("""
            select s.accession, r.test, r.reported, r.unit, r.flag, r.decided_at
              from lab.result r join lab.specimen s on s.id = r.specimen
             where r.state = 'RELEASED' order by r.decided_at desc limit 10
            """)
                .query((row, _) -> new ResultLine(
                        new AccessionNumber(row.getString(1)),
                        row.getString(2),
                        (row.getString(3) + " " + row.getString(4)).strip(),
                        row.getString(5),
                        row.getTimestamp(6).toInstant()))
                .list();
    }
}

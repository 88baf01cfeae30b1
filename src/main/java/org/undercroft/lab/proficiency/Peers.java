package org.undercroft.lab.proficiency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Keeps how our controls compare with those of other laboratories that use the same lot. */
@Repository
public class Peers {

    /** The heading of a file to import. */
    static final List<String> HEADING = List.of(
            "period",
            "test",
            "analyzer",
            "material",
            "level",
            "lot",
            "mean",
            "sd",
            "n",
            "peer_mean",
            "peer_sd",
            "peer_n");

    private static final int MOST = 5_000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Peers(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A level's comparison over a period. */
    public record Line(
            String period,
            String test,
            String analyzer,
            String material,
            String level,
            String lot,
            double mean,
            double deviation,
            int count,
            double peerMean,
            double peerDeviation,
            int peers) {

        /** The standard deviation index. */
        public double index() {
            return (mean - peerMean) / peerDeviation;
        }

        /** The coefficient of variation ratio. */
        public double ratio() {
            return Score.variationRatio(mean, deviation, peerMean, peerDeviation);
        }

        static Line of(List<String> cells) {
            if (cells.size() != HEADING.size()) {
                throw new IllegalArgumentException(cells.size() + " cells where " + HEADING.size() + " belong");
            }
            Line line = new Line(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    number(cells.get(6)),
                    number(cells.get(7)),
                    Integer.parseInt(cells.get(8)),
                    number(cells.get(9)),
                    number(cells.get(10)),
                    Integer.parseInt(cells.get(11)));
            if (!(line.deviation > 0) || !(line.peerDeviation > 0)) {
                throw new IllegalArgumentException("a standard deviation is more than 0");
            }
            return line;
        }

        private static double number(String text) {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("'" + text + "' is no number");
            }
            return number;
        }
    }

    /** Reads a file: comma or semicolon between cells, the heading first. One wrong line and nothing is imported. */
    static List<Line> read(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || !cells(lines.getFirst().toLowerCase(Locale.ROOT)).equals(HEADING)) {
            throw Refusal.unfit("The first line must read: " + String.join(",", HEADING));
        }
        if (lines.size() > MOST) {
            throw Refusal.unfit("The file has more than " + MOST + " lines: split it.");
        }
        List<Line> read = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                read.add(Line.of(cells(lines.get(i))));
            } catch (IllegalArgumentException e) {
                throw Refusal.unfit("Line " + (i + 1) + ": " + e.getMessage() + ". Nothing was imported.");
            }
        }
        return read;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("[,;]", -1)).map(String::strip).toList();
    }

    /** Imports a file; a period's line that is there already is replaced. */
    @Transactional
    public int importAll(String text) {
        List<Line> lines = read(text);
        Map<String, Long> analyzers = new HashMap<>();
        jdbc.sql("select name, id from lab.analyzer")
                .query((row, _) -> analyzers.put(row.getString(1).toLowerCase(Locale.ROOT), row.getLong(2)))
                .list();
        List<String> tests =
                jdbc.sql("select code from lab.test").query(String.class).list();
        for (Line line : lines) {
            Long analyzer = analyzers.get(line.analyzer().toLowerCase(Locale.ROOT));
            if (analyzer == null || !tests.contains(line.test())) {
                throw Refusal.unfit("There is no analyzer '" + line.analyzer() + "' or no test '" + line.test()
                        + "'. Nothing was imported.");
            }
            put(line, analyzer);
        }
        audit.configurationChanged("peer-statistics", null, lines.size() + " lines imported");
        return lines.size();
    }

    private void put(Line line, long analyzer) {
        jdbc.sql("""
            insert into lab.peer_statistic (period, test, analyzer, material, level, lot, mean, deviation, count, peer_mean,
                                            peer_deviation, peers, imported_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (period, test, analyzer, material, level, lot) do update
              set mean = excluded.mean, deviation = excluded.deviation, count = excluded.count,
                  peer_mean = excluded.peer_mean, peer_deviation = excluded.peer_deviation, peers = excluded.peers,
                  imported_at = now(), imported_by = excluded.imported_by
            """)
                .params(line.period(), line.test(), analyzer, line.material(), line.level(), line.lot(), line.mean())
                .params(line.deviation(), line.count(), line.peerMean(), line.peerDeviation(), line.peers())
                .param(Acting.current().actor().name())
                .update();
    }

    List<Line> all() {
        return jdbc.sql("""
            select p.*, a.name from lab.peer_statistic p join lab.analyzer a on a.id = p.analyzer
             order by p.period desc, p.test, a.name, p.level limit 1000
            """)
                .query((row, _) -> new Line(
                        row.getString("period"),
                        row.getString("test"),
                        row.getString("name"),
                        row.getString("material"),
                        row.getString("level"),
                        row.getString("lot"),
                        row.getDouble("mean"),
                        row.getDouble("deviation"),
                        row.getInt("count"),
                        row.getDouble("peer_mean"),
                        row.getDouble("peer_deviation"),
                        row.getInt("peers")))
                .list();
    }
}

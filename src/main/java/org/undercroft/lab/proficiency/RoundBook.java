package org.undercroft.lab.proficiency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.quality.Goals;
import org.undercroft.platform.page.Refusal;

/** Reads rounds of external quality assessment: samples, our values and the assigned ones. */
@Repository
public class RoundBook {

    private static final String ROUND = """
        select r.*, s.name as scheme_name, count(l.id) as samples, count(l.value) as measured, count(l.target) as assigned
          from lab.proficiency_round r join lab.proficiency_scheme s on s.id = r.scheme
          left join lab.proficiency_sample l on l.round = r.id
        """;

    private final JdbcClient jdbc;
    private final Goals goals;

    RoundBook(JdbcClient jdbc, Goals goals) {
        this.jdbc = jdbc;
        this.goals = goals;
    }

    /** A round of a scheme. */
    public record Round(
            long id,
            String scheme,
            String name,
            LocalDate due,
            @Nullable Instant submittedAt,
            @Nullable String submittedBy,
            String action,
            String actionBy,
            long samples,
            long measured,
            long assigned) {

        /** Whether its values should have been sent by now. */
        public boolean isLate(LocalDate today) {
            return submittedAt == null && today.isAfter(due);
        }
    }

    /**
     * A sample's test.
     *
     * @param value ours; null until measured
     * @param target the assigned value; null until the report came
     * @param score how they compare; null until both are known
     */
    public record Line(
            long id,
            String scheme,
            String round,
            LocalDate due,
            String sample,
            String test,
            String analyzer,
            @Nullable Double value,
            String enteredBy,
            @Nullable Double target,
            @Nullable Double deviation,
            @Nullable Integer peers,
            @Nullable Score score) {}

    List<Round> rounds() {
        return jdbc.sql(ROUND + " group by r.id, s.name order by r.due desc, r.id desc limit 200")
                .query((row, _) -> round(row))
                .list();
    }

    Round round(long id) {
        return jdbc.sql(ROUND + " where r.id = ? group by r.id, s.name")
                .param(id)
                .query((row, _) -> round(row))
                .optional()
                .orElseThrow(() -> Refusal.unknown("There is no round " + id + "."));
    }

    private static Round round(ResultSet row) throws SQLException {
        String action = row.getString("action");
        String actionBy = row.getString("action_by");
        return new Round(
                row.getLong("id"),
                row.getString("scheme_name"),
                row.getString("name"),
                row.getObject("due", LocalDate.class),
                row.getTimestamp("submitted_at") == null
                        ? null
                        : row.getTimestamp("submitted_at").toInstant(),
                row.getString("submitted_by"),
                action == null ? "" : action,
                actionBy == null ? "" : actionBy,
                row.getLong("samples"),
                row.getLong("measured"),
                row.getLong("assigned"));
    }

    /** The lines of a round, or of all rounds in the order of their dates. */
    List<Line> lines(@Nullable Long round) {
        Map<String, Goals.Goal> allowed =
                goals.all().stream().collect(Collectors.toMap(Goals.Goal::test, goal -> goal));
        return jdbc.sql("""
            select l.*, s.name as scheme_name, r.name as round_name, r.due, coalesce(a.name, '') as analyzer_name
              from lab.proficiency_sample l join lab.proficiency_round r on r.id = l.round
              join lab.proficiency_scheme s on s.id = r.scheme left join lab.analyzer a on a.id = l.analyzer
             where cast(:round as bigint) is null or l.round = :round
             order by r.due, r.id, l.sample, l.test, l.id limit 2000
            """)
                .param("round", round)
                .query((row, _) -> line(row, allowed))
                .list();
    }

    private static Line line(ResultSet row, Map<String, Goals.Goal> goals) throws SQLException {
        Double value = row.getObject("value", Double.class);
        Double target = row.getObject("target", Double.class);
        Double deviation = row.getObject("deviation", Double.class);
        Goals.Goal goal = goals.get(row.getString("test"));
        Score score = value == null || target == null
                ? null
                : new Score(
                        value,
                        target,
                        deviation,
                        goal == null ? null : goal.allowedAt(target) / 100 * Math.abs(target));
        String enteredBy = row.getString("entered_by");
        return new Line(
                row.getLong("id"),
                row.getString("scheme_name"),
                row.getString("round_name"),
                row.getObject("due", LocalDate.class),
                row.getString("sample"),
                row.getString("test"),
                row.getString("analyzer_name"),
                value,
                enteredBy == null ? "" : enteredBy,
                target,
                deviation,
                row.getObject("peers", Integer.class),
                score);
    }
}

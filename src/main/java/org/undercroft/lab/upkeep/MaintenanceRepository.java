package org.undercroft.lab.upkeep;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AnalyzerId;

/** Keeps maintenance tasks and when they were done. */
@Repository
public class MaintenanceRepository {

    private static final String TASKS = """
        select t.*, a.name as analyzer_name, d.at as done_at, d.actor as done_by from lab.maintenance_task t
          join lab.analyzer a on a.id = t.analyzer
          left join lateral (select at, actor from lab.maintenance_done
                              where task = t.id and undone_at is null order by at desc limit 1) d on true
         where t.ended_at is null
        """;

    private final JdbcClient jdbc;

    MaintenanceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All tasks, by analyzer. */
    List<MaintenanceTask> all() {
        return jdbc.sql(TASKS + " order by lower(a.name), t.often, lower(t.name)")
                .query((row, _) -> task(row))
                .list();
    }

    Optional<MaintenanceTask> find(long id) {
        return jdbc.sql(TASKS + " and t.id = ?")
                .param(id)
                .query((row, _) -> task(row))
                .optional();
    }

    private static MaintenanceTask task(ResultSet row) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        Instant at = done == null ? null : done.toInstant();
        String by = row.getString("done_by");
        return new MaintenanceTask(
                row.getLong("id"),
                row.getLong("analyzer"),
                row.getString("analyzer_name"),
                row.getString("name"),
                MaintenanceTask.Often.valueOf(row.getString("often")),
                row.getDate("begins").toLocalDate(),
                at == null ? null : LocalDate.ofInstant(at, ZoneId.systemDefault()),
                at,
                by == null ? "" : by);
    }

    long add(AnalyzerId analyzer, String name, MaintenanceTask.Often often, LocalDate begins, String actor) {
        return jdbc.sql("""
            insert into lab.maintenance_task (analyzer, name, often, begins, entered_by) values (?, ?, ?, ?, ?) returning id
            """)
                .params(analyzer.value(), name, often.name(), Date.valueOf(begins), actor)
                .query(Long.class)
                .single();
    }

    void end(long task, String actor) {
        jdbc.sql("update lab.maintenance_task set ended_at = now(), ended_by = ? where id = ?")
                .params(actor, task)
                .update();
    }

    void done(long task, Instant at, String actor, String words) {
        jdbc.sql("insert into lab.maintenance_done (task, at, actor, words) values (?, ?, ?, ?)")
                .params(task, Timestamp.from(at), actor, words)
                .update();
    }

    /** Takes back what was ticked off by mistake; false if it was taken back already. */
    boolean undo(long done, String actor) {
        return jdbc.sql("update lab.maintenance_done set undone_at = now(), undone_by = ? where id = ? and"
                                + " undone_at is null")
                        .params(actor, done)
                        .update()
                > 0;
    }

    /**
     * A line of the log.
     *
     * @param id its number
     * @param task what was done
     * @param often how often it is due
     * @param at when it was done
     * @param actor by whom
     * @param words what they noted
     * @param undoneBy who took it back; null if nobody
     */
    public record Done(
            long id,
            String task,
            MaintenanceTask.Often often,
            Instant at,
            String actor,
            String words,
            @Nullable String undoneBy) {}

    /** What was done at an analyzer, the newest first. */
    List<Done> log(AnalyzerId analyzer, int most) {
        return jdbc.sql("""
            select d.*, t.name, t.often from lab.maintenance_done d join lab.maintenance_task t on t.id = d.task
             where t.analyzer = ? order by d.at desc, d.id desc limit ?
            """)
                .params(analyzer.value(), most)
                .query((row, _) -> new Done(
                        row.getLong("id"),
                        row.getString("name"),
                        MaintenanceTask.Often.valueOf(row.getString("often")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("words"),
                        row.getString("undone_by")))
                .list();
    }
}

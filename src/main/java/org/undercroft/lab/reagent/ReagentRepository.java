package org.undercroft.lab.reagent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps reagents, their lots and every movement of them. */
@Repository
class ReagentRepository {

    private final JdbcClient jdbc;

    ReagentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that measuring uses up.
     *
     * @param tests codes of the tests that use it
     * @param testsPerPack for how many tests a pack is enough
     * @param warnDays so many days before it runs out the laboratory is warned
     */
    record Reagent(long id, String name, List<String> tests, int testsPerPack, int warnDays) {}

    /** What stands of a lot. */
    record Stock(long reagent, long id, String lot, LocalDate expires, BigDecimal packs) {}

    List<Reagent> all() {
        return jdbc.sql("select * from lab.reagent where active order by name")
                .query((row, _) -> new Reagent(
                        row.getLong("id"),
                        row.getString("name"),
                        List.of((String[]) row.getArray("tests").getArray()),
                        row.getInt("tests_per_pack"),
                        row.getInt("warn_days")))
                .list();
    }

    Optional<Reagent> find(long id) {
        return all().stream().filter(reagent -> reagent.id() == id).findFirst();
    }

    long add(String name, List<String> tests, int testsPerPack, int warnDays) {
        return jdbc.sql("""
            insert into lab.reagent (name, tests, tests_per_pack, warn_days) values (?, ?, ?, ?)
            on conflict (name) do update set tests = excluded.tests, tests_per_pack = excluded.tests_per_pack,
                                             warn_days = excluded.warn_days, active = true
            returning id
            """)
                .params(name, tests.toArray(String[]::new), testsPerPack, warnDays)
                .query(Long.class)
                .single();
    }

    /** What stands of each lot that isn't used up, the one that expires first first. */
    Map<Long, List<Stock>> stock() {
        return jdbc.sql("""
            select l.reagent, l.id, l.lot, l.expires, sum(m.packs) as packs
              from lab.reagent_lot l join lab.reagent_movement m on m.lot = l.id
             group by l.id having sum(m.packs) <> 0 order by l.expires, l.lot
            """).query(Stock.class).list().stream().collect(Collectors.groupingBy(Stock::reagent));
    }

    /** Packs opened or counted missing a day, on average over the last {@code days}. */
    Map<Long, Double> used(int days) {
        record Used(long reagent, double packs) {}
        return jdbc.sql("""
            select l.reagent, -sum(m.packs) / :days as packs
              from lab.reagent_lot l join lab.reagent_movement m on m.lot = l.id
             where m.kind in ('USE', 'COUNT') and m.at > now() - make_interval(days => :days)
             group by l.reagent
            """).param("days", days).query(Used.class).list().stream()
                .collect(Collectors.toMap(Used::reagent, Used::packs));
    }

    /** Counts the results of days that are over and weren't counted yet, so that nobody counts them again. */
    void countDays(int days) {
        jdbc.sql("""
            insert into lab.test_day (day, test, results)
            select received_at::date, test, count(*) from lab.result
             where received_at < current_date and test is not null
               and received_at >= coalesce((select max(day) + 1 from lab.test_day), current_date - :days)
             group by 1, 2 on conflict do nothing
            """).param("days", days).update();
    }

    /** How many results of each test came a day, on average over the last {@code days} that are over. */
    Map<String, Double> measured(int days) {
        return daily("""
            select test, sum(results)::numeric / :days as results from lab.test_day
             where day >= current_date - :days group by test
            """, days);
    }

    /** The same while no day is over yet: today's results, as if the other days had had none. */
    Map<String, Double> measuredToday(int days) {
        return daily("""
            select test, count(*)::numeric / :days as results from lab.result
             where received_at >= current_date and test is not null group by test
            """, days);
    }

    private Map<String, Double> daily(String sql, int days) {
        record Measured(String test, double results) {}
        return jdbc.sql(sql).param("days", days).query(Measured.class).list().stream()
                .collect(Collectors.toMap(Measured::test, Measured::results));
    }

    long lot(long reagent, String lot, LocalDate expires) {
        return jdbc.sql("""
            insert into lab.reagent_lot (reagent, lot, expires) values (?, ?, ?)
            on conflict (reagent, lot) do update set expires = excluded.expires returning id
            """).params(reagent, lot, expires).query(Long.class).single();
    }

    /** What stands of a lot, locked so that two people can't take the same pack. */
    Optional<Stock> lock(long lot) {
        return jdbc.sql("""
            select l.reagent, l.id, l.lot, l.expires,
                   (select coalesce(sum(m.packs), 0) from lab.reagent_movement m where m.lot = l.id) as packs
              from lab.reagent_lot l where l.id = ? for update
            """).param(lot).query(Stock.class).optional();
    }

    /** The number of a reagent's lot, by the names that people use. */
    Optional<Long> lotNamed(String reagent, String lot) {
        return jdbc.sql("""
            select l.id from lab.reagent_lot l join lab.reagent r on r.id = l.reagent
             where lower(r.name) = lower(?) and lower(l.lot) = lower(?) order by l.id desc limit 1
            """)
                .params(reagent.strip(), lot.strip())
                .query(Long.class)
                .optional();
    }

    void move(long lot, String kind, BigDecimal packs, String actor, String note) {
        jdbc.sql("insert into lab.reagent_movement (lot, kind, packs, actor, note) values (?, ?, ?, ?, ?)")
                .params(lot, kind, packs, actor, note)
                .update();
    }

    List<ReagentMovement> movements(long reagent, int most) {
        return jdbc.sql("""
            select m.at, l.lot, m.kind, m.packs, m.actor, m.note
              from lab.reagent_movement m join lab.reagent_lot l on l.id = m.lot
             where l.reagent = ? order by m.id desc limit ?
            """)
                .params(reagent, most)
                .query((row, _) -> new ReagentMovement(
                        row.getTimestamp("at").toInstant(),
                        row.getString("lot"),
                        row.getString("kind"),
                        row.getBigDecimal("packs"),
                        row.getString("actor"),
                        row.getString("note")))
                .list();
    }
}

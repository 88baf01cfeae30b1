package org.undercroft.lab.critical;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How well critical values are told; CAP's Q-Probes found a median of 5 minutes and a read-back in 96 % of calls. */
@Repository
public class Statistics {

    private final JdbcClient jdbc;

    Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Figures of some days.
     *
     * @param calls critical values
     * @param open of them still open
     * @param withdrawn of them withdrawn
     * @param medianMinutes from the value to somebody who had heard of it; null if nobody had of any
     * @param slowestMinutes 90th percentile of the same
     * @param within15 share told within 15 minutes, in percent of those told; null if none was
     * @param telephoned telephone calls that were answered
     * @param readBack share of these with a read-back, in percent; null if none was answered
     * @param mismatches read-backs that were wrong
     * @param onScreen acknowledged on a screen
     * @param escalated that climbed at least one rung
     */
    public record Figures(
            long calls,
            long open,
            long withdrawn,
            @Nullable Double medianMinutes,
            @Nullable Double slowestMinutes,
            @Nullable Double within15,
            long telephoned,
            @Nullable Double readBack,
            long mismatches,
            long onScreen,
            long escalated) {}

    Figures of(int days) {
        return jdbc.sql("""
            with c as (
              select *, case when state in ('CALLED', 'ACKNOWLEDGED')
                             then extract(epoch from closed_at - opened_at) / 60 end as minutes
                from lab.critical_call where opened_at > now() - make_interval(days => ?)
            ), t as (
              select k.* from lab.critical_contact k join c on c.id = k.call where k.kind = 'CALL'
            )
            select count(*) as calls, count(*) filter (where state = 'OPEN') as open,
                   count(*) filter (where state = 'WITHDRAWN') as withdrawn,
                   percentile_cont(0.5) within group (order by minutes) as median_minutes,
                   percentile_cont(0.9) within group (order by minutes) as slowest_minutes,
                   100.0 * count(*) filter (where minutes <= 15) / nullif(count(minutes), 0) as within15,
                   (select count(*) from t where verdict <> 'NOT_REACHED') as telephoned,
                   (select 100.0 * count(*) filter (where verdict in ('MATCH', 'INCOMPLETE', 'MISMATCH'))
                           / nullif(count(*), 0) from t where verdict <> 'NOT_REACHED') as read_back,
                   (select count(*) from t where verdict = 'MISMATCH') as mismatches,
                   count(*) filter (where state = 'ACKNOWLEDGED') as on_screen,
                   count(*) filter (where step > 0) as escalated
              from c
            """).param(days).query(Figures.class).single();
    }

    /** With one decimal; a dash where there is none. */
    public static String number(@Nullable Double value) {
        return value == null ? "–" : String.format(java.util.Locale.ROOT, "%.1f", value);
    }
}

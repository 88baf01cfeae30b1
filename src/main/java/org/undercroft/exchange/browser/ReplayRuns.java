package org.undercroft.exchange.browser;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.Replay;
import org.undercroft.platform.actor.Acting;

/** Replays of many messages at once, and how far each is. */
@Repository
public class ReplayRuns {

    private final JdbcClient jdbc;
    private final Replay replay;

    ReplayRuns(JdbcClient jdbc, Replay replay) {
        this.jdbc = jdbc;
        this.replay = replay;
    }

    /**
     * Replays these messages, all or none; what can't be replayed is left out.
     *
     * @param selection how they were found, for people
     * @return the run's number
     */
    @Transactional
    public long begin(List<MessageId> messages, String selection) {
        long run = jdbc.sql("""
            insert into exchange.replay_run (started_by, selection) values (:by, :selection) returning id
            """)
                .param("by", Acting.current().actor().name())
                .param("selection", selection)
                .query(Long.class)
                .single();
        jdbc.sql("""
            insert into exchange.replay_message (run, inbound)
            select :run, id from exchange.inbox where id = any(:ids) and kind = 'MESSAGE' and state <> 'RECEIVED'
            """)
                .param("run", run)
                .param("ids", messages.stream().map(MessageId::value).toArray(Long[]::new))
                .update();
        replay.of(messages);
        return run;
    }

    /** How far a run is. */
    Optional<Progress> progress(long run) {
        return jdbc.sql("""
            select r.id as run, r.started_at, r.started_by, r.selection, count(i.id) as messages,
              count(*) filter (where i.state = 'RECEIVED') as waiting,
              count(*) filter (where i.state = 'HANDLED') as handled,
              count(*) filter (where i.state in ('DEAD', 'RESOLVED')) as dead
            from exchange.replay_run r
            left join exchange.replay_message m on m.run = r.id left join exchange.inbox i on i.id = m.inbound
            where r.id = :run group by r.id
            """).param("run", run).query(Progress.class).optional();
    }

    /**
     * The state of a run.
     *
     * @param run its number
     * @param startedAt when it began
     * @param startedBy by whom
     * @param selection how its messages were found
     * @param messages how many it has
     * @param waiting how many still wait for their handler
     * @param handled how many are handled
     * @param dead how many are dead letters again
     */
    public record Progress(
            long run,
            Instant startedAt,
            String startedBy,
            String selection,
            long messages,
            long waiting,
            long handled,
            long dead) {}
}

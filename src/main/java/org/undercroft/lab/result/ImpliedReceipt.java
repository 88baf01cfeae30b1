package org.undercroft.lab.result;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Notes that a specimen must have been received, as an analyzer measured it although nobody scanned it: in many
 * laboratories tubes go to the analyzer first.
 */
@Repository
class ImpliedReceipt {

    private final JdbcClient jdbc;

    ImpliedReceipt(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes in those of these specimens that are still awaited; one statement, whatever their number. */
    void of(Collection<Long> specimens, String analyzer, Instant at) {
        if (specimens.isEmpty()) {
            return;
        }
        jdbc.sql("""
            with arrived as (
              update lab.specimen set state = 'RECEIVED', state_at = :at, state_by = :analyzer, received_at = :at,
                     receipt_implied = true, place = :analyzer
               where id = any(:ids) and state in ('ORDERED', 'COLLECTED', 'IN_TRANSIT') returning id)
            insert into lab.specimen_moment (specimen, at, actor, what)
            select id, :at, :analyzer, 'Received: an analyzer measured it, nobody scanned it' from arrived
            """)
                .param("ids", specimens.toArray(Long[]::new))
                .param("analyzer", analyzer)
                .param("at", Timestamp.from(at))
                .update();
    }
}

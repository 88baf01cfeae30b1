package org.undercroft.platform.event;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.platform.database.CommitHorizon;

/** Knows up to which position the event log is settled, see {@link CommitHorizon}. */
@Component
class EventHorizon {

    private final CommitHorizon horizon;

    EventHorizon(JdbcClient jdbc) {
        this.horizon = new CommitHorizon(
                jdbc,
                "platform.event",
                () -> jdbc.sql("select coalesce(max(position), 0) from platform.event_consumer")
                        .query(Long.class)
                        .single());
    }

    /** The last position up to which every event is visible or will never be. */
    long settled() {
        return horizon.settled();
    }
}

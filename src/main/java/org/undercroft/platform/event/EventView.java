package org.undercroft.platform.event;

import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** What the page of the event log shows. */
public final class EventView {

    private static final long BUSY = 1_000;

    private EventView() {}

    /** A consumer in a row. */
    public record Consumer(String name, String position, String behind, String parked, Status status) {}

    /** A parked event in a row. */
    public record Parked(
            String consumer,
            String position,
            String type,
            String subject,
            String reason,
            String parkedAt,
            String payload) {}

    static Consumer of(EventDesk.Progress progress) {
        return new Consumer(
                progress.name(),
                Long.toString(progress.position()),
                Long.toString(progress.behind()),
                Long.toString(progress.parked()),
                status(progress));
    }

    static Parked of(ParkedEvents.Parked event) {
        return new Parked(
                event.consumer(),
                Long.toString(event.position()),
                event.type(),
                event.subject(),
                event.reason(),
                Times.seconds(event.parkedAt()),
                event.payload());
    }

    private static Status status(EventDesk.Progress progress) {
        if (progress.parked() > 0) {
            return Status.serious("Parked events");
        }
        return progress.behind() > BUSY ? Status.caution("Behind") : Status.good("Up to date");
    }
}

package org.undercroft.platform.event;

import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** What the page of the event log shows. */
public final class EventView {

    private static final long BUSY = 1_000;

    private EventView() {}

    /** A consumer in a row. */
    public record Consumer(
            String name,
            String position,
            String behind,
            String waitingSince,
            String parked,
            Status status,
            boolean present) {}

    /** An event in a row. */
    public record Logged(String position, String recordedAt, String type, String subject, String actor) {}

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
                Times.seconds(progress.oldestWaiting()),
                Long.toString(progress.parked()),
                status(progress),
                progress.present());
    }

    static Logged of(EventDesk.Logged event) {
        return new Logged(
                Long.toString(event.position()),
                Times.seconds(event.recordedAt()),
                event.type(),
                event.subject(),
                event.actor());
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
        if (!progress.present()) {
            return Status.off("Not in this program");
        }
        if (progress.parked() > 0) {
            return Status.serious("Parked events");
        }
        return progress.behind() > BUSY ? Status.caution("Behind") : Status.good("Up to date");
    }
}

package org.undercroft.lab.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.ControlActivity;
import org.undercroft.lab.quality.ControlRecord.Watched;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** The state of every controlled test at a glance. */
@Component
public class Overview implements ControlActivity {

    private final ControlRecord record;
    private final ZoneId zone = ZoneId.systemDefault();

    Overview(ControlRecord record) {
        this.record = record;
    }

    /**
     * A test on an analyzer.
     *
     * @param due when the next control is due; null without schedule
     * @param dueState whether it is in time
     * @param schedule in words; empty without one
     */
    public record Line(
            long analyzer,
            String name,
            String test,
            @Nullable Instant last,
            @Nullable String verdict,
            List<String> rules,
            long openFailures,
            @Nullable Instant due,
            Due.State dueState,
            String schedule) {

        /** The last control's verdict, as people see it. */
        public Status status() {
            String words = String.join(" ", rules);
            return switch (verdict == null ? "" : verdict) {
                case "PASS" -> Status.good("Passed");
                case "WARNING" -> Status.caution("Warning " + words);
                case "REJECT" -> Status.critical("Rejected " + words);
                case "" -> Status.waiting("No control yet");
                default -> Status.off("Not judged");
            };
        }

        /** Whether its control is in time, as people see it. */
        public Status dueStatus() {
            return switch (dueState) {
                case UNSCHEDULED -> Status.off("No schedule");
                case IN_TIME -> Status.good("Due " + Times.minutes(due));
                case DUE -> Status.caution("Due since " + Times.minutes(due));
                case OVERDUE -> Status.serious("Overdue since " + Times.minutes(due));
            };
        }
    }

    /** All controlled tests, as they stand now. */
    public List<Line> lines() {
        Instant now = Clock.systemUTC().instant();
        return record.watched().stream().map(each -> line(each, now)).toList();
    }

    @Override
    public List<Concern> concerns() {
        return lines().stream()
                .map(line -> new Concern(
                        new AnalyzerId(line.analyzer()),
                        line.name(),
                        line.test(),
                        line.dueState() == Due.State.DUE || line.dueState() == Due.State.OVERDUE ? line.due() : null,
                        line.dueState() == Due.State.OVERDUE,
                        "REJECT".equals(line.verdict()),
                        line.openFailures()))
                .filter(concern -> concern.due() != null || concern.rejected() || concern.openFailures() > 0)
                .toList();
    }

    private Line line(Watched watched, Instant now) {
        Due due = new Due(watched.hours(), Due.times(watched.shifts()), watched.grace());
        boolean unscheduled = watched.hours() == null && watched.shifts().isEmpty();
        return new Line(
                watched.analyzer(),
                watched.name(),
                watched.test(),
                watched.last(),
                watched.verdict(),
                watched.rules(),
                watched.openFailures(),
                unscheduled
                        ? null
                        : due.next(watched.last(), watched.since(), zone).orElse(null),
                unscheduled ? Due.State.UNSCHEDULED : due.state(watched.last(), watched.since(), now, zone),
                unscheduled ? "" : watched.hours() != null ? "every " + watched.hours() + " h" : watched.shifts());
    }
}

package org.undercroft.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.biomed.WorkRequest.Priority;
import org.undercroft.biomed.WorkshopActivity;
import org.undercroft.exchange.ExchangeActivity;
import org.undercroft.lab.LabActivity;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.security.glass.BreakGlass;

/**
 * The wall board at one moment, in the words that it shows.
 *
 * @param figures the numbers at the top
 * @param calls what needs a person now, most urgent first
 * @param flow messages in and out over the last five minutes
 * @param analyzers every analyzer
 * @param orders open work orders, most urgent first
 * @param results the latest released results
 */
public record Board(
        List<Figure> figures,
        List<Call> calls,
        Chart flow,
        List<AnalyzerRow> analyzers,
        List<OrderRow> orders,
        List<ResultRow> results) {

    /** A number that matters, and the page behind it. */
    public record Figure(
            String label,
            String value,
            @Nullable String unit,
            @Nullable Status status,
            String href) {}

    /** An analyzer in a row. */
    public record AnalyzerRow(String name, String href, Status status, String lastHeard, String held) {}

    /** An open work order in a row. */
    public record OrderRow(String number, String href, Status status, String title, String assignee, String age) {}

    /** A released result in a row, without its value: the board hangs where everybody walks. */
    public record ResultRow(String accession, String test, String flag, String at) {}

    static Board of(
            ExchangeActivity.Snapshot exchange,
            LabActivity.Snapshot lab,
            WorkshopActivity.Snapshot workshop,
            List<BreakGlass.Waiting> glass,
            Instant now) {
        return new Board(
                figures(exchange, lab, workshop),
                Call.of(exchange, lab, workshop, glass),
                Flow.chart(exchange.beats()),
                lab.analyzers().stream().map(line -> row(line, now)).toList(),
                workshop.urgent().stream().map(line -> row(line, now)).toList(),
                lab.latest().stream().map(Board::row).toList());
    }

    private static List<Figure> figures(
            ExchangeActivity.Snapshot exchange, LabActivity.Snapshot lab, WorkshopActivity.Snapshot workshop) {
        return List.of(
                new Figure(
                        "Messages a minute",
                        Long.toString(Flow.lastMinute(exchange.beats())),
                        null,
                        null,
                        "/exchange/messages"),
                new Figure("Tests waiting", Long.toString(lab.waiting()), null, null, "/lab"),
                new Figure("Results released", Long.toString(lab.releasedLastHour()), "last hour", null, "/lab"),
                new Figure(
                        "Results held",
                        Long.toString(lab.held()),
                        null,
                        attention(lab.held(), Status.caution("Look")),
                        "/lab/held"),
                new Figure(
                        "Work orders open",
                        Long.toString(workshop.open()),
                        null,
                        attention(workshop.overdue(), Status.serious(workshop.overdue() + " overdue")),
                        "/biomed/work-orders"),
                new Figure(
                        "Dead letters",
                        Long.toString(exchange.deadLetters()),
                        null,
                        attention(exchange.deadLetters(), Status.serious("Settle")),
                        "/exchange/dead-letters"));
    }

    private static @Nullable Status attention(long count, Status status) {
        return count > 0 ? status : null;
    }

    private static AnalyzerRow row(LabActivity.AnalyzerLine line, Instant now) {
        return new AnalyzerRow(
                line.name(),
                "/lab/analyzers/" + line.analyzer().value(),
                AnalyzerStatus.of(line.state()),
                age(line.lastHeard(), now),
                Long.toString(line.held()));
    }

    private static OrderRow row(WorkshopActivity.Line line, Instant now) {
        return new OrderRow(
                line.number().value(),
                "/biomed/work-orders/" + line.number().value(),
                status(line.priority()),
                line.title(),
                line.assignee() == null ? "nobody" : line.assignee(),
                age(line.openedAt(), now));
    }

    private static ResultRow row(LabActivity.ResultLine line) {
        return new ResultRow(line.accession().value(), line.test(), line.flag(), Times.seconds(line.releasedAt()));
    }

    private static Status status(Priority priority) {
        return switch (priority) {
            case URGENT -> Status.critical("Urgent");
            case HIGH -> Status.serious("High");
            case NORMAL -> Status.waiting("Normal");
            case LOW -> Status.off("Low");
        };
    }

    /** How long ago, in the largest unit that says enough. */
    static String age(@Nullable Instant then, Instant now) {
        if (then == null) {
            return "never";
        }
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "under a minute";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
    }
}

package org.undercroft.watch;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;
import org.undercroft.exchange.ExchangeActivity.Beat;
import org.undercroft.platform.page.Times;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Tone;

/** The flow of messages, drawn. */
final class Flow {

    private static final int BEATS_A_MINUTE = 6;

    private Flow() {}

    /** Messages received in the last six beats. */
    static long lastMinute(List<Beat> beats) {
        return beats.subList(Math.max(0, beats.size() - BEATS_A_MINUTE), beats.size()).stream()
                .mapToLong(Beat::received)
                .sum();
    }

    static Chart chart(List<Beat> beats) {
        Instant last = beats.isEmpty() ? Instant.EPOCH : beats.getLast().from();
        long most = beats.stream()
                .mapToLong(beat -> Math.max(beat.received(), beat.delivered()))
                .max()
                .orElse(0);
        return new Chart(
                "Messages in and out",
                "Messages received and delivered in each ten seconds of the last five minutes; at most " + most + ".",
                Axis.time("Time", last.minusSeconds(300), last.plusSeconds(1), ZoneId.systemDefault()),
                Axis.numbers("messages in 10 s", 0, Math.max(10.0, (double) most)),
                List.of(),
                List.of(),
                List.of(
                        series("received", beats, Beat::received, Tone.PLAIN),
                        series("delivered", beats, Beat::delivered, Tone.SECOND)));
    }

    private static Chart.Series series(String label, List<Beat> beats, ToLongFunction<Beat> count, Tone tone) {
        return new Chart.Series(
                label,
                beats.stream().map(beat -> point(beat, count.applyAsLong(beat))).toList(),
                true,
                tone);
    }

    private static Chart.Point point(Beat beat, long count) {
        return Chart.Point.unmarked(
                Axis.seconds(beat.from()), (double) count, Times.seconds(beat.from()), Long.toString(count));
    }
}

package org.undercroft.platform.page.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One direction of a chart.
 *
 * @param label what is measured, with its unit
 * @param from the value at the start
 * @param to the value at the end, greater than {@code from}
 * @param ticks the values written beside the axis
 */
public record Axis(String label, double from, double to, List<Tick> ticks) {

    private static final double[] STEPS = {1, 2, 5, 10};
    private static final List<Duration> TIME_STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(28),
            Duration.ofDays(91),
            Duration.ofDays(365));

    /**
     * A value written beside an axis.
     *
     * @param value where it is
     * @param label how it is written
     */
    public record Tick(double value, String label) {}

    public Axis {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException(
                    "An axis runs from a smaller to a larger finite value, not " + from + " to " + to);
        }
        ticks = List.copyOf(ticks);
    }

    /** An axis that starts and ends on round numbers around these values, with about five ticks. */
    public static Axis numbers(String label, double lowest, double highest) {
        var low = Math.min(lowest, highest);
        var high = Math.max(lowest, highest);
        if (low == high) {
            var margin = low == 0 ? 1 : Math.abs(low) * 0.1;
            return numbers(label, low - margin, high + margin);
        }
        var step = roundStep((high - low) / 5);
        var first = Math.floor(low / step);
        var last = Math.ceil(high / step);
        var ticks = new ArrayList<Tick>();
        for (var index = first; index <= last; index++) {
            ticks.add(new Tick(index * step, number(index * step, step)));
        }
        return new Axis(label, first * step, last * step, ticks);
    }

    /** An axis of time, with ticks on round local times. Values are epoch seconds, see {@link #seconds}. */
    public static Axis time(String label, Instant from, Instant to, ZoneId zone) {
        var end = to.isAfter(from) ? to : from.plusSeconds(60);
        var step = timeStep(Duration.between(from, end));
        var format = DateTimeFormatter.ofPattern(step.toDays() >= 1 ? "d MMM" : "HH:mm")
                .withZone(zone);
        var offset = zone.getRules().getOffset(from).getTotalSeconds();
        var first = Math.ceilDiv(from.getEpochSecond() + offset, step.toSeconds()) * step.toSeconds() - offset;
        var ticks = Stream.iterate(first, second -> second <= end.getEpochSecond(), second -> second + step.toSeconds())
                .map(second -> new Tick(second, format.format(Instant.ofEpochSecond(second))))
                .toList();
        return new Axis(label, seconds(from), seconds(end), ticks);
    }

    /** An axis with ticks of one's own, such as the mean and its standard deviations. */
    public static Axis of(String label, double from, double to, Tick... ticks) {
        return new Axis(label, from, to, List.of(ticks));
    }

    /** The place of an instant on an axis of time. */
    public static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    /** How far along the axis a value lies, 0 at its start and 1 at its end; values outside stand at the ends. */
    double share(double value) {
        return Math.clamp((value - from) / (to - from), 0, 1);
    }

    private static double roundStep(double rough) {
        var magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        for (var step : STEPS) {
            if (rough <= step * magnitude) {
                return step * magnitude;
            }
        }
        return 10 * magnitude;
    }

    private static Duration timeStep(Duration span) {
        return TIME_STEPS.stream()
                .filter(step -> span.dividedBy(step) <= 8)
                .findFirst()
                .orElseGet(() -> Duration.ofDays(365 * Math.ceilDiv(span.toDays(), 365 * 8)));
    }

    private static String number(double value, double step) {
        var decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
        return new BigDecimal(value, MathContext.DECIMAL64)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}

package org.undercroft.lab.distribution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Tone;

/**
 * A curve or picture of a tube, as pages show it.
 *
 * @param id its number
 * @param analyzer who sent it
 * @param at when it came
 * @param name what the instrument calls it
 * @param chart a histogram to draw; null if it is none or can't be decoded
 * @param scattergram a scattergram to draw; null if it is none or can't be decoded
 * @param picture whether it is a picture
 * @param words what else there is to say: why it can't be drawn
 */
public record Drawn(
        long id,
        String analyzer,
        Instant at,
        String name,
        @Nullable Chart chart,
        @Nullable Scattergram scattergram,
        boolean picture,
        String words) {

    /** More columns than a screen has points are drawn by the highest of each group. */
    private static final int MOST_POINTS = 300;

    static Drawn of(long id, String analyzer, Instant at, Distribution distribution) {
        float[] values = distribution.values();
        Chart chart = values != null && values.length > 1 && distribution.kind() == Distribution.Kind.HISTOGRAM
                ? chart(distribution, values)
                : null;
        Cloud cloud = distribution.cloud();
        return new Drawn(
                id,
                analyzer,
                at,
                distribution.name(),
                chart,
                cloud == null ? null : Scattergram.of(distribution.name(), cloud),
                distribution.picture() != null,
                words(distribution, chart != null || cloud != null));
    }

    private static String words(Distribution distribution, boolean drawn) {
        if (!distribution.trouble().isEmpty()) {
            return "Kept as it came; it can't be drawn: " + distribution.trouble() + ".";
        } else if (distribution.picture() != null && !distribution.lines().isEmpty()) {
            return "Discriminator lines at "
                    + distribution.lines().stream().map(Drawn::number).collect(Collectors.joining(", ")) + ".";
        } else if (drawn || distribution.picture() != null) {
            return "";
        }
        int numbers = distribution.values() == null ? 0 : distribution.values().length;
        return "Kept, " + numbers + " numbers; how they lie in the plane is the instrument's own.";
    }

    private static Chart chart(Distribution distribution, float[] values) {
        double lowest = distribution.lowest() == null ? 0 : distribution.lowest();
        double highest = distribution.highest() == null ? values.length : distribution.highest();
        float[] places = distribution.places();
        double top = 1;
        List<Chart.Point> points = new ArrayList<>();
        int group = Math.ceilDiv(values.length, MOST_POINTS);
        for (int from = 0; from < values.length; from += group) {
            float height = 0;
            for (int i = from; i < Math.min(values.length, from + group); i++) {
                height = Math.max(height, values[i]);
            }
            double x =
                    places == null ? lowest + (highest - lowest) * from / Math.max(1, values.length - 1) : places[from];
            top = Math.max(top, height);
            points.add(Chart.Point.unmarked(x, height, number(x), number(height)));
        }
        List<Chart.Moment> moments = distribution.lines().stream()
                .map(line -> new Chart.Moment(line, number(line), Tone.QUIET))
                .toList();
        return new Chart(
                distribution.name(),
                "Distribution with " + values.length + " columns and " + moments.size() + " discriminator lines",
                Axis.numbers("Size", lowest, highest),
                Axis.numbers("Count", 0, top),
                List.of(),
                List.of(),
                List.of(new Chart.Series(distribution.name(), points, true, Tone.PLAIN)),
                moments,
                List.of());
    }

    private static String number(double value) {
        return new BigDecimal(value, new MathContext(4)).stripTrailingZeros().toPlainString();
    }
}

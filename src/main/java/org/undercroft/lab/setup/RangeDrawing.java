package org.undercroft.lab.setup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.catalog.ReferenceRange;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Drawing;
import org.undercroft.platform.page.chart.Tone;

/**
 * Reference ranges as bands: age to the right on a scale that gives the first weeks room, values upwards, women and men in
 * two tones, critical limits as broken lines. Ranges of a pregnancy are told in the table alone.
 */
final class RangeDrawing {

    private static final int WIDTH = 880;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int RIGHT = 860;
    private static final int TOP = 24;
    private static final int BOTTOM = 226;
    private static final int OLDEST = 100 * 365;
    private static final Map<Integer, String> AGES =
            Map.of(0, "birth", 28, "28 d", 365, "1 y", 6 * 365, "6 y", 18 * 365, "18 y", 50 * 365, "50 y");

    private final List<ReferenceRange> ranges;
    private final Axis values;
    private final List<Drawing.Shape> shapes = new ArrayList<>();

    private RangeDrawing(LabTest test, List<ReferenceRange> ranges) {
        this.ranges = ranges;
        List<Double> limits = ranges.stream()
                .flatMap(range -> Stream.of(range.low(), range.high(), range.criticalLow(), range.criticalHigh()))
                .filter(limit -> limit != null)
                .map(BigDecimal::doubleValue)
                .toList();
        double least = limits.stream().min(Double::compare).orElse(0.0);
        double most = limits.stream().max(Double::compare).orElse(1.0);
        double margin = Math.max((most - least) * 0.08, 1e-6);
        this.values = Axis.numbers(test.unit().isEmpty() ? "Value" : test.unit(), least - margin, most + margin);
    }

    /** The drawing; null where no range has limits. */
    static @Nullable Drawing of(LabTest test) {
        List<ReferenceRange> ranges = test.ranges().stream()
                .filter(range -> range.pregnancy() == Pregnancy.ANY && hasLimits(range))
                .toList();
        return ranges.isEmpty() ? null : new RangeDrawing(test, ranges).draw();
    }

    private static boolean hasLimits(ReferenceRange range) {
        return range.low() != null
                || range.high() != null
                || range.criticalLow() != null
                || range.criticalHigh() != null;
    }

    private Drawing draw() {
        ranges.forEach(this::band);
        values.ticks().forEach(tick -> {
            String y = place(y(tick.value()));
            shapes.add(new Drawing.Line(place(LEFT), y, place(RIGHT), y, "chart-grid"));
            shapes.add(
                    new Drawing.Words(place(LEFT - 6), place(y(tick.value()) + 4), "end", tick.label(), "chart-text"));
        });
        AGES.forEach((days, label) -> {
            String x = place(x(days));
            shapes.add(new Drawing.Line(x, place(BOTTOM), x, place(BOTTOM + 4), "chart-axis"));
            shapes.add(new Drawing.Words(x, place(BOTTOM + 16), "middle", label, "chart-text"));
        });
        shapes.add(new Drawing.Line(place(LEFT), place(BOTTOM), place(RIGHT), place(BOTTOM), "chart-axis"));
        shapes.add(new Drawing.Words("0", "11", "start", values.label(), "chart-text"));
        shapes.add(new Drawing.Words(place(RIGHT), place(HEIGHT - 5), "end", "Age", "chart-text"));
        return new Drawing(WIDTH, HEIGHT, shapes);
    }

    private void band(ReferenceRange range) {
        Tone tone = range.sex() == 'M' ? Tone.SECOND : range.sex() == 'F' ? Tone.PLAIN : Tone.GOOD;
        double from = x(range.ageFrom());
        double to = x(Math.min(range.ageTo(), OLDEST));
        if (range.low() != null || range.high() != null) {
            double top = range.high() == null ? TOP : y(range.high().doubleValue());
            double bottom = range.low() == null ? BOTTOM : y(range.low().doubleValue());
            shapes.add(new Drawing.Area(
                    place(from),
                    place(top),
                    place(Math.max(1, to - from)),
                    place(Math.max(1, bottom - top)),
                    "chart-band " + tone.style()));
            edge(range.low(), from, to, "chart-line " + tone.style());
            edge(range.high(), from, to, "chart-line " + tone.style());
        }
        edge(range.criticalLow(), from, to, "chart-rule " + Tone.CRITICAL.style());
        edge(range.criticalHigh(), from, to, "chart-rule " + Tone.CRITICAL.style());
    }

    private void edge(@Nullable BigDecimal limit, double from, double to, String style) {
        if (limit != null) {
            String y = place(y(limit.doubleValue()));
            shapes.add(new Drawing.Line(place(from), y, place(to), y, style));
        }
    }

    private static double x(int days) {
        return LEFT + (RIGHT - LEFT) * Math.log1p(days / 20.0) / Math.log1p(OLDEST / 20.0);
    }

    private double y(double value) {
        double share = (value - values.from()) / (values.to() - values.from());
        return BOTTOM - share * (BOTTOM - TOP);
    }

    private static String place(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}

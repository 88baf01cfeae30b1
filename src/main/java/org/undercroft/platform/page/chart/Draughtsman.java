package org.undercroft.platform.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws charts: the same chart gives the same drawing, always. */
public final class Draughtsman {

    private static final int LEFT = 56;
    private static final int RIGHT = 64;
    private static final int TOP = 26;
    private static final int BOTTOM = 38;

    private final Chart chart;
    private final int width;
    private final int height;

    private Draughtsman(Chart chart, int width, int height) {
        this.chart = chart;
        this.width = width;
        this.height = height;
    }

    /**
     * The drawing of a chart.
     *
     * @param width of the whole in SVG units, at least 200
     * @param height of the whole in SVG units, at least 100
     */
    public static Drawing draw(Chart chart, int width, int height) {
        if (width < 200 || height < 100) {
            throw new IllegalArgumentException("A chart of " + width + " by " + height + " has no room for its axes");
        }
        return new Draughtsman(chart, width, height).drawing();
    }

    /**
     * A line without axes, as tall and wide as a word, for a table's cell.
     *
     * @param values the heights, evenly spread; those that aren't finite leave a gap
     */
    public static Drawing sparkline(List<Double> values, int width, int height) {
        var finite = values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (finite.getCount() == 0) {
            return new Drawing(width, height, List.of());
        }
        var span = Math.max(finite.getMax() - finite.getMin(), 1e-12);
        var path = new StringBuilder();
        var pen = "M";
        for (var index = 0; index < values.size(); index++) {
            double value = values.get(index);
            var x = 2 + (width - 4) * (values.size() == 1 ? 0.5 : index / (values.size() - 1.0));
            var y = height - 2 - (height - 4) * ((value - finite.getMin()) / span);
            path.append(Double.isFinite(value) ? pen + Place.of(x, y) : "");
            pen = Double.isFinite(value) ? "L" : "M";
        }
        return new Drawing(width, height, List.of(new Drawing.Path(path.toString(), "chart-line tone-plain")));
    }

    private Drawing drawing() {
        var shapes = new ArrayList<Drawing.Shape>();
        chart.bands().forEach(band -> shapes.add(area(band)));
        chart.stretches().forEach(stretch -> shapes.addAll(stretch(stretch)));
        chart.y().ticks().forEach(tick -> shapes.addAll(upwards(tick)));
        chart.x().ticks().forEach(tick -> shapes.addAll(along(tick)));
        chart.rules().forEach(rule -> shapes.addAll(rule(rule)));
        chart.moments().forEach(moment -> shapes.addAll(moment(moment)));
        shapes.add(new Drawing.Line(
                Place.of(LEFT), Place.of(bottom()), Place.of(right()), Place.of(bottom()), "chart-axis"));
        shapes.addAll(axisLabels());
        chart.series().stream().filter(Chart.Series::joined).forEach(series -> shapes.add(line(series)));
        chart.series().stream().filter(Chart.Series::isCloud).forEach(series -> shapes.add(specks(series)));
        chart.series().forEach(series -> shapes.addAll(dots(series)));
        return new Drawing(width, height, shapes);
    }

    private Drawing.Area area(Chart.Band band) {
        var top = Math.min(y(band.from()), y(band.to()));
        var tall = Math.abs(y(band.from()) - y(band.to()));
        return new Drawing.Area(
                Place.of(LEFT),
                Place.of(top),
                Place.of((double) right() - LEFT),
                Place.of(tall),
                "chart-band " + band.tone().style());
    }

    private List<Drawing.Shape> upwards(Axis.Tick tick) {
        var y = Place.of(y(tick.value()));
        return List.of(
                new Drawing.Line(Place.of(LEFT), y, Place.of(right()), y, "chart-grid"),
                new Drawing.Words(
                        Place.of(LEFT - 6), Place.of(y(tick.value()) + 4), "end", tick.label(), "chart-text"));
    }

    private List<Drawing.Shape> along(Axis.Tick tick) {
        var x = Place.of(x(tick.value()));
        return List.of(
                new Drawing.Line(x, Place.of(bottom()), x, Place.of(bottom() + 4), "chart-axis"),
                new Drawing.Words(x, Place.of(bottom() + 16), "middle", tick.label(), "chart-text"));
    }

    private List<Drawing.Shape> rule(Chart.Rule rule) {
        var y = y(rule.value());
        return List.of(
                new Drawing.Line(
                        Place.of(LEFT),
                        Place.of(y),
                        Place.of(right()),
                        Place.of(y),
                        "chart-rule " + rule.tone().style()),
                new Drawing.Words(Place.of(right() + 5), Place.of(y + 4), "start", rule.label(), "chart-text"));
    }

    private List<Drawing.Shape> stretch(Chart.Stretch stretch) {
        var from = x(stretch.from());
        return List.of(
                new Drawing.Area(
                        Place.of(from),
                        Place.of(TOP),
                        Place.of(Math.max(0, x(stretch.to()) - from)),
                        Place.of((double) bottom() - TOP),
                        "chart-band " + stretch.tone().style()),
                new Drawing.Words(Place.of(from + 4), Place.of(TOP + 12), "start", stretch.label(), "chart-text"));
    }

    private List<Drawing.Shape> moment(Chart.Moment moment) {
        var x = Place.of(x(moment.value()));
        return List.of(
                new Drawing.Line(
                        x,
                        Place.of(TOP),
                        x,
                        Place.of(bottom()),
                        "chart-rule " + moment.tone().style()),
                new Drawing.Words(
                        Place.of(x(moment.value()) + 3),
                        Place.of(bottom() - 6),
                        "start",
                        moment.label(),
                        "chart-text"));
    }

    private List<Drawing.Shape> axisLabels() {
        return List.of(
                new Drawing.Words("0", "11", "start", chart.y().label(), "chart-text"),
                new Drawing.Words(
                        Place.of(right()),
                        Place.of(height - 5),
                        "end",
                        chart.x().label(),
                        "chart-text"));
    }

    private Drawing.Path line(Chart.Series series) {
        var path = new StringBuilder();
        var pen = "M";
        for (var point : series.points()) {
            if (point.isDrawn()) {
                path.append(pen).append(Place.of(x(point.x()), y(point.y())));
            }
            pen = point.isDrawn() ? "L" : "M";
        }
        return new Drawing.Path(path.toString(), "chart-line " + series.tone().style());
    }

    /** The points of a cloud as specks in one path: there may be thousands. */
    private Drawing.Path specks(Chart.Series series) {
        var path = new StringBuilder();
        for (var point : series.points()) {
            if (point.isDrawn()) {
                path.append('M')
                        .append(Place.of(x(point.x()) - 1.2, y(point.y()) - 1.2))
                        .append("h2.4v2.4h-2.4z");
            }
        }
        return new Drawing.Path(path.toString(), "chart-speck " + series.tone().style());
    }

    private List<Drawing.Dot> dots(Chart.Series series) {
        return series.points().stream()
                .filter(Chart.Point::isDrawn)
                .flatMap(this::dot)
                .toList();
    }

    private Stream<Drawing.Dot> dot(Chart.Point point) {
        var mark = point.mark();
        if (mark == null) {
            return Stream.empty();
        }
        var style = "chart-mark " + point.tone().style() + (mark.isHollow() ? " hollow" : "");
        return Stream.of(new Drawing.Dot(mark.pathAt(x(point.x()), y(point.y())), point.words(), style));
    }

    private double x(double value) {
        return LEFT + chart.x().share(value) * (right() - LEFT);
    }

    private double y(double value) {
        return bottom() - chart.y().share(value) * (bottom() - TOP);
    }

    private int right() {
        return width - RIGHT;
    }

    private int bottom() {
        return height - BOTTOM;
    }
}

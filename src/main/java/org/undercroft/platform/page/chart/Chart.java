package org.undercroft.platform.page.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart as its author thinks of it, in the values' own units.
 *
 * @param title what it shows
 * @param description what can be seen in it, for those who can't see it
 * @param x the direction to the right
 * @param y the direction upwards
 * @param bands ranges of y that mean something, drawn first
 * @param rules single values of y that mean something
 * @param series the points
 * @param moments single values of x that mean something
 * @param stretches ranges of x that mean something, named at their top
 */
public record Chart(
        String title,
        String description,
        Axis x,
        Axis y,
        List<Band> bands,
        List<Rule> rules,
        List<Series> series,
        List<Moment> moments,
        List<Stretch> stretches) {

    /** A chart on which no value of x means anything by itself. */
    public Chart(
            String title, String description, Axis x, Axis y, List<Band> bands, List<Rule> rules, List<Series> series) {
        this(title, description, x, y, bands, rules, series, List.of(), List.of());
    }

    public Chart {
        bands = List.copyOf(bands);
        rules = List.copyOf(rules);
        series = List.copyOf(series);
        moments = List.copyOf(moments);
        stretches = List.copyOf(stretches);
    }

    /** A range of y from one value to another. */
    public record Band(double from, double to, Tone tone) {}

    /** A single value of y, with what is written at its right end. */
    public record Rule(double value, String label, Tone tone) {}

    /** A single value of x, with what is written at its top. */
    public record Moment(double value, String label, Tone tone) {}

    /** A range of x from one value to another, with what is written at its top; a quiet tone shades it. */
    public record Stretch(double from, double to, String label, Tone tone) {}

    /**
     * Points that belong together.
     *
     * @param label their name, for the legend and the table
     * @param points the points, in order of x when they are joined
     * @param joined whether a line joins them; if none does and no point has a mark, they are a cloud of specks
     * @param tone the line's tone
     */
    public record Series(String label, List<Point> points, boolean joined, Tone tone) {

        public Series {
            points = List.copyOf(points);
        }

        boolean isCloud() {
            return !joined && !points.isEmpty() && points.stream().allMatch(point -> point.mark() == null);
        }
    }

    /**
     * One point.
     *
     * @param x its place to the right; not a number leaves a gap
     * @param y its height; not a number leaves a gap
     * @param mark its shape, or null for a line without marks
     * @param tone its tone
     * @param at its x in words, for the table and the tooltip
     * @param value its y in words, with unit
     * @param note what is special about it, or null
     */
    public record Point(
            double x,
            double y,
            @Nullable Mark mark,
            Tone tone,
            String at,
            String value,
            @Nullable String note) {

        /** An ordinary point. */
        public static Point of(double x, double y, String at, String value) {
            return new Point(x, y, Mark.DISC, Tone.PLAIN, at, value, null);
        }

        /** A point of a line without marks. */
        public static Point unmarked(double x, double y, String at, String value) {
            return new Point(x, y, null, Tone.PLAIN, at, value, null);
        }

        /** A point that differs, and why. */
        public static Point noted(double x, double y, Mark mark, Tone tone, String at, String value, String note) {
            return new Point(x, y, mark, tone, at, value, note);
        }

        boolean isDrawn() {
            return Double.isFinite(x) && Double.isFinite(y);
        }

        /** What is said of it on pointing. */
        public String words() {
            return at + ": " + value + (note == null ? "" : ", " + note);
        }
    }
}

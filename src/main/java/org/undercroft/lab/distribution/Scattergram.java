package org.undercroft.lab.distribution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.undercroft.platform.page.chart.Axis;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Tone;

/**
 * A scattergram as pages show it: the drawing, and the populations in it as a table.
 *
 * @param chart the drawing
 * @param populations the populations, the largest first
 */
public record Scattergram(Chart chart, List<Population> populations) {

    /** How many squares the plane has in each direction; a square that holds a point is drawn once. */
    private static final int SQUARES = 160;

    private static final List<Tone> TONES =
            List.of(Tone.KIND_1, Tone.KIND_2, Tone.KIND_3, Tone.KIND_4, Tone.KIND_5, Tone.KIND_6);

    /**
     * Cells the instrument counts together.
     *
     * @param name its name or number
     * @param tone how it is drawn; the smallest ones share the last
     * @param cells how many cells
     * @param percent of all cells, to one decimal
     * @param x the mean to the right
     * @param y the mean height
     */
    public record Population(String name, Tone tone, long cells, String percent, String x, String y) {}

    public Scattergram {
        populations = List.copyOf(populations);
    }

    static Scattergram of(String name, Cloud cloud) {
        Map<Integer, Members> members = new TreeMap<>();
        double all = 0;
        for (int point = 0; point < cloud.xs().length; point++) {
            members.computeIfAbsent(cloud.population(point), Members::new).add(cloud, point);
            all += cloud.quantity(point);
        }
        List<Members> ordered = members.values().stream()
                .sorted(Comparator.comparingDouble((Members each) -> -each.cells))
                .toList();
        List<Population> populations = new ArrayList<>();
        List<Chart.Series> series = new ArrayList<>();
        for (Members each : ordered) {
            Tone tone = TONES.get(Math.min(populations.size(), TONES.size() - 1));
            populations.add(each.population(cloud, tone, all));
            series.add(new Chart.Series(each.name(cloud), each.squares(cloud), false, tone));
        }
        return new Scattergram(chart(name, cloud, series, populations), populations);
    }

    private static Chart chart(String name, Cloud cloud, List<Chart.Series> series, List<Population> populations) {
        String words = populations.stream()
                .limit(TONES.size())
                .map(each -> each.name() + ": " + each.percent() + " % around " + each.x() + " and " + each.y())
                .reduce((before, next) -> before + "; " + next)
                .orElse("no points");
        return new Chart(
                name,
                words,
                Axis.numbers("To the right", cloud.lowest(), cloud.highest()),
                Axis.numbers("Upwards", cloud.bottom(), cloud.top()),
                List.of(),
                List.of(),
                series);
    }

    /** The points of one population while they are gathered. */
    private static final class Members {

        private final int number;
        private final Set<Integer> squares = new HashSet<>();
        private double cells;
        private double sumX;
        private double sumY;

        Members(int number) {
            this.number = number;
        }

        void add(Cloud cloud, int point) {
            double weight = cloud.quantity(point);
            cells += weight;
            sumX += weight * cloud.xs()[point];
            sumY += weight * cloud.ys()[point];
            squares.add(square(cloud.xs()[point], cloud.lowest(), cloud.highest()) * SQUARES
                    + square(cloud.ys()[point], cloud.bottom(), cloud.top()));
        }

        private static int square(float value, float from, float to) {
            return Math.clamp((int) ((value - from) / (to - from) * SQUARES), 0, SQUARES - 1);
        }

        String name(Cloud cloud) {
            return cloud.populations() == null ? "Cells" : "Population " + number;
        }

        Population population(Cloud cloud, Tone tone, double all) {
            return new Population(
                    name(cloud),
                    tone,
                    Math.round(cells),
                    rounded(all == 0 ? 0 : 100 * cells / all, 1),
                    rounded(cells == 0 ? 0 : sumX / cells, 0),
                    rounded(cells == 0 ? 0 : sumY / cells, 0));
        }

        List<Chart.Point> squares(Cloud cloud) {
            return squares.stream()
                    .sorted()
                    .map(square -> Chart.Point.unmarked(
                            middle(square / SQUARES, cloud.lowest(), cloud.highest()),
                            middle(square % SQUARES, cloud.bottom(), cloud.top()),
                            "",
                            ""))
                    .toList();
        }

        private static double middle(int square, float from, float to) {
            return from + (to - from) * (square + 0.5) / SQUARES;
        }

        private static String rounded(double value, int decimals) {
            return BigDecimal.valueOf(value)
                    .setScale(decimals, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
    }
}

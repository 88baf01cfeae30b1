package org.undercroft.lab.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercroft.platform.page.chart.Drawing;

/** Draws where the time of each group went: one bar a group, one part a stage, as long as its median. */
final class StackedBars {

    private static final int WIDTH = 880;
    private static final int LEFT = 130;
    private static final int RIGHT = 70;
    private static final int ROW = 22;
    private static final int MOST = 25;

    private StackedBars() {}

    /** The drawing; of more groups than fit the slowest are shown. */
    static Drawing of(List<TurnaroundTable.Line> lines) {
        List<TurnaroundTable.Line> shown = lines.size() <= MOST
                ? lines
                : lines.stream()
                        .sorted((one, other) -> Double.compare(other.whole(), one.whole()))
                        .limit(MOST)
                        .toList();
        double longest =
                shown.stream().mapToDouble(TurnaroundTable.Line::whole).max().orElse(0);
        double scale = longest == 0 ? 0 : (WIDTH - LEFT - RIGHT) / longest;
        List<Drawing.Shape> shapes = new ArrayList<>();
        for (int row = 0; row < shown.size(); row++) {
            bar(shapes, shown.get(row), row * ROW, scale);
        }
        return new Drawing(WIDTH, Math.max(1, shown.size()) * ROW, shapes);
    }

    private static void bar(List<Drawing.Shape> shapes, TurnaroundTable.Line line, int top, double scale) {
        shapes.add(new Drawing.Words(place(LEFT - 8), place(top + 15), "end", cut(line.group()), "chart-text"));
        double x = LEFT;
        for (Passage.Stage stage : Passage.Stage.values()) {
            double width = line.stage(stage) * scale;
            if (width > 0) {
                shapes.add(new Drawing.Area(place(x), place(top + 3), place(width), "16", "chart-bar " + style(stage)));
            }
            x += width;
        }
        shapes.add(new Drawing.Words(
                place(x + 5), place(top + 15), "start", "%.0f min".formatted(line.whole()), "chart-text"));
    }

    /** The class by which the style sheet tells the stages apart. */
    static String style(Passage.Stage stage) {
        return "stage-" + stage.name().toLowerCase(Locale.ROOT);
    }

    private static String cut(String name) {
        return name.length() <= 18 ? name : name.substring(0, 17) + "…";
    }

    private static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

package org.undercroft.lab.microscope.score;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.lab.microscope.cell.CellKind;

/** Gathers the scores of many images and tells them kind by kind. */
final class ScoreSheet {

    private final Map<CellKind, List<Tally>> tallies = new EnumMap<>(CellKind.class);
    private final List<Double> milliseconds = new ArrayList<>();

    ScoreSheet() {
        for (CellKind kind : CellKind.values()) {
            tallies.put(kind, new ArrayList<>());
        }
    }

    /** Adds an image. */
    void add(List<Cell> cells, List<LabelledBox> boxes, double took) {
        tallies.forEach((kind, images) -> images.add(Tally.of(kind, cells, boxes)));
        milliseconds.add(took);
    }

    Tally total(CellKind kind) {
        return images(kind).stream().reduce(new Tally(0, 0, 0), Tally::plus);
    }

    private List<Tally> images(CellKind kind) {
        return tallies.getOrDefault(kind, List.of());
    }

    /** The mean of count error by true count, over the images that have such cells; 0 if none has. */
    double meanCountError(CellKind kind) {
        return images(kind).stream()
                .filter(tally -> tally.labelled() > 0)
                .mapToDouble(tally -> (double) tally.countError() / tally.labelled())
                .average()
                .orElse(0);
    }

    /** The figures as lines of text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Cells          labelled  counted    found  precision  recall     F1  count error");
        for (CellKind kind : CellKind.values()) {
            Tally total = total(kind);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %8d %8d %8d %10.3f %7.3f %6.3f %10.1f %%",
                    kind.label(),
                    total.labelled(),
                    total.counted(),
                    total.found(),
                    total.precision(),
                    total.recall(),
                    total.f1(),
                    100 * meanCountError(kind)));
        }
        List<Double> ranked = milliseconds.stream().sorted().toList();
        lines.add(String.format(
                Locale.ROOT,
                "%d images; %.0f ms an image (median), %.0f ms the slowest",
                ranked.size(),
                ranked.isEmpty() ? 0 : ranked.get(ranked.size() / 2),
                ranked.isEmpty() ? 0 : ranked.getLast()));
        lines.add("A cell is found if its centre lies in a box of its kind that no surer cell has taken.");
        lines.add("Count error: mean over images of |counted - labelled| / labelled.");
        return lines;
    }
}

package org.undercroft.lab.plate;

import java.util.ArrayList;
import java.util.List;
import org.undercroft.lab.plate.PlateJudgement.Verdict;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.chart.Drawing;
import org.undercroft.platform.page.chart.Drawing.Shape;

/** What pages say and draw of plates. */
public final class PlateWords {

    private static final int WIDE = 66;
    private static final int HIGH = 34;
    private static final int MARGIN = 22;

    private PlateWords() {}

    /** How far a plate is. */
    public static Status of(Plate.State state) {
        return switch (state) {
            case FILLING -> Status.working(state.label());
            case READ -> Status.caution(state.label());
            case CONFIRMED -> Status.good(state.label());
            case ABANDONED -> Status.off(state.label());
        };
    }

    /** What a well says. */
    public static Status of(Verdict verdict) {
        return switch (verdict) {
            case NOT_READ -> Status.waiting(verdict.label());
            case NOT_DETECTED, CONTROL_GOOD -> Status.good(verdict.label());
            case DETECTED -> Status.serious(verdict.label());
            case INCONCLUSIVE, INVALID -> Status.caution(verdict.label());
            case CONTROL_FAILED -> Status.critical(verdict.label());
        };
    }

    /** The plate with its wells: what is in each, and what it says. */
    public static Drawing draw(Plate plate, PlateJudgement judgement) {
        PlateSize size = plate.size();
        List<Shape> shapes = new ArrayList<>();
        for (int column = 0; column < size.columns(); column++) {
            shapes.add(words(MARGIN + column * WIDE + WIDE / 2, 14, String.valueOf(column + 1), "chart-text"));
        }
        for (int row = 0; row < size.rows(); row++) {
            int top = MARGIN + row * HIGH;
            shapes.add(words(MARGIN / 2, top + HIGH / 2 + 4, String.valueOf((char) ('A' + row)), "chart-text"));
            for (int column = 0; column < size.columns(); column++) {
                well(plate, judgement, size.position(row, column), MARGIN + column * WIDE, top, shapes);
            }
        }
        return new Drawing(MARGIN + size.columns() * WIDE + 2, MARGIN + size.rows() * HIGH + 2, shapes);
    }

    private static void well(
            Plate plate, PlateJudgement judgement, int position, int left, int top, List<Shape> shapes) {
        Verdict verdict = judgement.verdicts().get(position);
        String look =
                verdict == null ? "well" : "well well-" + of(verdict).level().style();
        shapes.add(new Drawing.Area(
                String.valueOf(left + 1),
                String.valueOf(top + 1),
                String.valueOf(WIDE - 2),
                String.valueOf(HIGH - 2),
                look));
        plate.at(position).ifPresent(well -> {
            shapes.add(words(left + WIDE / 2, top + 14, content(well), "well-text"));
            if (verdict != null && verdict != Verdict.NOT_READ) {
                shapes.add(words(left + WIDE / 2, top + 27, sign(verdict), "well-text"));
            }
        });
    }

    private static Shape words(int x, int y, String text, String style) {
        return new Drawing.Words(String.valueOf(x), String.valueOf(y), "middle", text, style);
    }

    /** The end of the number is what differs between tubes of a day. */
    private static String content(Well well) {
        String accession = well.accession();
        return switch (well.content()) {
            case SAMPLE -> accession.substring(Math.max(0, accession.length() - 7));
            case NEGATIVE -> PlateDesk.NEGATIVE;
            case POSITIVE -> PlateDesk.POSITIVE;
        };
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case DETECTED -> "detected";
            case NOT_DETECTED -> "not det.";
            case INCONCLUSIVE -> "inconcl.";
            case INVALID -> "invalid";
            case CONTROL_GOOD -> "good";
            case CONTROL_FAILED -> "failed";
            case NOT_READ -> "";
        };
    }

    /** Assays as choices of a form. */
    public static List<Option> assays(List<Assay> assays) {
        return assays.stream()
                .map(assay -> new Option(assay.code(), assay.name()))
                .toList();
    }

    /** Formats as choices of a form. */
    public static List<Option> formats(List<CyclerFile.Format> formats) {
        return formats.stream()
                .map(format -> new Option(format.code(), format.name()))
                .toList();
    }
}

package org.undercroft.lab.microscope.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.microscope.cell.Cell;
import org.undercroft.lab.microscope.cell.CellKind;

class TallyTest {

    private static final LabelledBox BOX = new LabelledBox(CellKind.RED, 10, 10, 30, 30);

    @Test
    void aBoxIsFoundByOneCellOnly() {
        Tally tally = Tally.of(CellKind.RED, List.of(red(20, 20, 0.9), red(22, 22, 0.8)), List.of(BOX));
        assertThat(tally).isEqualTo(new Tally(1, 2, 1));
        assertThat(tally.precision()).isEqualTo(0.5);
        assertThat(tally.recall()).isEqualTo(1);
        assertThat(tally.f1()).isEqualTo(2.0 / 3);
    }

    @Test
    void aCellOfAnotherKindFindsNothing() {
        Cell white = new Cell(CellKind.WHITE, 20, 20, 10, 1);
        assertThat(Tally.of(CellKind.RED, List.of(white), List.of(BOX))).isEqualTo(new Tally(0, 0, 1));
    }

    @Test
    void ofTwoBoxesACellTakesTheOneWhoseMiddleIsNearer() {
        LabelledBox near = new LabelledBox(CellKind.RED, 15, 15, 35, 35);
        Tally tally = Tally.of(CellKind.RED, List.of(red(26, 26, 0.9), red(12, 12, 0.8)), List.of(BOX, near));
        assertThat(tally.found()).isEqualTo(2);
    }

    @Test
    void theCountErrorIsTheMeanOverImages() {
        ScoreSheet sheet = new ScoreSheet();
        sheet.add(List.of(red(20, 20, 0.9)), List.of(BOX), 10);
        sheet.add(List.of(), List.of(BOX), 20);
        assertThat(sheet.meanCountError(CellKind.RED)).isEqualTo(0.5);
        assertThat(sheet.total(CellKind.RED)).isEqualTo(new Tally(1, 1, 2));
        assertThat(String.join("\n", sheet.lines()))
                .contains("Red cells")
                .contains("0.667")
                .contains("50.0 %");
    }

    private static Cell red(double x, double y, double confidence) {
        return new Cell(CellKind.RED, x, y, 10, confidence);
    }
}

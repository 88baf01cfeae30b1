package org.undercroft.lab.microscope.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForegroundTest {

    @Test
    void twoGroupsOfDensitiesArePartedBetweenThem() {
        float[] densities = new float[1000];
        for (int i = 0; i < densities.length; i++) {
            densities[i] = i < 700 ? 0.01f : 0.3f;
        }
        assertThat(Foreground.threshold(densities)).isBetween(0.01, 0.3);
    }

    @Test
    void aRingIsFilledAndCountsAsOneRoundBlob() {
        int side = 41;
        boolean[] ring = new boolean[side * side];
        for (int i = 0; i < ring.length; i++) {
            double distance = Math.hypot(i % side - 20, i / side - 20);
            ring[i] = distance > 7 && distance < 15;
        }
        assertThat(Blobs.of(ring, side, side)).singleElement().satisfies(blob -> {
            assertThat(blob.isRound()).isTrue();
            assertThat(blob.onEdge()).isFalse();
            assertThat(blob.radius()).isBetween(14.0, 15.5);
        });
    }

    @Test
    void whereTwoDiscsMeetEachKeepsItsHalf() {
        int width = 120;
        boolean[] stained = new boolean[width * 60];
        for (int i = 0; i < stained.length; i++) {
            stained[i] =
                    Math.hypot(i % width - 40, i / width - 30) < 22 || Math.hypot(i % width - 76, i / width - 30) < 22;
        }
        var cells = java.util.List.of(new Cell(CellKind.RED, 40, 30, 22, 1), new Cell(CellKind.RED, 76, 30, 22, 1));
        assertThat(Territories.measure(cells, stained, width, 60, 1))
                .allSatisfy(cell -> assertThat(cell.radius()).isBetween(20.0, 22.5));
    }
}

package org.undercroft.lab.microscope.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Films with known cells, drawn from seeds; what real films give is told in docs/cell-counting.md. */
class CellCounterTest {

    private final CellCounter counter = new CellCounter();

    @Test
    void redCellsAreFoundAlsoWhereTheyTouch() {
        assertThat(f1(CellKind.RED, 1)).isGreaterThan(0.9);
    }

    @Test
    void aLobedNucleusIsOneWhiteCell() {
        assertThat(f1(CellKind.WHITE, 1)).isGreaterThan(0.9);
    }

    @Test
    void plateletsAreFoundBesideTheCells() {
        assertThat(f1(CellKind.PLATELET, 1)).isGreaterThan(0.8);
    }

    @Test
    void aCameraOfTwiceTheResolutionCountsTheSame() {
        assertThat(f1(CellKind.RED, 2)).isGreaterThan(0.85);
    }

    @Test
    void anEmptyFilmHasNoCells() {
        assertThat(counter.count(Film.of(SyntheticFilm.empty(7).image()), null)).isEmpty();
    }

    @Test
    void theMeasuredRadiusOfALoneCellIsItsOwn() {
        SyntheticFilm film = SyntheticFilm.drawn(3);
        List<Cell> found = counter.count(Film.of(film.image()), null);
        Cell drawn = film.cells().stream()
                .filter(cell -> cell.kind() == CellKind.RED && isAlone(cell, film.cells()))
                .findFirst()
                .orElseThrow();
        Cell nearest =
                found.stream().min(Comparator.comparingDouble(drawn::distance)).orElseThrow();
        assertThat(nearest.radius()).isBetween(0.85 * drawn.radius(), 1.15 * drawn.radius());
    }

    @Test
    void theSameFilmGivesTheSameCells() {
        Film film = Film.of(SyntheticFilm.drawn(5).image());
        assertThat(counter.count(film, null)).isEqualTo(counter.count(film, null));
    }

    @Test
    void aFieldTooLargeForOneLookIsRefusedWithWords() {
        Film film = Film.of(SyntheticFilm.empty(1).image());
        assertThatThrownBy(() -> counter.count(film, 2.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Count a smaller part");
    }

    private static boolean isAlone(Cell cell, List<Cell> cells) {
        return cells.stream()
                .noneMatch(other -> !other.equals(cell) && other.distance(cell) < other.radius() + cell.radius() + 3);
    }

    /** Over ten films, each cell found is within the half of its own radius. */
    private double f1(CellKind kind, double unit) {
        int hits = 0;
        int all = 0;
        for (long seed = 20; seed < 30; seed++) {
            SyntheticFilm film = SyntheticFilm.drawn(seed, (int) (640 * unit), (int) (480 * unit), unit);
            List<Cell> drawn = new ArrayList<>(
                    film.cells().stream().filter(cell -> cell.kind() == kind).toList());
            List<Cell> found = counter.count(Film.of(film.image()), null).stream()
                    .filter(cell -> cell.kind() == kind)
                    .toList();
            all += drawn.size() + found.size();
            for (Cell cell : found) {
                hits += drawn.removeIf(other -> other.distance(cell) < other.radius() / 2) ? 1 : 0;
            }
        }
        return 2.0 * hits / all;
    }
}

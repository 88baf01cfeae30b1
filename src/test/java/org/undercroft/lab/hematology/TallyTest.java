package org.undercroft.lab.hematology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void theLastCellIsTakenBack() {
        Tally tally = Tally.of(List.of("SEG", "LYMPH", "UNDO", "MONO", "UNDO", "UNDO"), 100);

        assertThat(tally.counts()).isEmpty();
        assertThat(tally.leukocytes()).isZero();
    }

    @Test
    void nothingIsTakenBackFromNothing() {
        assertThat(Tally.of(List.of("UNDO", "SEG"), 100).leukocytes()).isEqualTo(1);
    }

    @Test
    void nucleatedErythrocytesAreNoneOfTheHundred() {
        Tally tally = Tally.of(List.of("NRBC", "SEG", "NRBC"), 100);

        assertThat(tally.leukocytes()).isEqualTo(1);
        assertThat(tally.count(CellClass.NRBC)).isEqualTo(2);
    }

    @Test
    void aLeukocyteBeyondTheGoalIsRefusedAndMayBeCountedOnceOneIsTakenBack() {
        List<String> hundred = new java.util.ArrayList<>(Collections.nCopies(100, "SEG"));
        hundred.addAll(List.of("LYMPH", "NRBC", "UNDO", "UNDO", "LYMPH"));

        Tally tally = Tally.of(hundred, 100);

        assertThat(tally.refused()).isEqualTo(1);
        assertThat(tally.count(CellClass.SEG)).isEqualTo(99);
        assertThat(tally.count(CellClass.LYMPH)).isEqualTo(1);
        assertThat(tally.count(CellClass.NRBC)).isZero();
        assertThat(tally.isComplete()).isTrue();
    }

    @Test
    void precursorsCountAsNeutrophilsWhereTheAnalyzerCountsThemSo() {
        Tally tally = Tally.of(List.of("SEG", "BAND", "META", "MYELO", "PROMY", "ATYP", "BLAST"), 100);

        assertThat(tally.count(CellClass.Family.NEUTROPHIL)).isEqualTo(5);
        assertThat(tally.count(CellClass.Family.LYMPHOCYTE)).isEqualTo(1);
        assertThat(tally.count(CellClass.Family.OTHER)).isEqualTo(1);
    }

    @Test
    void aKeystrokeThatMeansNothingIsAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tally.of(List.of("SEGG"), 100));
    }
}

package org.undercroft.lab.microscope.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.hematology.CellClass;

class CellCountTest {

    @Test
    void theMachinesCountStaysBesideThePersons() {
        CellCount count = CellCount.of(List.of(
                mark(MarkKind.RED, MarkKind.RED, false),
                mark(MarkKind.RED, MarkKind.RED, true),
                mark(null, MarkKind.RED, false),
                mark(MarkKind.WHITE, MarkKind.LYMPHOCYTE, false)));
        assertThat(count.machine()).containsEntry(MarkKind.RED, 2).containsEntry(MarkKind.WHITE, 1);
        assertThat(count.of(MarkKind.RED)).isEqualTo(2);
        assertThat(count.of(MarkKind.WHITE)).isZero();
        assertThat(count.white()).isEqualTo(1);
    }

    @Test
    void theDifferentialIsToldFromCellsThatHaveAClass() {
        CellCount count = CellCount.of(List.of(
                mark(null, MarkKind.NEUTROPHIL, false),
                mark(null, MarkKind.NEUTROPHIL, false),
                mark(null, MarkKind.LYMPHOCYTE, false),
                mark(null, MarkKind.LYMPHOCYTE, true),
                mark(null, MarkKind.NUCLEATED_RED, false),
                mark(null, MarkKind.RED, false),
                mark(null, MarkKind.WHITE, false)));
        assertThat(count.classified()).isEqualTo(3);
        assertThat(count.white()).isEqualTo(4);
        assertThat(count.cells()).containsExactly(CellClass.SEG, CellClass.SEG, CellClass.LYMPH, CellClass.NRBC);
    }

    @Test
    void everyClassOfTheDifferentialCanBeMarkedByAKeyOfItsOwn() {
        assertThat(MarkKind.values())
                .extracting(MarkKind::cell)
                .filteredOn(cell -> cell != null)
                .containsExactlyInAnyOrder(CellClass.values());
        assertThat(MarkKind.values()).extracting(MarkKind::key).doesNotHaveDuplicates();
    }

    @Test
    void aStageMicrometerGivesTheScale() {
        assertThat(Objective.scale(new BigDecimal("100"), new BigDecimal("1200")))
                .isEqualTo("0.0833333");
    }

    private static Mark mark(@Nullable MarkKind counted, MarkKind kind, boolean removed) {
        return new Mark(
                1,
                counted == null ? null : 1L,
                counted,
                kind,
                0,
                0,
                10,
                counted == null ? null : 0.9,
                "lab",
                Instant.EPOCH,
                removed);
    }
}

package org.undercroft.lab.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.plate.Assay.Role;
import org.undercroft.lab.plate.Assay.Target;

class CyclerFileTest {

    private static final CyclerFile.Format FORMAT =
            new CyclerFile.Format("T", "Well Position, Target Name, CT", "Well Position", "Target Name", "CT");
    private static final Assay CT = new Assay(
            "CT",
            "Chlamydia",
            "CT",
            1,
            List.of(
                    new Target("CT", Role.TARGET, BigDecimal.valueOf(40)),
                    new Target("IC", Role.INTERNAL_CONTROL, BigDecimal.valueOf(38))));

    @Test
    void whatStandsAboveTheHeadingsAndOtherDyesArePassedOver() {
        CyclerFile file = read("""
            * Instrument Type = cycler
            Well,Well Position,Target Name,CT,Quantity
            1,A1,CT,27.3456,
            1,A1,IC,30.1,
            1,A1,ROX,,
            2,B1,CT,Undetermined,
            2,B1,IC,"31,25",
            """);

        assertThat(file.cycles().get(0))
                .containsEntry("CT", new BigDecimal("27.35"))
                .containsEntry("IC", new BigDecimal("30.1"));
        assertThat(file.cycles().get(1)).containsEntry("CT", null).containsEntry("IC", new BigDecimal("31.25"));
        assertThat(file.cycles().get(0)).doesNotContainKey("ROX");
    }

    @Test
    void semicolonsAndDecimalCommasAreRead() {
        assertThat(read("Well Position;Target Name;CT\nA01;ct;22,5\n").cycles().get(0))
                .containsEntry("CT", new BigDecimal("22.5"));
    }

    @Test
    void whatCantBeReadIsNamedWithItsRow() {
        refused("Well,Target\nA1,CT\n", "no row with the headings");
        refused("Well Position,Target Name,CT\nA13,CT,20\n", "Row 2: the plate has no well 'A13'");
        refused("Well Position,Target Name,CT\nC1,CT,20\n", "Row 2: nothing was put into C1");
        refused("Well Position,Target Name,CT\nA1,CT,lots\n", "Row 2: 'lots' is no cycle threshold");
        refused("Well Position,Target Name,CT\nA1,CT,20\nA1,CT,21\n", "Row 3: A1 has CT twice");
        refused("Well Position,Target Name,CT\nA1,FLU,20\n", "names no target of Chlamydia");
    }

    private static void refused(String file, String words) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    private static CyclerFile read(String file) {
        return CyclerFile.read(file, FORMAT, PlateSize.WELLS_96, CT, Set.of(0, 1));
    }
}

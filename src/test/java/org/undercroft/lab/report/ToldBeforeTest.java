package org.undercroft.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.WrittenReport.Former;

class ToldBeforeTest {

    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(3_600);
    private static final List<ToldBefore> BEFORE = List.of(
            new ToldBefore(FIRST, "ann", Map.of("growth", "Escherichia coli", "AMP", "S"), ""),
            new ToldBefore(SECOND, "bob", Map.of("growth", "Escherichia coli", "AMP", "I"), "read again"));

    @Test
    void eachFormerValueIsToldWithWhoToldItAndWhyItWasChanged() {
        assertThat(ToldBefore.in("AMP", "R", BEFORE, "wrong disk"))
                .containsExactly(
                        new Former("S", FIRST, "ann", "read again"), new Former("I", SECOND, "bob", "wrong disk"));
    }

    @Test
    void aLineThatStayedTheSameHasNothingBeforeIt() {
        assertThat(ToldBefore.in("growth", "Escherichia coli", BEFORE, "wrong disk"))
                .isEmpty();
        assertThat(ToldBefore.standing("growth", "Escherichia coli", BEFORE)).isEqualTo(Standing.FINAL);
    }

    @Test
    void aLineThatIsNoLongerToldIsWithdrawnAndItsFormerValueStays() {
        assertThat(ToldBefore.standing("AMP", "", BEFORE)).isEqualTo(Standing.WITHDRAWN);
        assertThat(ToldBefore.in("AMP", "", BEFORE, "not our patient"))
                .last()
                .isEqualTo(new Former("I", SECOND, "bob", "not our patient"));
    }

    @Test
    void aLineToldOtherwiseIsCorrected() {
        assertThat(ToldBefore.standing("AMP", "R", BEFORE)).isEqualTo(Standing.CORRECTED);
        assertThat(ToldBefore.standing("AMP", "R", List.of())).isEqualTo(Standing.FINAL);
    }
}

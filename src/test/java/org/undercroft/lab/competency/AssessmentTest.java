package org.undercroft.lab.competency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.competency.Assessment.Outcome;

class AssessmentTest {

    private static final LocalDate ASSESSED = LocalDate.of(2026, 1, 1);
    private static final LocalDate DUE = LocalDate.of(2027, 1, 1);

    @Test
    void whoMayNotWorkAloneIsNotCalledCompetent() {
        assertThat(found(Outcome.SUPERVISED).status(ASSESSED).word()).isNotEqualTo("Competent");
        assertThat(found(Outcome.NOT_COMPETENT).status(ASSESSED).word()).isNotEqualTo("Competent");
    }

    @Test
    void itsStateTellsAMonthBeforeItLapses() {
        Assessment assessment = found(Outcome.COMPETENT);
        assertThat(assessment.status(DUE.minusDays(31)).word()).isEqualTo("Competent");
        assertThat(assessment.status(DUE.minusDays(30)).word()).isEqualTo("Due soon");
        assertThat(assessment.status(DUE).word()).isEqualTo("Lapsed");
    }

    private static Assessment found(Outcome outcome) {
        return new Assessment(1, "ann", "Chemistry", outcome, ASSESSED, DUE, "bea", "observed");
    }
}

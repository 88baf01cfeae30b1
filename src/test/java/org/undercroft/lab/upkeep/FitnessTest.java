package org.undercroft.lab.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FitnessTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @Test
    void whereNothingIsKnownNothingIsHeld() {
        assertThat(Fitness.UNKNOWN.against("G", "GLU", TODAY)).isEmpty();
    }

    @Test
    void aReagentMayBeUsedOnItsLastDayAndNotAfterIt() {
        assertThat(with(reagent("R1", "", "L1", TODAY, 1)).against("G", "GLU", TODAY))
                .isEmpty();
        assertThat(with(reagent("R1", "", "L1", TODAY.minusDays(1), 1)).against("G", "GLU", TODAY))
                .containsExactly("reagent R1 lot L1 expired on 2026-03-09");
    }

    @Test
    void ofAReagentTheLotHeardOfLastCounts() {
        Fitness fitness =
                with(reagent("R1", "", "OLD", TODAY.minusDays(9), 1), reagent("R1", "", "NEW", TODAY.plusDays(9), 2));
        assertThat(fitness.against("G", "GLU", TODAY)).isEmpty();
    }

    @Test
    void aReagentOfOneTestHoldsNoOther() {
        Fitness fitness = with(reagent("R1", "K", "L1", TODAY.minusDays(1), 1));
        assertThat(fitness.against("G", "GLU", TODAY)).isEmpty();
        assertThat(fitness.against("K", "K", TODAY)).hasSize(1);
    }

    @Test
    void aCalibrationHoldsUntilItsDayAndThenHoldsResults() {
        assertThat(calibrated("GLU", TODAY, true).against("G", "GLU", TODAY)).isEmpty();
        assertThat(calibrated("GLU", TODAY.minusDays(1), true).against("G", "GLU", TODAY))
                .containsExactly("the calibration with lot C1 was due on 2026-03-09");
        assertThat(calibrated("GLU", TODAY.minusDays(1), true).against("K", "K", TODAY))
                .isEmpty();
    }

    @Test
    void aFailedCalibrationOfAllTestsHoldsEachOfThem() {
        assertThat(calibrated("", null, false).against("K", "K", TODAY))
                .containsExactly("the calibration with lot C1 failed");
    }

    @Test
    void tasksAreDueAgainAfterADayAWeekOrAMonth() {
        assertThat(task(MaintenanceTask.Often.DAILY, TODAY).isDue(TODAY)).isFalse();
        assertThat(task(MaintenanceTask.Often.DAILY, TODAY.minusDays(1)).isDue(TODAY))
                .isTrue();
        assertThat(task(MaintenanceTask.Often.WEEKLY, TODAY.minusDays(6)).isDue(TODAY))
                .isFalse();
        assertThat(task(MaintenanceTask.Often.WEEKLY, TODAY.minusDays(7)).isDue(TODAY))
                .isTrue();
        assertThat(task(MaintenanceTask.Often.MONTHLY, LocalDate.of(2026, 1, 31))
                        .due())
                .isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void aTaskNeverDoneIsDueFromItsFirstDay() {
        assertThat(task(MaintenanceTask.Often.MONTHLY, null).due()).isEqualTo(TODAY);
    }

    private static MaintenanceTask task(MaintenanceTask.Often often, @Nullable LocalDate done) {
        return new MaintenanceTask(1, 1, "A", "Clean", often, TODAY, done, done == null ? null : Instant.EPOCH, "");
    }

    private static Fitness with(Reagent... reagents) {
        return new Fitness(List.of(reagents), List.of());
    }

    private static Fitness calibrated(String test, @Nullable LocalDate due, boolean passed) {
        return new Fitness(List.of(), List.of(new Calibration(1, test, "C1", Instant.EPOCH, due, passed, "", "t")));
    }

    private static Reagent reagent(String name, String code, String lot, LocalDate expires, long seen) {
        return new Reagent(1, name, code, lot, expires, Instant.EPOCH, Instant.ofEpochSecond(seen), "t", null);
    }
}

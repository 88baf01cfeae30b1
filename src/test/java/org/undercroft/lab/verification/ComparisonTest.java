package org.undercroft.lab.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bench on the rehearsal's own people: each has some tubes, one a day, as the simulated analyzers measure them. */
class ComparisonTest {

    private static List<StoredCase> stored = List.of();

    @BeforeAll
    static void measure() {
        stored = SimulatedHouse.measured(2611);
    }

    @Test
    void atLeastNineOfTenLeaveByThemselves() {
        Comparison comparison = Comparison.of(SimulatedHouse.STARTER, SimulatedHouse.STARTER, stored, 7);
        assertThat(comparison.draftRate()).as(comparison.errors().toString()).isBetween(90.0, 99.0);
    }

    /** Houses and draws that nobody looked at while the rules were written. */
    @ParameterizedTest
    @CsvSource({"11, 301", "47, 302", "2027, 303"})
    void hardlyAnErrorIsReleasedThatAnEarlierValueOrTheOtherValuesShow(long house, long draw) {
        List<StoredCase> cases = SimulatedHouse.measured(house);
        Map<Long, String> held = Outcomes.held(SimulatedHouse.STARTER, cases);
        assertThat(100.0 - 100.0 * held.size() / cases.size())
                .as("leave by themselves")
                .isBetween(90.0, 99.0);
        Map<InjectedError, SimulatedHouse.Released> released = new EnumMap<>(InjectedError.class);
        for (InjectedError error : InjectedError.values()) {
            released.put(error, SimulatedHouse.Released.of(error.into(cases, draw, 400)));
        }
        for (InjectedError gross : List.of(InjectedError.UNIT, InjectedError.DILUTION)) {
            assertThat(Objects.requireNonNull(released.get(gross)).comparable())
                    .as(released.toString())
                    .isZero();
        }
        // Now and then two people's blood is alike: then each value lies within the patient's own usual change.
        for (InjectedError mixedUp : List.of(InjectedError.MISLABELED, InjectedError.PATIENTS_SWAPPED)) {
            SimulatedHouse.Released left = Objects.requireNonNull(released.get(mixedUp));
            assertThat(left.comparable()).as(released.toString()).isLessThanOrEqualTo(left.wrong() / 200);
        }
        // One value a quarter too high lies within what many tests do from day to day: controls and the moving median
        // of patients see it, see lab.control and lab.patientcontrol.
        assertThat(Objects.requireNonNull(released.get(InjectedError.DRIFT)).comparable())
                .as(released.toString())
                .isLessThan(400 * 15 / 100);
    }

    @Test
    void eachDifferenceIsToldWithItsReason() {
        RuleSet stricter = new RuleSet(
                2,
                RuleText.read("Low K | K | | | value < 3.9 | hold | look", Vocabulary.OPEN)
                        .rules());
        Comparison comparison = Comparison.of(RuleSet.EMPTY, stricter, stored, 7);
        assertThat(comparison.newlyReleased()).isZero();
        assertThat(comparison.differences()).hasSize(Math.min(Comparison.MOST, comparison.newlyHeld()));
        assertThat(comparison.differences())
                .allSatisfy(each -> assertThat(each.why()).startsWith("Low K: look"));
    }

    @Test
    void theSameSeedInjectsTheSameErrors() {
        assertThat(InjectedError.MISLABELED.into(stored, 3, 20))
                .isEqualTo(InjectedError.MISLABELED.into(stored, 3, 20));
    }
}

package org.undercroft.rehearsal.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhysiologyTest {

    private static final int TOWN = 2611;
    private static final int PEOPLE = 600;

    @Test
    void theSameTubeHoldsTheSame() {
        Person person = People.at(TOWN, "RUN", 7);
        assertThat(Physiology.of(person, 1).value("K"))
                .isEqualTo(Physiology.of(person, 1).value("K"));
    }

    @Test
    void oneBloodCountFitsTogether() {
        IntStream.range(0, PEOPLE)
                .mapToObj(place -> People.at(TOWN, "RUN", place))
                .forEach(person -> {
                    Physiology body = Physiology.of(person, 3);
                    assertThat(body.value("HCT")).isCloseTo(body.value("RBC") * body.value("MCV") / 10, within(1e-9));
                    assertThat(body.value("MCHC")).isBetween(24.0, 42.0);
                    assertThat(body.value("NEUTP") + body.value("LYMPHP")).isLessThan(101);
                });
    }

    @Test
    void mostWellPeopleHaveOrdinaryPotassiumAndFewPatientsAreInDanger() {
        double[] all = IntStream.range(0, PEOPLE)
                .mapToObj(place -> People.at(TOWN, "RUN", place))
                .mapToDouble(person -> Physiology.of(person, 5).value("K"))
                .toArray();
        assertThat(Arrays.stream(all)).allMatch(value -> value > 2 && value < 9);
        long ordinary =
                Arrays.stream(all).filter(value -> value >= 3.5 && value <= 5.1).count();
        long critical =
                Arrays.stream(all).filter(value -> value < 2.7 || value > 6.2).count();
        assertThat(ordinary).isGreaterThan(PEOPLE * 8 / 10);
        assertThat(critical).isBetween(1L, (long) PEOPLE / 15);
    }

    @Test
    void aSickKidneyShowsInCreatinine() {
        double worst = IntStream.range(0, PEOPLE)
                .mapToObj(place -> People.at(TOWN, "RUN", place))
                .filter(person -> person.condition() == Condition.KIDNEY)
                .mapToDouble(person -> Physiology.of(person, 5).value("CREA"))
                .min()
                .orElseThrow();
        assertThat(worst).isGreaterThan(1.4);
    }

    @Test
    void aTestThatNobodyDescribedIsRefused() {
        assertThatThrownBy(() -> Physiology.of(People.at(TOWN, "RUN", 1), 1).value("MOONDUST"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MOONDUST");
    }

    @Test
    void everyChannelOfTheBenchHasAValue() {
        Physiology body = Physiology.of(People.at(TOWN, "RUN", 2), 9);
        assertThat(Bench.ALL)
                .allSatisfy(instrument -> assertThat(instrument.channels().keySet())
                        .allSatisfy(test -> assertThat(body.value(test)).isPositive()));
    }
}

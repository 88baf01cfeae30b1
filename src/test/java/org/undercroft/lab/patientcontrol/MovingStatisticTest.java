package org.undercroft.lab.patientcontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovingStatisticTest {

    @Test
    void bullMovesByTheSquareOfTheMeanRoot() {
        double[] batch = new double[20];
        Arrays.fill(batch, 0, 10, 91);
        Arrays.fill(batch, 10, 20, 90);
        assertThat(Statistic.bull(90, batch)).isCloseTo(90.25, within(1e-9));
        Arrays.fill(batch, 86);
        assertThat(Statistic.bull(90, batch)).isCloseTo(86, within(1e-9));
    }

    @Test
    void bullIsPulledLittleByOneWildValue() {
        double[] batch = new double[20];
        Arrays.fill(batch, 90);
        batch[7] = 190;
        assertThat(Statistic.bull(90, batch)).isCloseTo(90.25, within(1e-9));
    }

    @Test
    void bullSpeaksOnceABatch() {
        MovingStatistic statistic = new MovingStatistic(control(Statistic.BULL, 4));
        assertThat(feed(statistic, 91, 91, 91)).isNaN();
        assertThat(feed(statistic, 91)).isCloseTo(91, within(1e-9));
        assertThat(feed(statistic, 92)).isNaN();
    }

    @Test
    void theMovingMeanForgetsWhatLeavesItsWindow() {
        MovingStatistic statistic = new MovingStatistic(control(Statistic.MEAN, 3));
        assertThat(feed(statistic, 1, 2)).isNaN();
        assertThat(feed(statistic, 3)).isCloseTo(2, within(1e-9));
        assertThat(feed(statistic, 7)).isCloseTo(4, within(1e-9));
    }

    @Test
    void theMovingMedianIsTheMiddle() {
        assertThat(feed(new MovingStatistic(control(Statistic.MEDIAN, 3)), 5, 100, 7))
                .isEqualTo(7);
        assertThat(feed(new MovingStatistic(control(Statistic.MEDIAN, 4)), 5, 100, 7, 9))
                .isEqualTo(8);
    }

    @Test
    void theExponentiallyWeightedMeanStartsAtItsTarget() {
        MovingStatistic statistic = new MovingStatistic(control(Statistic.EWMA, 3));
        assertThat(feed(statistic, 100)).isCloseTo(95, within(1e-9));
        assertThat(feed(statistic, 95)).isCloseTo(95, within(1e-9));
    }

    @Test
    void truncatedResultsDoNotEnter() {
        PatientControl control = new PatientControl(Statistic.EWMA, 3, 90, 50, 150, 80, 100);
        MovingStatistic statistic = new MovingStatistic(control);
        assertThat(feed(statistic, 500)).isNaN();
        assertThat(statistic.level()).isEqualTo(90);
    }

    @Test
    void itGoesOnWhereItStood() {
        for (Statistic kind : Statistic.values()) {
            MovingStatistic whole = new MovingStatistic(control(kind, 4));
            MovingStatistic first = new MovingStatistic(control(kind, 4));
            feed(whole, 90, 92, 94, 91, 88, 95);
            feed(first, 90, 92, 94, 91, 88, 95);
            MovingStatistic second = new MovingStatistic(control(kind, 4), first.level(), first.recent());
            assertThat(List.of(feed(second, 93), feed(second, 99)))
                    .as(kind.label())
                    .isEqualTo(List.of(feed(whole, 93), feed(whole, 99)));
        }
    }

    private static PatientControl control(Statistic statistic, int size) {
        return new PatientControl(statistic, size, 90, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 80, 100);
    }

    private static double feed(MovingStatistic statistic, double... results) {
        double value = Double.NaN;
        for (double result : results) {
            value = statistic.add(result);
        }
        return value;
    }
}

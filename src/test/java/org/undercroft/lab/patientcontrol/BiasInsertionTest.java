package org.undercroft.lab.patientcontrol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BiasInsertionTest {

    private static final double[] HISTORY = history();

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void everyStatisticSeesALargeBiasSoonerThanASmallOne(Statistic statistic) {
        PatientControl control = BiasInsertion.limited(open(statistic), HISTORY, 0.2);
        List<BiasInsertion.Detection> detections = BiasInsertion.detect(control, HISTORY, 2, 10, -10);
        BiasInsertion.Detection small = detections.get(0);
        BiasInsertion.Detection large = detections.get(1);
        assertThat(large.detected()).isGreaterThan(95);
        assertThat(detections.get(2).detected()).isGreaterThan(95);
        assertThat(large.median()).isLessThan(120);
        assertThat(Double.isNaN(small.median()) || small.median() > large.median())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void limitsLetThroughAsManyFalseAlarmsAsAccepted(Statistic statistic) {
        PatientControl control = BiasInsertion.limited(open(statistic), HISTORY, 4);
        assertThat(BiasInsertion.falseAlarms(control, HISTORY)).isBetween(2.0, 6.0);
    }

    @Test
    void aHistoryTooShortDetectsNothing() {
        PatientControl control =
                new PatientControl(Statistic.MEAN, 20, 90, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 85, 95);
        assertThat(BiasInsertion.detect(control, new double[40], 10).getFirst().detected())
                .isZero();
    }

    private static PatientControl open(Statistic statistic) {
        return new PatientControl(statistic, 20, 90, 60, 120, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    private static double[] history() {
        SplittableRandom random = new SplittableRandom(4);
        return random.doubles(4_000).map(_ -> 90 + 6 * random.nextGaussian()).toArray();
    }
}

package org.undercroft.lab.centrifuge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The example of the NIST/SEMATECH e-Handbook 6.3.2.4, and what a drift does. */
class MovingAverageTest {

    private static final List<Double> VALUES = List.of(
            52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
            53.6, 52.1);
    private static final double[] PUBLISHED = {
        50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92,
        50.73, 51.23, 51.94, 51.99
    };

    @Test
    void theAveragesAreThePublishedOnes() {
        List<MovingAverage.Step> steps = published();
        for (int i = 0; i < PUBLISHED.length; i++) {
            assertThat(steps.get(i).average()).as("step " + (i + 1)).isCloseTo(PUBLISHED[i], within(0.0051));
        }
    }

    @Test
    void theLimitGrowsToThePublishedOne() {
        List<MovingAverage.Step> steps = published();
        assertThat(steps.getLast().upper()).isCloseTo(52.5884, within(0.0005));
        assertThat(steps.getFirst().upper()).isLessThan(52.0);
    }

    @Test
    void thePublishedProcessIsNotOverItsLimit() {
        assertThat(published()).noneMatch(MovingAverage.Step::isOver);
    }

    @Test
    void aShiftOfOneAndAHalfDeviationsIsFoundWithinTwentyValues() {
        Random random = new Random(7);
        List<Double> shifted = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            shifted.add(1.5 + random.nextGaussian());
        }
        var baseline = new MovingAverage.Baseline(0, 1, 100);
        assertThat(MovingAverage.chart(shifted, baseline, 0.2, 3)).anyMatch(MovingAverage.Step::isOver);
    }

    private static List<MovingAverage.Step> published() {
        return MovingAverage.chart(VALUES, new MovingAverage.Baseline(50, 2.0539, 20), 0.3, 3);
    }
}

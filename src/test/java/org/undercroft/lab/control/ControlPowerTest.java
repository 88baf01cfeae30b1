package org.undercroft.lab.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short version of {@code org.undercroft.bench.ControlPowerBench}. */
class ControlPowerTest {

    private static final int RUNS = 60_000;

    /** Four standard errors of our own count; the published figures are rounded and have an error of 0.1 themselves. */
    private static double tolerance(double percent) {
        double share = Math.min(percent / 100, 0.9995);
        return 0.1 + 400 * Math.sqrt(share * (1 - share) / RUNS);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rulesRejectAsOftenAsPublished(ControlPower.Row row) {
        for (ControlPower.State state : ControlPower.State.values()) {
            double published = row.published(state);
            if (!Double.isNaN(published)) {
                assertThat(ControlPower.rejected(row, state, RUNS))
                        .as("%s, N=%d, %s", row.name(), row.measurements(), state)
                        .isCloseTo(published, within(tolerance(published)));
            }
        }
    }

    static Stream<ControlPower.Row> rows() {
        return ControlPower.table().stream();
    }
}

package org.undercroft.rehearsal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.undercroft.rehearsal.script.Instrument.Channel;
import org.undercroft.rehearsal.script.Instrument.Control;

class MeasurementTest {

    @Test
    void aHealthyAnalyzersControlsStayWithinTwoDeviations() {
        for (Instrument instrument : Bench.ALL) {
            for (Control control : instrument.controls()) {
                assertThat(LongStream.range(0, 200))
                        .allMatch(run -> Math.abs(deviations(instrument, control, run, 0)) < 2);
            }
        }
    }

    @Test
    void theDriftingElectrodeBreaksThreeDeviationsAtBothLevelsAndNothingElseDoes() {
        for (Control control : Bench.CHEMISTRY.controls()) {
            boolean drifts = control.test().equals(Bench.DRIFTING);
            assertThat(LongStream.range(0, 200))
                    .allMatch(run -> deviations(Bench.CHEMISTRY, control, run, 3.9) > 3 == drifts);
        }
    }

    private static double deviations(Instrument instrument, Control control, long run, double drift) {
        Channel channel = Objects.requireNonNull(instrument.channels().get(control.test()));
        double value =
                Double.parseDouble(Measurement.of(channel, control, run, drift).value()) * channel.factor();
        return (value - control.mean()) / control.deviation();
    }
}

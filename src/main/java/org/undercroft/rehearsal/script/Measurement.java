package org.undercroft.rehearsal.script;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import org.undercroft.rehearsal.script.Instrument.Channel;
import org.undercroft.rehearsal.script.Instrument.Control;

/**
 * What an instrument found for one of its codes, in its own unit.
 *
 * @param channel which
 * @param value as it writes it
 * @param flag the instrument's own: L, H or N
 */
public record Measurement(Channel channel, String value, String flag) {

    private static final List<String> GRADES = List.of("negative", "trace", "1+", "2+", "3+");

    /** Measures a tube. A drifting electrode reads its test too high by this many of its control's deviations. */
    public static List<Measurement> of(Tube tube, Collection<Channel> channels, double drift) {
        Physiology body = Physiology.of(tube.person(), tube.contents());
        List<Measurement> found = new ArrayList<>();
        for (Channel channel : channels) {
            double shift = channel.test().equals(Bench.DRIFTING) ? drift * 0.11 : 0;
            double strange = body.strangeness(channel.test());
            String flag = strange > 1 ? "H" : strange < -1 ? "L" : "N";
            found.add(new Measurement(channel, written(channel, body.value(channel.test()) + shift), flag));
        }
        return found;
    }

    /**
     * Measures a control: within 1.6 deviations of its target, but for the drift.
     *
     * @param run from which its noise is drawn
     */
    public static Measurement of(Channel channel, Control control, long run, double drift) {
        double noise = new SplittableRandom(Seeds.of(run, control.control() + control.test(), 0)).nextGaussian();
        double shift = control.test().equals(Bench.DRIFTING) ? drift : 0;
        double deviations = shift + (shift > 0 ? 0.1 : 0.7) * Math.clamp(noise, -2, 2);
        return new Measurement(channel, written(channel, control.mean() + deviations * control.deviation()), "N");
    }

    private static String written(Channel channel, double value) {
        if (channel.decimals() < 0) {
            return GRADES.get(Math.clamp(Math.round(value), 0, GRADES.size() - 1));
        }
        return BigDecimal.valueOf(value / channel.factor())
                .setScale(channel.decimals(), RoundingMode.HALF_UP)
                .toPlainString();
    }
}

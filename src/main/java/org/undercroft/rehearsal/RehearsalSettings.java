package org.undercroft.rehearsal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the make-believe day is played.
 *
 * @param enabled whether the program plays it to itself once it is up; only the demo profile does
 * @param seed chooses the town and what happens in it; the same seed is the same day
 * @param speed how much faster than real time the day runs
 * @param length of the day in its own time, from seven in the morning; afterwards everybody idles
 * @param messages at most so many are said
 * @param failure when, in the day's own time, the control of the chemistry analyzer fails; not before the day has begun
 *     to flow, and never if it is longer than the day
 * @param technician whether the make-believe technician repairs it, or a person shall
 * @param webPort where the program's API is; 0 for the program that plays it to itself
 * @param hl7Port its MLLP door
 * @param analyzerPort its LIS1-A door
 * @param wardPort where the ward listens; 0 for any
 */
@ConfigurationProperties("undercroft.rehearsal")
public record RehearsalSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("2611") long seed,
        @DefaultValue("60") double speed,
        @DefaultValue("48h") Duration length,
        @DefaultValue("60000") int messages,
        @DefaultValue("150m") Duration failure,
        @DefaultValue("true") boolean technician,
        @DefaultValue("0") int webPort,
        @DefaultValue("2575") int hl7Port,
        @DefaultValue("15200") int analyzerPort,
        @DefaultValue("2580") int wardPort) {

    /** @throws IllegalArgumentException if the day would not pass */
    public RehearsalSettings {
        if (speed <= 0 || length.isNegative() || messages < 0) {
            throw new IllegalArgumentException(
                    "undercroft.rehearsal: speed is above 0, length and messages are not negative");
        }
    }

    /** The same day at another program. */
    public RehearsalSettings at(int web, int hl7, int analyzers, int ward) {
        return new RehearsalSettings(
                enabled, seed, speed, length, messages, failure, technician, web, hl7, analyzers, ward);
    }
}

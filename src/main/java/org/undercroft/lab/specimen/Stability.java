package org.undercroft.lab.specimen;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a specimen may still be used, from where it stood and for how long. Each hour at a temperature uses up its
 * share of what is allowed at that temperature: half of the hours allowed at room temperature and half of those allowed
 * in the refrigerator together are the whole.
 *
 * @param used the share used up; 1 and more is expired
 * @param test the test whose limit is the narrowest; empty if the limit holds for all
 * @param goodUntil when it will expire if it stays where it is; null if never, or if it is
 */
public record Stability(double used, String test, @Nullable Instant goodUntil) {

    /** A time at one temperature; without end it lasts. */
    public record Stay(
            Temperature temperature, Instant from, @Nullable Instant until) {}

    /** Whether it may no longer be used. */
    public boolean isExpired() {
        return used >= 1;
    }

    /** What a person reads. */
    public String words() {
        String which = test.isEmpty() ? "" : " for " + test;
        return isExpired()
                ? "Its stability" + which + " is used up ("
                        + String.format(Locale.ROOT, "%.0f", Math.min(used, 99) * 100) + " %)."
                : "Stable" + which + ", " + String.format(Locale.ROOT, "%.0f", used * 100) + " % used.";
    }

    /**
     * Judges.
     *
     * @param stays in order; times before the first are not known and not counted
     * @param limits hours allowed at a temperature, for each test, under the empty name for all of them; a temperature
     *     without a limit uses nothing up, a limit of zero hours everything
     */
    public static Stability judge(
            List<Stay> stays, Map<String, Map<Temperature, BigDecimal>> limits, List<String> tests, Instant now) {
        Stability narrowest = of("", stays, limits.getOrDefault("", Map.of()), now);
        for (String test : tests) {
            Map<Temperature, BigDecimal> own = limits.get(test);
            if (own != null) {
                Stability judged = of(test, stays, own, now);
                narrowest = judged.used > narrowest.used ? judged : narrowest;
            }
        }
        return narrowest;
    }

    private static Stability of(String test, List<Stay> stays, Map<Temperature, BigDecimal> limits, Instant now) {
        double used = 0;
        Instant goodUntil = null;
        for (Stay stay : stays) {
            BigDecimal hours = limits.get(stay.temperature());
            if (hours != null) {
                Instant end = stay.until() == null || stay.until().isAfter(now) ? now : stay.until();
                used += share(Duration.between(stay.from(), end), hours);
                goodUntil = stay.until() == null && used < 1 ? now.plusSeconds(left(used, hours)) : null;
            }
        }
        return new Stability(used, test, goodUntil);
    }

    private static double share(Duration stayed, BigDecimal hours) {
        if (stayed.isNegative() || stayed.isZero()) {
            return 0;
        }
        return hours.signum() == 0 ? 1 : stayed.toSeconds() / 3600.0 / hours.doubleValue();
    }

    private static long left(double used, BigDecimal hours) {
        return (long) ((1 - used) * hours.doubleValue() * 3600);
    }
}

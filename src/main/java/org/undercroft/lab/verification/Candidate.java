package org.undercroft.lab.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.Sex;

/**
 * A result with all that rules may ask about it.
 *
 * @param test our code
 * @param section the bench that the test belongs to
 * @param ward where the patient lies; empty if unknown
 * @param sex administrative sex
 * @param ageInYears null if unknown
 * @param value the number; null if it is none
 * @param flag how it lies to its range, a code of HL7 table 0078; empty if unknown
 * @param message what the instrument said beside the value: flags, status, comments
 * @param at when it was measured, or came
 * @param previous the patient's last released value of this test in another specimen; null if there is none
 * @param others numbers of the same specimen by our code, or the instrument's where it has none of ours
 * @param earlier the patient's last released values in another specimen, by test: of all that were measured in this one
 * @param deltas what is usual between two values
 */
public record Candidate(
        String test,
        String section,
        String ward,
        Sex sex,
        @Nullable Integer ageInYears,
        @Nullable Double value,
        String flag,
        String message,
        Instant at,
        @Nullable Previous previous,
        Map<String, Double> others,
        Map<String, Previous> earlier,
        DeltaLimits deltas) {

    /**
     * An earlier value.
     *
     * @param value the number
     * @param at when it came
     */
    public record Previous(double value, Instant at) {}

    /** What is missing is unknown, never zero: a condition on something unknown doesn't hold. */
    @Nullable
    Double known(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "value" -> value;
            case "previous" -> previous == null ? null : previous.value();
            case "age" -> ageInYears == null ? null : ageInYears.doubleValue();
            default -> name.equals(test) ? value : others.get(name);
        };
    }

    /** Whether there is an earlier value no older than this. */
    boolean hasPreviousWithin(Duration window) {
        return previous != null && !previous.at().isBefore(at.minus(window));
    }

    /**
     * How many tests of the specimen lie further from the patient's last values than nearly all pairs do; null if there is
     * no earlier value of any.
     *
     * @param percentile what nearly all pairs keep within
     * @param window an older value is none to compare with
     */
    @Nullable
    Double changed(DeltaLimits.Percentile percentile, Duration window) {
        int compared = 0;
        int changed = 0;
        for (Map.Entry<String, Previous> each : earlier.entrySet()) {
            Double now = each.getKey().equals(test) ? value : others.get(each.getKey());
            Previous last = each.getValue();
            if (now == null || last.value() == 0 || last.at().isBefore(at.minus(window))) {
                continue;
            }
            compared++;
            double percent = Math.abs(100 * (now - last.value()) / last.value());
            changed += deltas.of(each.getKey(), ward)
                            .filter(usual -> percent > usual.at(percentile))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return compared == 0 ? null : (double) changed;
    }

    /** The change since the earlier value in percent of that, signed; null if there is none to compare with. */
    @Nullable
    Double changeInPercent() {
        Double change = change();
        return change == null || previous == null || previous.value() == 0 ? null : 100 * change / previous.value();
    }

    /** The change since the earlier value, signed; null if there is none to compare with. */
    @Nullable
    Double change() {
        return value == null || previous == null ? null : value - previous.value();
    }
}

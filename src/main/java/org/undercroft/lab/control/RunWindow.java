package org.undercroft.lab.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When control results belong to one run: the same analyzer and test, each level once, all within a window from the first.
 * A level measured again begins a new run, so that a repeat never counts as a replicate.
 *
 * @param window how far the last may lie from the first
 */
public record RunWindow(Duration window) {

    /** Half an hour. */
    public static final RunWindow USUAL = new RunWindow(Duration.ofMinutes(30));

    /**
     * The latest run of a test on an analyzer.
     *
     * @param number its number
     * @param begun when its first control was measured
     * @param hasLevel whether the level in question is in it already
     */
    public record Latest(long number, Instant begun, boolean hasLevel) {}

    /** The run that a new result joins; empty if it begins one. */
    public Optional<Long> joined(@Nullable Latest latest, Instant at) {
        if (latest == null || latest.hasLevel()) {
            return Optional.empty();
        }
        Duration apart = Duration.between(latest.begun(), at).abs();
        return apart.compareTo(window) <= 0 ? Optional.of(latest.number()) : Optional.empty();
    }
}

package org.undercroft.lab.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A calibration of an analyzer.
 *
 * @param id ours
 * @param test our test; empty for all tests of the analyzer
 * @param lot the calibrator's lot
 * @param calibratedAt when
 * @param due the last day it holds; null for without end
 * @param passed whether it succeeded
 * @param words what the bench says of it
 * @param enteredBy who entered it
 */
public record Calibration(
        long id,
        String test,
        String lot,
        Instant calibratedAt,
        @Nullable LocalDate due,
        boolean passed,
        String words,
        String enteredBy) {

    /** Whether it doesn't hold on this day any more. */
    public boolean isOverdue(LocalDate day) {
        return due != null && day.isAfter(due);
    }
}

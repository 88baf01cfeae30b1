package org.undercroft.lab.upkeep;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A calibration as an analyzer tells of it.
 *
 * @param code the analyzer's code of the test; empty for all its tests
 * @param lot the calibrator's lot, or its number where no lot is said
 * @param at when, as the analyzer writes it; empty if it doesn't say
 * @param due the last day it holds; null if that isn't said
 * @param passed whether it succeeded
 * @param words what else it says
 */
record CalibrationSaid(
        String code, String lot, String at, @Nullable LocalDate due, boolean passed, String words) {}

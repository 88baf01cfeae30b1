package org.undercroft.lab.upkeep;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether an analyzer's reagents and calibrations let its results be trusted. Of each reagent the lot heard of last
 * counts, of each test the latest calibration. Where nobody entered any, nothing is held: a laboratory begins with what
 * it knows.
 *
 * @param reagents those on the analyzer
 * @param calibrations the latest of each test, and the latest of all tests
 */
public record Fitness(List<Reagent> reagents, List<Calibration> calibrations) {

    /** An analyzer of which nothing is known. */
    public static final Fitness UNKNOWN = new Fitness(List.of(), List.of());

    public Fitness {
        reagents = List.copyOf(reagents);
        calibrations = List.copyOf(calibrations);
    }

    /**
     * Why a result may not leave.
     *
     * @param code the analyzer's code
     * @param test our test; empty if unmapped
     * @param day the day of measuring
     */
    public List<String> against(String code, String test, LocalDate day) {
        List<String> reasons = new ArrayList<>();
        for (Reagent reagent : current(code)) {
            if (reagent.isExpired(day)) {
                reasons.add("reagent " + reagent.name() + " lot " + reagent.lot() + " expired on " + reagent.expires());
            }
        }
        for (Calibration calibration : calibrations) {
            if (calibration.test().isEmpty() || calibration.test().equals(test)) {
                if (!calibration.passed()) {
                    reasons.add("the calibration with lot " + calibration.lot() + " failed");
                } else if (calibration.isOverdue(day)) {
                    reasons.add("the calibration with lot " + calibration.lot() + " was due on " + calibration.due());
                }
            }
        }
        return reasons;
    }

    /** The lot in use of each reagent that serves this code. */
    private List<Reagent> current(String code) {
        Map<String, Reagent> latest = new HashMap<>();
        for (Reagent reagent : reagents) {
            if (reagent.retiredAt() == null
                    && (reagent.code().isEmpty() || reagent.code().equals(code))) {
                latest.merge(
                        reagent.name(), reagent, (one, other) -> other.seenAt().isAfter(one.seenAt()) ? other : one);
            }
        }
        return List.copyOf(latest.values());
    }
}

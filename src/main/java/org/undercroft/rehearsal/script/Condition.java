package org.undercroft.rehearsal.script;

import java.util.Map;

/** What ails a person, as far as the laboratory can see it: by what factor the body's usual values are changed. */
public enum Condition {
    WELL(40),
    INFECTION(14),
    ANEMIA(10),
    KIDNEY(9),
    DIABETES(10),
    LIVER(6),
    HEART(6),
    ANTICOAGULATED(5);

    private static final Map<String, Double> NONE = Map.of();
    private static final Map<Condition, Map<String, Double>> FACTORS = Map.of(
            INFECTION,
            Map.of(
                    "WBC", 2.1, "NEUTP", 1.35, "LYMPHP", 0.42, "CRP", 38.0, "PCT", 24.0, "PLT", 1.25, "FIB", 1.6,
                    "ULEU", 12.0),
            ANEMIA,
            Map.of("RBC", 0.78, "MCV", 0.86, "RDW", 1.3, "FERR", 0.12),
            KIDNEY,
            Map.of(
                    "CREA", 4.2, "BUN", 3.4, "K", 1.27, "PHOS", 1.5, "CO2", 0.8, "RBC", 0.85, "UALB", 40.0, "UPRO",
                    12.0),
            DIABETES,
            Map.of("GLU", 2.2, "TRIG", 1.7, "UALB", 9.0, "UGLU", 14.0),
            LIVER,
            Map.of("ALT", 7.0, "AST", 6.0, "GGT", 6.0, "ALP", 1.9, "TBIL", 5.0, "ALB", 0.72, "PT", 1.35, "PLT", 0.6),
            HEART,
            Map.of("TROPT", 16.0, "BNP", 22.0, "K", 0.9),
            ANTICOAGULATED,
            Map.of("PT", 2.4, "APTT", 1.35, "DDIM", 0.6));

    private final int weight;

    Condition(int weight) {
        this.weight = weight;
    }

    /** By what the usual value of a test is multiplied. */
    public double factor(String test) {
        return FACTORS.getOrDefault(this, NONE).getOrDefault(test, 1.0);
    }

    /** The condition at a place from 0 to 99, each taking up as much room as it has patients in a hundred. */
    static Condition at(int place) {
        int left = place;
        for (Condition condition : values()) {
            left -= condition.weight;
            if (left < 0) {
                return condition;
            }
        }
        return WELL;
    }
}

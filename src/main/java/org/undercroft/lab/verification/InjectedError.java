package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/** Errors that happen in laboratories, put into stored results to see whether a rule set would have caught them. */
public enum InjectedError {
    /** Two patients' tubes were taken for each other: each gets the other's values. */
    PATIENTS_SWAPPED("Two patients swapped"),
    /** One tube carries another patient's label. */
    MISLABELED("Tube mislabeled"),
    /** One test reads a quarter too high. */
    DRIFT("Drift of +25 %"),
    /** The dilution of one test was forgotten: a fifth of the true value. */
    DILUTION("Dilution factor 5 forgotten"),
    /** One test was reported in another unit. */
    UNIT("Wrong unit");

    private static final Map<String, Double> OTHER_UNIT = Map.ofEntries(
            Map.entry("GLU", 1 / 18.016),
            Map.entry("CREA", 88.42),
            Map.entry("CA", 0.2495),
            Map.entry("MG", 0.4114),
            Map.entry("BUN", 0.357),
            Map.entry("CHOL", 1 / 38.67),
            Map.entry("TRIG", 1 / 88.57),
            Map.entry("TBIL", 17.1),
            Map.entry("URIC", 59.48),
            Map.entry("K", 3.91));
    private static final double SI_FOR_ANY = 10;

    private final String label;

    InjectedError(String label) {
        this.label = label;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /**
     * Puts this error into tubes drawn at random; the same seed draws the same. Only results whose value changes count.
     *
     * @param most into how many tubes at most
     */
    List<StoredCase> into(List<StoredCase> cases, long seed, int most) {
        SplittableRandom random = new SplittableRandom(seed + label.hashCode());
        List<List<StoredCase>> tubes = new ArrayList<>(tubes(cases).values());
        List<StoredCase> wrong = new ArrayList<>();
        for (int i = 0; i < Math.min(most, tubes.size()) && tubes.size() > 1; i++) {
            List<StoredCase> tube = tubes.get(random.nextInt(tubes.size()));
            List<StoredCase> other = tubes.get(random.nextInt(tubes.size()));
            switch (this) {
                case PATIENTS_SWAPPED -> {
                    wrong.addAll(holding(tube, other));
                    wrong.addAll(holding(other, tube));
                }
                case MISLABELED -> wrong.addAll(holding(tube, other));
                case DRIFT -> wrong.addAll(changed(tube, random, (_, value) -> value * 1.25));
                case DILUTION -> wrong.addAll(changed(tube, random, (_, value) -> value / 5));
                case UNIT ->
                    wrong.addAll(
                            changed(tube, random, (test, value) -> value * OTHER_UNIT.getOrDefault(test, SI_FOR_ANY)));
            }
        }
        return wrong;
    }

    private static Map<Long, List<StoredCase>> tubes(List<StoredCase> cases) {
        Map<Long, List<StoredCase>> tubes = new LinkedHashMap<>();
        for (StoredCase each : cases) {
            // What the built-in rules hold anyway is no test of the table.
            if (each.candidate().value() != null && each.builtIn().isEmpty()) {
                tubes.computeIfAbsent(each.specimen(), _ -> new ArrayList<>()).add(each);
            }
        }
        return tubes;
    }

    /** The tube with the other's blood in it: the tests that both have. */
    private static List<StoredCase> holding(List<StoredCase> tube, List<StoredCase> other) {
        Map<String, Double> blood = new HashMap<>();
        other.forEach(each -> {
            Double value = each.candidate().value();
            // Two tubes of one patient taken for each other are no such error.
            if (value != null
                    && !other.getFirst().patient().equals(tube.getFirst().patient())) {
                blood.put(each.candidate().test(), value);
            }
        });
        List<StoredCase> wrong = new ArrayList<>();
        for (StoredCase each : tube) {
            Double value = blood.get(each.candidate().test());
            if (value != null && !value.equals(each.candidate().value())) {
                wrong.add(each.measuring(value, blood));
            }
        }
        return wrong;
    }

    private static List<StoredCase> changed(
            List<StoredCase> tube, SplittableRandom random, ToDoubleBiFunction<String, Double> change) {
        StoredCase one = tube.get(random.nextInt(tube.size()));
        Double value = one.candidate().value();
        if (value == null || value == 0) {
            return List.of();
        }
        String test = one.candidate().test();
        double wrong = change.applyAsDouble(test, value);
        Map<String, Double> others = new HashMap<>(one.candidate().others());
        others.put(test, wrong);
        return List.of(one.measuring(wrong, others));
    }
}

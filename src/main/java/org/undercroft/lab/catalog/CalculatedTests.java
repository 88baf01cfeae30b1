package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.calculation.Formula;
import org.undercroft.lab.calculation.Formulas;
import org.undercroft.lab.calculation.Inputs;
import org.undercroft.lab.calculation.Outcome;
import org.undercroft.records.Sex;

/** Calculates what released values allow. */
public final class CalculatedTests {

    private CalculatedTests() {}

    /**
     * Whose values they are.
     *
     * @param sex administrative sex
     * @param birthDate null if unknown
     * @param day the day of the specimen, for the age
     */
    public record Subject(Sex sex, @Nullable LocalDate birthDate, LocalDate day) {

        private @Nullable Integer age() {
            return birthDate == null ? null : Math.toIntExact(ChronoUnit.YEARS.between(birthDate, day));
        }
    }

    /**
     * What became of a calculated test.
     *
     * @param test the calculated test
     * @param value rounded as the test says, in its unit; null if the formula gives none
     * @param reason why there is no value; empty if there is one
     * @param words the formula and what went in, for a person
     * @param from numbers of the results that went in, in order
     */
    public record Calculated(LabTest test, @Nullable BigDecimal value, String reason, String words, List<Long> from) {}

    /**
     * Calculates one test.
     *
     * @param released the released values by test code
     * @return empty as long as an input is missing, or if the test isn't calculated
     */
    public static Optional<Calculated> of(
            LabTest test, Catalog catalog, Map<String, ReleasedValue> released, Subject subject) {
        Calculation calculation = test.calculation();
        Optional<Formula> known = calculation == null ? Optional.empty() : Formulas.named(calculation.formula());
        if (calculation == null || known.isEmpty() || !released.keySet().containsAll(calculation.tests())) {
            return Optional.empty();
        }
        return Optional.of(new Work(test, calculation, known.get(), catalog, released).result(subject));
    }

    private static final class Work {

        private final LabTest test;
        private final Calculation calculation;
        private final Formula formula;
        private final Catalog catalog;
        private final Map<String, ReleasedValue> released;
        private final Map<String, Double> numbers = new HashMap<>();
        private final List<String> words = new ArrayList<>();
        private final List<Long> from = new ArrayList<>();
        private @Nullable String fault;

        Work(
                LabTest test,
                Calculation calculation,
                Formula formula,
                Catalog catalog,
                Map<String, ReleasedValue> released) {
            this.test = test;
            this.calculation = calculation;
            this.formula = formula;
            this.catalog = catalog;
            this.released = released;
        }

        Calculated result(Subject subject) {
            formula.inputs().forEach(this::take);
            String said = formula.title() + " from " + String.join(", ", words);
            Outcome outcome = fault != null
                    ? Outcome.none(fault)
                    : formula.apply(new Inputs(numbers, subject.age(), subject.sex()));
            return switch (outcome) {
                case Outcome.Computed(double number) -> new Calculated(test, rounded(number), "", said, from);
                case Outcome.NotComputable(String reason) -> new Calculated(test, null, reason, said, from);
            };
        }

        private void take(Formula.Input input) {
            String source = calculation.inputs().getOrDefault(input.name(), "");
            Optional<BigDecimal> fixed = Calculation.number(source);
            if (fixed.isPresent()) {
                numbers.put(input.name(), fixed.get().doubleValue());
                words.add(input.name() + " " + source);
                return;
            }
            ReleasedValue value = released.get(source);
            LabTest measured = catalog.test(source).orElse(null);
            if (value == null || measured == null) {
                fault = "there is no test '" + source + "'";
                return;
            }
            from.add(value.result());
            words.add((source + " " + value.reported() + " " + measured.unit()).strip());
            Optional<BigDecimal> factor =
                    Units.factor(measured.unit(), input.unit(), measured.form().molarMass());
            if (value.number() == null || !value.comparator().isEmpty()) {
                fault = source + " is " + value.reported() + ", not one number";
            } else if (factor.isEmpty()) {
                fault = source + " in " + measured.unit() + " can't be converted to " + input.unit();
            } else {
                numbers.put(input.name(), value.number().multiply(factor.get()).doubleValue());
            }
        }

        private BigDecimal rounded(double number) {
            BigDecimal factor = Units.factor(
                            formula.unit(), test.unit(), test.form().molarMass())
                    .orElse(BigDecimal.ONE);
            int decimals = test.decimals() == null ? 0 : test.decimals();
            return BigDecimal.valueOf(number).multiply(factor).setScale(decimals, RoundingMode.HALF_UP);
        }
    }
}

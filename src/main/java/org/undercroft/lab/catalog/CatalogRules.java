package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.calculation.Formula;
import org.undercroft.lab.calculation.Formulas;

/** What must hold of a part of the catalog before it is kept. Every fault is told at once, each in a sentence. */
public final class CatalogRules {

    private static final int MOST_DECIMALS = 9;
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,19}";

    /** Words of addresses. */
    private static final Set<String> RESERVED =
            Set.of("new", "parts", "tables", "import", "formulas", "history", "tests.csv");

    private CatalogRules() {}

    /** What is wrong with a test beside the rest of the catalog. */
    public static List<String> problems(LabTest test, Catalog catalog) {
        List<String> problems = new ArrayList<>();
        code(test.code(), test.name(), test.loinc(), problems);
        Units.problem(test.unit()).ifPresent(problems::add);
        specimens(test, catalog, problems);
        values(test, problems);
        ranges(test, problems);
        turnaround(test.service().turnaround(), problems);
        if (test.delta() != null
                && (test.delta().limit().signum() <= 0 || test.delta().days() <= 0)) {
            problems.add("The delta limit and its days must be greater than 0.");
        }
        calculation(test, catalog, problems);
        return problems;
    }

    private static void code(String code, String name, String loinc, List<String> problems) {
        if (!code.matches(CODE)) {
            problems.add("The code '" + code + "' must be 1 to 20 letters, digits, points, hyphens or underscores.");
        }
        if (RESERVED.contains(code)) {
            problems.add("'" + code + "' can't be a code.");
        }
        if (name.isBlank()) {
            problems.add("A name is needed.");
        }
        if (!loinc.isEmpty() && !Loinc.isRight(loinc)) {
            problems.add("'" + loinc + "' is no LOINC code: its form or its check digit is wrong.");
        }
    }

    private static void specimens(LabTest test, Catalog catalog, List<String> problems) {
        List<String> codes = new ArrayList<>(test.service().otherSpecimens());
        codes.add(test.specimenType());
        for (String code : codes) {
            if (catalog.specimenType(code).isEmpty()) {
                problems.add("There is no specimen type '" + code + "'.");
            }
        }
        if (test.section().isBlank()) {
            problems.add("A bench is needed.");
        }
    }

    private static void values(LabTest test, List<String> problems) {
        ValueForm form = test.form();
        Integer decimals = test.decimals();
        if (form.kind().isNumber() != (decimals != null)) {
            problems.add(
                    form.kind().isNumber()
                            ? "Numbers need their decimals."
                            : "Only numbers have decimals: leave empty.");
        }
        if (decimals != null && (decimals < 0 || decimals > MOST_DECIMALS)) {
            problems.add("Decimals go from 0 to " + MOST_DECIMALS + ".");
        }
        if (form.kind() == ValueKind.CODED && form.choices().isEmpty()) {
            problems.add("A choice needs its words.");
        }
        ordered("The impossible limits", test.possibleLow(), test.possibleHigh(), problems);
        ordered("The measuring range", form.measuringLow(), form.measuringHigh(), problems);
        if (form.molarMass() != null && form.molarMass().signum() <= 0) {
            problems.add("The molar mass must be greater than 0.");
        }
    }

    private static void ranges(LabTest test, List<String> problems) {
        List<ReferenceRange> ranges = test.ranges();
        for (int i = 0; i < ranges.size(); i++) {
            ReferenceRange range = ranges.get(i);
            String which = "Range " + (i + 1) + " (" + RangeWords.whom(range) + ")";
            if (range.ageFrom() < 0 || range.ageFrom() >= range.ageTo()) {
                problems.add(which + ": its age from must be less than its age to.");
            }
            if (!range.validFrom().isBefore(range.validTo())) {
                problems.add(which + ": its first day must be before its end.");
            }
            if ("AFM".indexOf(range.sex()) < 0) {
                problems.add(which + ": the sex is A, F or M.");
            }
            if (range.sex() == 'M' && range.pregnancy() != Pregnancy.ANY) {
                problems.add(which + ": a range for men can't ask for a pregnancy.");
            }
            ordered(which + ": the limits", range.low(), range.high(), problems);
            ordered(which + ": the critical limits", range.criticalLow(), range.criticalHigh(), problems);
            ordered(which + ": the lower limits", range.criticalLow(), range.low(), problems);
            ordered(which + ": the upper limits", range.high(), range.criticalHigh(), problems);
            for (int other = 0; other < i; other++) {
                if (range.overlaps(ranges.get(other))) {
                    problems.add(which + " overlaps range " + (other + 1) + ": nobody could say which holds.");
                }
            }
        }
    }

    private static void ordered(
            String what, @Nullable BigDecimal low, @Nullable BigDecimal high, List<String> problems) {
        if (low != null && high != null && low.compareTo(high) > 0) {
            problems.add(what + " are the wrong way round: " + low.toPlainString() + " is above " + high.toPlainString()
                    + ".");
        }
    }

    private static void turnaround(Turnaround turnaround, List<String> problems) {
        for (Integer minutes : new Integer[] {turnaround.stat(), turnaround.urgent(), turnaround.routine()}) {
            if (minutes != null && minutes <= 0) {
                problems.add("A turnaround target is at least one minute.");
            }
        }
    }

    private static void calculation(LabTest test, Catalog catalog, List<String> problems) {
        Calculation calculation = test.calculation();
        if ((test.form().kind() == ValueKind.CALCULATED) != (calculation != null)) {
            problems.add(
                    calculation == null
                            ? "A calculated test needs its formula."
                            : "Only calculated tests have a formula.");
        }
        if (calculation == null) {
            return;
        }
        Optional<Formula> formula = Formulas.named(calculation.formula());
        if (formula.isEmpty()) {
            problems.add("There is no formula '" + calculation.formula() + "'.");
            return;
        }
        for (Formula.Input input : formula.get().inputs()) {
            input(input, calculation.inputs().get(input.name()), test, catalog).ifPresent(problems::add);
        }
        calculation.inputs().keySet().stream()
                .filter(name -> formula.get().input(name).isEmpty())
                .forEach(name -> problems.add("The formula has no input '" + name + "'."));
        if (Units.factor(formula.get().unit(), test.unit(), test.form().molarMass())
                .isEmpty()) {
            problems.add("The formula gives " + formula.get().unit() + ", which can't be converted to '" + test.unit()
                    + "'.");
        }
        cycle(test, catalog).ifPresent(problems::add);
    }

    private static Optional<String> input(Formula.Input input, @Nullable String source, LabTest test, Catalog catalog) {
        if (source == null || source.isBlank()) {
            return Optional.of(
                    "The formula needs '" + input.name() + "' (" + input.meaning() + ", " + input.unit() + ").");
        }
        if (Calculation.number(source).isPresent() || source.equals(test.code())) {
            return Optional.empty();
        }
        Optional<LabTest> from = catalog.test(source);
        if (from.isEmpty()) {
            return Optional.of("The input '" + input.name() + "' comes from '" + source + "', which is no test.");
        }
        if (!from.get().isNumeric()) {
            return Optional.of(
                    "The input '" + input.name() + "' comes from " + source + ", whose values are no numbers.");
        }
        return Units.factor(from.get().unit(), input.unit(), from.get().form().molarMass())
                        .isPresent()
                ? Optional.empty()
                : Optional.of("The input '" + input.name() + "' must be in " + input.unit() + ", and " + source
                        + " in '" + from.get().unit() + "' can't be converted to it.");
    }

    /** Whether a test is calculated from itself, by whatever way. */
    private static Optional<String> cycle(LabTest test, Catalog catalog) {
        return goesTo(test.code(), test, catalog, new HashSet<>(), test.code())
                .map(way -> "The formula needs itself: " + way + ".");
    }

    private static Optional<String> goesTo(String wanted, LabTest from, Catalog catalog, Set<String> seen, String way) {
        if (from.calculation() == null) {
            return Optional.empty();
        }
        for (String input : from.calculation().tests()) {
            String further = way + " from " + input;
            if (input.equals(wanted)) {
                return Optional.of(further);
            }
            Optional<LabTest> next = seen.add(input) ? catalog.test(input) : Optional.empty();
            Optional<String> found = next.flatMap(test -> goesTo(wanted, test, catalog, seen, further));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a panel. */
    public static List<String> problems(Panel panel, Catalog catalog) {
        List<String> problems = new ArrayList<>();
        code(panel.code(), panel.name(), panel.loinc(), problems);
        if (panel.tests().isEmpty()) {
            problems.add("A panel needs tests.");
        }
        if (catalog.test(panel.code()).isPresent()) {
            problems.add("'" + panel.code() + "' is the code of a test.");
        }
        tests(panel.tests(), catalog, problems);
        if (new HashSet<>(panel.tests()).size() < panel.tests().size()) {
            problems.add("A test stands in it twice.");
        }
        return problems;
    }

    private static void tests(List<String> codes, Catalog catalog, List<String> problems) {
        codes.stream()
                .filter(code -> catalog.test(code).isEmpty())
                .forEach(code -> problems.add("There is no test '" + code + "'."));
    }

    /** What is wrong with a kind of specimen. */
    public static List<String> problems(SpecimenType type) {
        List<String> problems = new ArrayList<>();
        code(type.code(), type.name(), "", problems);
        if (type.tube().isBlank()) {
            problems.add("Say what it is collected in.");
        }
        if (type.minimumVolume() != null && type.minimumVolume().signum() <= 0) {
            problems.add("The minimum volume must be greater than 0.");
        }
        for (Integer hours : new Integer[] {type.stabilityRoom(), type.stabilityCold(), type.stabilityFrozen()}) {
            if (hours != null && hours < 0) {
                problems.add("A stability can't be negative.");
            }
        }
        return problems;
    }

    /** What is wrong with a reflex rule. */
    public static List<String> problems(ReflexRule rule, Catalog catalog) {
        List<String> problems = new ArrayList<>();
        code(rule.code(), rule.reason(), "", problems);
        tests(List.of(rule.test()), catalog, problems);
        tests(rule.adds(), catalog, problems);
        if (rule.adds().isEmpty()) {
            problems.add("Name the tests to add.");
        }
        if (rule.adds().contains(rule.test())) {
            problems.add("It would add the test it looks at.");
        }
        if (rule.condition().needsNumber() && Calculation.number(rule.value()).isEmpty()) {
            problems.add("'" + rule.value() + "' is no number to compare with.");
        }
        if (rule.condition() == ReflexRule.Condition.IS && rule.value().isBlank()) {
            problems.add("Name the words to compare with.");
        }
        return problems;
    }
}

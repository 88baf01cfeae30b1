package org.undercroft.lab.calculation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All formulas by name. */
public final class Formulas {

    private static final Map<String, Formula> BY_NAME = byName();

    private Formulas() {}

    private static Map<String, Formula> byName() {
        Map<String, Formula> formulas = new TreeMap<>();
        Stream.of(
                        Kidney.FORMULAS,
                        Lipids.FORMULAS,
                        BloodCells.FORMULAS,
                        Electrolytes.FORMULAS,
                        BloodGas.FORMULAS,
                        Metabolism.FORMULAS,
                        Liver.FORMULAS)
                .flatMap(List::stream)
                .forEach(formula -> formulas.put(formula.name(), formula));
        return Collections.unmodifiableMap(formulas);
    }

    /** All, by name. */
    public static Collection<Formula> all() {
        return BY_NAME.values();
    }

    /** The one of a name. */
    public static Optional<Formula> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}

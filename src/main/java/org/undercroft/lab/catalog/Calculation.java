package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a calculated test comes about.
 *
 * @param formula name of the formula in {@code lab.calculation}
 * @param inputs where each of its inputs comes from, by the input's name: the code of a test, or a fixed number
 */
public record Calculation(String formula, Map<String, String> inputs) {

    public Calculation {
        inputs = java.util.Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** The codes of the tests it needs. */
    public Collection<String> tests() {
        return inputs.values().stream()
                .filter(source -> number(source).isEmpty())
                .toList();
    }

    /** The fixed number that an input names, if it names one. */
    public static Optional<BigDecimal> number(String source) {
        return source.matches("[+-]?\\d{1,12}(\\.\\d{1,12})?") ? Optional.of(new BigDecimal(source)) : Optional.empty();
    }
}

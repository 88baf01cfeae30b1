package org.undercroft.lab.microbiology;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One row of a site's breakpoint table, laid out like EUCAST's.
 *
 * @param group the organism's code or one of its groups
 * @param antibiotic its code
 * @param method what is compared
 * @param site the kind of specimen or indication it holds for; empty for all
 * @param susceptible S at or below it (mg/L), or at or above it (mm)
 * @param resistant R above it (mg/L), or below it (mm)
 */
public record Breakpoint(
        String group,
        String antibiotic,
        Measured.Method method,
        String site,
        BigDecimal susceptible,
        BigDecimal resistant) {

    /** Validates that no value would be both susceptible and resistant. */
    public Breakpoint {
        int order = susceptible.compareTo(resistant);
        if (method == Measured.Method.MIC ? order > 0 : order < 0) {
            throw new IllegalArgumentException(
                    group + " " + antibiotic + ": a value would be susceptible and resistant at once");
        }
    }

    /**
     * The row that holds: one for the specimen's site goes before one for all, one for the species before its groups, and
     * of those the one named first.
     *
     * @param groups the organism's code, then its groups from the narrowest to the widest
     */
    public static Optional<Breakpoint> find(
            Collection<Breakpoint> table, List<String> groups, String antibiotic, Measured.Method method, String site) {
        return table.stream()
                .filter(row -> row.antibiotic().equals(antibiotic) && row.method() == method)
                .filter(row -> groups.contains(row.group()))
                .filter(row -> row.site().isEmpty() || row.site().equals(site))
                .min(Comparator.comparing((Breakpoint row) -> row.site().isEmpty())
                        .thenComparingInt(row -> groups.indexOf(row.group())));
    }

    /**
     * What a value means. An open end of a dilution series that lies across a limit means nothing: {@code <=4} where
     * susceptible ends at 2 may be either.
     */
    public Optional<Susceptibility> interpret(Measured measured) {
        if (measured.method() != method) {
            return Optional.empty();
        }
        if (method == Measured.Method.DISK) {
            return Optional.of(
                    measured.value().compareTo(susceptible) >= 0
                            ? Susceptibility.S
                            : measured.value().compareTo(resistant) < 0 ? Susceptibility.R : Susceptibility.I);
        }
        return switch (measured.comparator()) {
            case "<", "<=" ->
                measured.value().compareTo(susceptible) <= 0 ? Optional.of(Susceptibility.S) : Optional.empty();
            case ">", ">=" -> beyond(measured);
            default ->
                Optional.of(
                        measured.value().compareTo(susceptible) <= 0
                                ? Susceptibility.S
                                : measured.value().compareTo(resistant) > 0 ? Susceptibility.R : Susceptibility.I);
        };
    }

    private Optional<Susceptibility> beyond(Measured measured) {
        int order = measured.value().compareTo(resistant);
        boolean resists = measured.comparator().equals(">") ? order >= 0 : order > 0;
        return resists ? Optional.of(Susceptibility.R) : Optional.empty();
    }
}

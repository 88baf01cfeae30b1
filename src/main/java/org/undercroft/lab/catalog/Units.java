package org.undercroft.lab.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.jspecify.annotations.Nullable;

/**
 * Units of measure by UCUM (Unified Code for Units of Measure, case sensitive), and factors between them. Mass and amount
 * of substance are converted by the molar mass. What UCUM counts as equal and medicine does not is never converted: moles,
 * equivalents, osmoles and each arbitrary unit (such as {@code [IU]}) stay apart, and so do annotations (such as
 * {@code {FEU}}).
 */
public final class Units {

    private static final MathContext PRECISION = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final Pattern KIND = Pattern.compile("(?<![A-Za-z])[a-z]{0,2}?(mol|kat|osm|eq|U)(?![A-Za-z\\[])"
            + "|\\[(?!Hg|H2O|lb|ft|in_)([^\\]]*)\\]|(\\{[^}]*\\})");
    private static final UcumEssenceService UCUM = definitions();
    private static final int MOST_KEPT = 10_000;
    private static final ConcurrentMap<Conversion, Optional<BigDecimal>> KEPT = new ConcurrentHashMap<>();

    private record Conversion(
            String from, String to, @Nullable BigDecimal molarMass) {}

    private Units() {}

    private static UcumEssenceService definitions() {
        try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(essence);
        } catch (IOException | UcumException e) {
            throw new IllegalStateException("The UCUM definitions can't be read", e);
        }
    }

    /** What is wrong with a unit; empty if it is UCUM. No unit at all is right too. */
    public static Optional<String> problem(String unit) {
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        String found = unit.length() > 40 ? "a unit has at most 40 characters" : UCUM.validate(unit);
        return Optional.ofNullable(found).map(words -> "'" + unit + "' is no UCUM unit: " + words);
    }

    /** An instrument's unit as UCUM writes it, as far as only the spelling differs: {@code x10^3/µl}, {@code um3}. */
    public static String ucum(String written) {
        String unit = written.strip().replace('µ', 'u').replace('μ', 'u').replaceAll("\\s", "");
        unit = unit.replaceAll("^[xX]?10(?:\\^|e|E|\\*\\*)(\\d)", "10*$1").replaceAll("^[uµ]m3$", "fL");
        return unit.replaceAll("(?i)mmHg", "mm[Hg]").replaceAll("^IU/", "[IU]/").replaceAll("^([um])IU/", "$1[IU]/");
    }

    /**
     * What a value in one unit is multiplied by to be one in the other; empty if they don't measure the same, or one
     * is no UCUM unit.
     *
     * @param molarMass g/mol of what is measured; null if unknown
     */
    public static Optional<BigDecimal> factor(String from, String to, @Nullable BigDecimal molarMass) {
        if (from.equals(to)) {
            return Optional.of(BigDecimal.ONE);
        }
        Conversion asked = new Conversion(from, to, molarMass);
        return KEPT.size() < MOST_KEPT ? KEPT.computeIfAbsent(asked, Units::worked) : worked(asked);
    }

    private static Optional<BigDecimal> worked(Conversion asked) {
        String from = asked.from();
        String to = asked.to();
        BigDecimal molarMass = asked.molarMass();
        if (problem(from).isPresent() || problem(to).isPresent() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<BigDecimal> direct = kinds(from).equals(kinds(to)) ? direct(from, to) : Optional.empty();
            return direct.isPresent() || molarMass == null ? direct : byMass(from, to, molarMass);
        } catch (UcumException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> direct(String from, String to) throws UcumException {
        if (!UCUM.isComparable(from, to)) {
            return Optional.empty();
        }
        String converted =
                UCUM.convert(new Decimal("1.0000000000000000000000"), from, to).asDecimal();
        return Optional.of(new BigDecimal(converted).round(PRECISION).stripTrailingZeros());
    }

    /** By way of grams and moles in a litre, or by themselves. */
    private static Optional<BigDecimal> byMass(String from, String to, BigDecimal molarMass) throws UcumException {
        for (String rest : Set.of("/L", "", "/d")) {
            boolean fromMass = kinds(from).isEmpty() && kinds(to).equals(Set.of("mol"));
            boolean toMass = kinds(to).isEmpty() && kinds(from).equals(Set.of("mol"));
            if (fromMass || toMass) {
                Optional<BigDecimal> in = direct(from, (fromMass ? "g" : "mol") + rest);
                Optional<BigDecimal> out = direct((fromMass ? "mol" : "g") + rest, to);
                if (in.isPresent() && out.isPresent()) {
                    BigDecimal both = in.get().multiply(out.get());
                    BigDecimal factor = fromMass ? both.divide(molarMass, PRECISION) : both.multiply(molarMass);
                    return Optional.of(factor.round(PRECISION).stripTrailingZeros());
                }
            }
        }
        return Optional.empty();
    }

    /** The kinds of amount that a unit counts and that must not be mixed. */
    private static Set<String> kinds(String unit) {
        return KIND.matcher(unit)
                .results()
                .map(found -> found.group(1) == null ? found.group() : amount(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Enzyme units are amounts of substance in a time. */
    private static String amount(String word) {
        return word.equals("U") || word.equals("kat") ? "mol" : word;
    }
}

package org.undercroft.lab.urinalysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether strip and sediment tell the same; where they don't, one of them is wrong or something explains it. */
final class CrossCheck {

    private static final BigDecimal USUAL = new BigDecimal("5");
    private static final BigDecimal MANY = new BigDecimal("10");
    private static final List<String> NONE = List.of("", "negative", "trace");

    private CrossCheck() {}

    /**
     * What doesn't fit, in words, each with what may explain it.
     *
     * @param strip grades by test
     * @param means elements in a field, by test; empty if the sediment wasn't looked at
     * @param bacteria the grade of bacteria; empty if the sediment wasn't looked at
     */
    static List<String> of(Map<String, String> strip, Map<String, BigDecimal> means, String bacteria) {
        List<String> findings = new ArrayList<>();
        strip(strip, findings);
        if (means.isEmpty()) {
            return findings;
        }
        BigDecimal leukocytes = means.getOrDefault("UWBC", BigDecimal.ZERO);
        BigDecimal erythrocytes = means.getOrDefault("URBC", BigDecimal.ZERO);
        check(
                is(strip, "UNIT", "positive") && bacteria.equals("none"),
                "Nitrite is positive and no bacteria are seen: look again, or the strip was old or the urine red.",
                findings);
        check(
                isMarked(strip, "ULEU") && leukocytes.compareTo(USUAL) <= 0,
                "Leukocyte esterase is marked and few leukocytes are seen: they may have dissolved.",
                findings);
        check(
                is(strip, "ULEU", "negative") && leukocytes.compareTo(MANY) > 0,
                "Leukocyte esterase is negative and many leukocytes are seen: much glucose, protein or vitamin C hides"
                        + " it.",
                findings);
        check(
                isMarked(strip, "UBLD") && erythrocytes.compareTo(BigDecimal.valueOf(2)) <= 0,
                "Blood is marked and few erythrocytes are seen: hemoglobin, myoglobin, or they dissolved.",
                findings);
        check(
                is(strip, "UBLD", "negative") && erythrocytes.compareTo(USUAL) > 0,
                "Blood is negative and erythrocytes are seen: vitamin C hides it, or they are yeasts.",
                findings);
        check(
                is(strip, "UPRO", "negative") && hasCasts(means),
                "Casts are seen and protein is negative: the two seldom go together.",
                findings);
        return findings;
    }

    /** What is odd in the strip alone. */
    private static void strip(Map<String, String> strip, List<String> findings) {
        check(
                is(strip, "USG", "1.000"),
                "The specific gravity is that of water: is it urine? Cells dissolve in it.",
                findings);
        check(is(strip, "UPH", "9.0"), "At pH 9 the urine has stood too long, or bacteria split urea.", findings);
    }

    private static boolean hasCasts(Map<String, BigDecimal> means) {
        return List.of("UGCAST", "UCCAST").stream()
                .anyMatch(test -> means.getOrDefault(test, BigDecimal.ZERO).signum() > 0);
    }

    private static boolean is(Map<String, String> strip, String test, String grade) {
        return strip.getOrDefault(test, "").equals(grade);
    }

    private static boolean isMarked(Map<String, String> strip, String test) {
        return !NONE.contains(strip.getOrDefault(test, ""));
    }

    private static void check(boolean odd, String words, List<String> findings) {
        if (odd) {
            findings.add(words);
        }
    }
}

package org.undercroft.rehearsal.script;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What would be found in a person's blood and urine. A person keeps their own constants from tube to tube; two tests of
 * one tube fit each other.
 */
public final class Physiology {

    /** The usual value, how much healthy people differ, and by how much one person's tubes differ; both relative. */
    private record Usual(double value, double between, double within) {}

    private static final Map<String, Usual> USUAL = Map.ofEntries(
            usual("WBC", 6.8, 0.18, 0.06),
            usual("RBC", 4.75, 0.06, 0.015),
            usual("MCV", 89, 0.035, 0.005),
            usual("MCHC", 33.7, 0.02, 0.006),
            usual("RDW", 13.1, 0.04, 0.01),
            usual("PLT", 255, 0.18, 0.04),
            usual("MPV", 9.8, 0.08, 0.02),
            usual("NEUTP", 58, 0.10, 0.04),
            usual("LYMPHP", 31, 0.14, 0.04),
            usual("MONOP", 7, 0.15, 0.06),
            usual("BASOP", 0.6, 0.2, 0.1),
            usual("GLU", 90, 0.07, 0.04),
            usual("NA", 140, 0.01, 0.005),
            usual("K", 4.2, 0.05, 0.025),
            usual("CL", 103, 0.013, 0.006),
            usual("CO2", 25.5, 0.05, 0.02),
            usual("BUN", 14, 0.16, 0.06),
            usual("CREA", 0.85, 0.10, 0.03),
            usual("CA", 9.4, 0.025, 0.012),
            usual("MG", 2.0, 0.06, 0.02),
            usual("PHOS", 3.5, 0.10, 0.04),
            usual("ALB", 4.3, 0.06, 0.02),
            usual("TP", 7.1, 0.04, 0.015),
            usual("ALT", 21, 0.25, 0.06),
            usual("AST", 22, 0.20, 0.06),
            usual("ALP", 70, 0.20, 0.03),
            usual("GGT", 22, 0.28, 0.04),
            usual("TBIL", 0.6, 0.28, 0.08),
            usual("DBIL", 0.15, 0.25, 0.08),
            usual("CK", 95, 0.25, 0.08),
            usual("LDH", 178, 0.12, 0.03),
            usual("LIP", 31, 0.22, 0.07),
            usual("CRP", 1.9, 0.4, 0.15),
            usual("CHOL", 182, 0.14, 0.03),
            usual("TRIG", 105, 0.25, 0.08),
            usual("HDL", 55, 0.15, 0.03),
            usual("FE", 95, 0.22, 0.1),
            usual("UALB", 7, 0.4, 0.15),
            usual("UCREA", 110, 0.3, 0.15),
            usual("UGLU", 0.2, 0.3, 0.2),
            usual("UPRO", 0.25, 0.3, 0.2),
            usual("UBLD", 0.2, 0.4, 0.2),
            usual("ULEU", 0.2, 0.4, 0.2),
            usual("UNIT", 0.1, 0.4, 0.2),
            usual("UKET", 0.2, 0.4, 0.2),
            usual("UBIL", 0.15, 0.3, 0.2),
            usual("UPH", 6.0, 0.07, 0.05),
            usual("USG", 1.016, 0.003, 0.002),
            usual("LACT", 1.2, 0.2, 0.08),
            usual("PT", 12.4, 0.035, 0.012),
            usual("APTT", 30, 0.06, 0.02),
            usual("FIB", 295, 0.15, 0.05),
            usual("DDIM", 260, 0.3, 0.08),
            usual("TSH", 1.8, 0.32, 0.08),
            usual("FT4", 1.25, 0.10, 0.03),
            usual("FERR", 85, 0.4, 0.06),
            usual("TROPT", 6, 0.3, 0.1),
            usual("BNP", 60, 0.35, 0.1),
            usual("PCT", 0.05, 0.25, 0.1),
            usual("B12", 420, 0.25, 0.04));

    private final Person person;
    private final long tube;
    private final Map<String, Double> found = new HashMap<>();

    private Physiology(Person person, long tube) {
        this.person = person;
        this.tube = tube;
    }

    /** What a tube of this person holds; the same tube always holds the same. */
    public static Physiology of(Person person, long tube) {
        return new Physiology(person, tube);
    }

    /**
     * The true value of a test, in the unit of the laboratory's catalog.
     *
     * @throws IllegalArgumentException if nobody ever said what is usual for the test
     */
    public double value(String test) {
        Double known = found.get(test);
        if (known != null) {
            return known;
        }
        double value = derived(test);
        found.put(test, value);
        return value;
    }

    /** How the value lies to what is usual: below -1 is low, above 1 is high. */
    public double strangeness(String test) {
        Usual usual = USUAL.get(test);
        return usual == null ? 0 : (value(test) / usual.value() - 1) / (2 * usual.between());
    }

    private double derived(String test) {
        return switch (test) {
            case "HGB" -> value("RBC") * value("MCH") / 10;
            case "HCT" -> value("RBC") * value("MCV") / 10;
            case "MCH" -> value("MCV") * value("MCHC") / 100;
            case "EOP" -> Math.max(0.3, 100 - value("NEUTP") - value("LYMPHP") - value("MONOP") - value("BASOP"));
            case "NEUT", "LYMPH", "MONO", "EO", "BASO" -> value("WBC") * value(test + "P") / 100;
            case "INR" -> Math.pow(value("PT") / 12.4, 1.05);
            case "LDL" -> Math.max(20, value("CHOL") - value("HDL") - value("TRIG") / 5);
            case "UACR" -> 100 * value("UALB") / value("UCREA");
            // The parts of the white cells are parts of a hundred.
            case "NEUTP" -> Math.min(91, drawn("NEUTP", USUAL.get("NEUTP")));
            case "LYMPHP" -> Math.clamp(drawn("LYMPHP", USUAL.get("LYMPHP")), 1, 97 - value("NEUTP") - value("BASOP"));
            case "MONOP" ->
                Math.min(drawn("MONOP", USUAL.get("MONOP")), 99 - value("NEUTP") - value("LYMPHP") - value("BASOP"));
            default -> drawn(test, USUAL.get(test));
        };
    }

    private double drawn(String test, @Nullable Usual usual) {
        if (usual == null) {
            throw new IllegalArgumentException("No usual value is known for " + test);
        }
        double own = chance(person.nature(), test);
        double now = chance(tube, test);
        double healthy = usual.value() * (1 + usual.between() * own) * (1 + usual.within() * now);
        double ill = person.condition().factor(test);
        // Illness differs more than health does: the factor itself is spread, from a mild case to a grave one.
        double severity = Math.exp(0.22 * chance(person.nature(), "severity"));
        double factor = ill == 1 ? 1 : 1 + (ill - 1) * Math.min(2, severity);
        return Math.max(usual.value() * 0.02, healthy * Math.max(0.05, factor));
    }

    /** A draw from the bell curve, cut at 2.4 deviations. */
    private static double chance(long seed, String what) {
        double drawn = new SplittableRandom(Seeds.of(seed, what, 0)).nextGaussian();
        return Math.clamp(drawn, -2.4, 2.4);
    }

    private static Map.Entry<String, Usual> usual(String test, double value, double between, double within) {
        return Map.entry(test, new Usual(value, between, within));
    }
}

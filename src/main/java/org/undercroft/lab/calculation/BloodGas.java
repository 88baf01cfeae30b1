package org.undercroft.lab.calculation;

import java.util.List;

/** What a blood gas analyzer's pH and pressures imply. */
final class BloodGas {

    private static final String PRESSURE = "mm[Hg]";
    private static final double WATER_VAPOR = 47;
    private static final double RESPIRATORY_QUOTIENT = 0.8;

    static final List<Formula> FORMULAS = List.of(
            Formula.of(
                            "bicarbonate",
                            "Bicarbonate, actual",
                            "Henderson-Hasselbalch with 0.0307 mmol/L per mm[Hg] and pK 6.105 (CLSI C46)",
                            "mmol/L",
                            BloodGas::bicarbonate)
                    .with("ph", "[pH]", "pH at 37 °C")
                    .with("pco2", PRESSURE, "carbon dioxide pressure"),
            Formula.of(
                            "base-excess",
                            "Base excess of the extracellular fluid",
                            "CLSI C46: bicarbonate − 24.8 + 16.2 (pH − 7.40)",
                            "mmol/L",
                            in -> bicarbonate(in) - 24.8 + 16.2 * (in.get("ph") - 7.40))
                    .with("ph", "[pH]", "pH at 37 °C")
                    .with("pco2", PRESSURE, "carbon dioxide pressure"),
            Formula.checked(
                            "alveolar-arterial-gradient",
                            "Alveolar-arterial oxygen difference",
                            "alveolar gas equation with a respiratory quotient of 0.8 and 47 mm[Hg] of water vapor",
                            PRESSURE,
                            BloodGas::gradient)
                    .with("po2", PRESSURE, "arterial oxygen pressure")
                    .with("pco2", PRESSURE, "arterial carbon dioxide pressure")
                    .with("oxygen", "%", "oxygen in the breathed gas")
                    .with("barometer", PRESSURE, "barometric pressure, 760 at sea level"),
            Formula.checked(
                            "oxygenation-index",
                            "Arterial oxygen per breathed oxygen",
                            "ARDS Definition Task Force, JAMA 2012;307:2526",
                            PRESSURE,
                            in -> breathable(in, in.get("po2") / (in.get("oxygen") / 100)))
                    .with("po2", PRESSURE, "arterial oxygen pressure")
                    .with("oxygen", "%", "oxygen in the breathed gas"));

    private BloodGas() {}

    private static double bicarbonate(Inputs in) {
        return 0.0307 * in.get("pco2") * Math.pow(10, in.get("ph") - 6.105);
    }

    private static Outcome gradient(Inputs in) {
        double alveolar =
                in.get("oxygen") / 100 * (in.get("barometer") - WATER_VAPOR) - in.get("pco2") / RESPIRATORY_QUOTIENT;
        return breathable(in, alveolar - in.get("po2"));
    }

    private static Outcome breathable(Inputs in, double number) {
        double oxygen = in.get("oxygen");
        return oxygen < 15 || oxygen > 100
                ? Outcome.none("the breathed gas has between 15 and 100 % of oxygen")
                : Outcome.of(number);
    }
}

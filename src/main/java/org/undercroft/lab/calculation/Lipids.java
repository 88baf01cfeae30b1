package org.undercroft.lab.calculation;

import java.util.List;

/** Cholesterol fractions that are not measured. */
final class Lipids {

    private static final double FRIEDEWALD_MOST_TRIGLYCERIDES = 400;
    private static final double SAMPSON_MOST_TRIGLYCERIDES = 800;
    private static final String UNIT = "mg/dL";

    static final List<Formula> FORMULAS = List.of(
            lipid(Formula.checked(
                    "ldl-friedewald",
                    "LDL cholesterol, Friedewald",
                    "Friedewald et al., Clin Chem 1972;18:499; triglycerides to 400 mg/dL",
                    UNIT,
                    Lipids::friedewald)),
            lipid(Formula.checked(
                    "ldl-sampson",
                    "LDL cholesterol, Sampson (NIH)",
                    "Sampson et al., JAMA Cardiol 2020;5:540; triglycerides to 800 mg/dL",
                    UNIT,
                    Lipids::sampson)),
            lipid(Formula.checked(
                            "ldl-martin-hopkins",
                            "LDL cholesterol, Martin-Hopkins, with the factor of the patient's stratum",
                            "Martin et al., JAMA 2013;310:2061; the laboratory supplies the factor",
                            UNIT,
                            Lipids::martinHopkins))
                    .with("factor", "{ratio}", "triglycerides per VLDL cholesterol in the stratum"),
            Formula.of(
                            "cholesterol-non-hdl",
                            "Non-HDL cholesterol",
                            "total less HDL cholesterol",
                            UNIT,
                            in -> in.get("cholesterol") - in.get("hdl"))
                    .with("cholesterol", UNIT, "total cholesterol")
                    .with("hdl", UNIT, "HDL cholesterol"),
            Formula.of(
                            "cholesterol-hdl-ratio",
                            "Cholesterol per HDL cholesterol",
                            "quotient of the two",
                            "{ratio}",
                            in -> in.get("cholesterol") / in.get("hdl"))
                    .with("cholesterol", UNIT, "total cholesterol")
                    .with("hdl", UNIT, "HDL cholesterol"),
            Formula.checked(
                            "vldl-friedewald",
                            "VLDL cholesterol, Friedewald",
                            "Friedewald et al., Clin Chem 1972;18:499; triglycerides to 400 mg/dL",
                            UNIT,
                            in -> tooFat(in, FRIEDEWALD_MOST_TRIGLYCERIDES)
                                    ? fat(FRIEDEWALD_MOST_TRIGLYCERIDES)
                                    : Outcome.of(in.get("triglycerides") / 5))
                    .with("triglycerides", UNIT, "triglycerides"));

    private Lipids() {}

    private static Formula lipid(Formula formula) {
        return formula.with("cholesterol", UNIT, "total cholesterol")
                .with("hdl", UNIT, "HDL cholesterol")
                .with("triglycerides", UNIT, "triglycerides");
    }

    private static Outcome friedewald(Inputs in) {
        return tooFat(in, FRIEDEWALD_MOST_TRIGLYCERIDES)
                ? fat(FRIEDEWALD_MOST_TRIGLYCERIDES)
                : Outcome.of(in.get("cholesterol") - in.get("hdl") - in.get("triglycerides") / 5);
    }

    private static Outcome sampson(Inputs in) {
        if (tooFat(in, SAMPSON_MOST_TRIGLYCERIDES)) {
            return fat(SAMPSON_MOST_TRIGLYCERIDES);
        }
        double triglycerides = in.get("triglycerides");
        double nonHdl = in.get("cholesterol") - in.get("hdl");
        return Outcome.of(in.get("cholesterol") / 0.948
                - in.get("hdl") / 0.971
                - (triglycerides / 8.56 + triglycerides * nonHdl / 2140 - triglycerides * triglycerides / 16100)
                - 9.44);
    }

    private static Outcome martinHopkins(Inputs in) {
        return tooFat(in, FRIEDEWALD_MOST_TRIGLYCERIDES)
                ? fat(FRIEDEWALD_MOST_TRIGLYCERIDES)
                : Outcome.of(in.get("cholesterol") - in.get("hdl") - in.get("triglycerides") / in.get("factor"));
    }

    private static boolean tooFat(Inputs in, double most) {
        return in.get("triglycerides") > most;
    }

    private static Outcome fat(double most) {
        return Outcome.none("triglycerides are above %.0f mg/dL".formatted(most));
    }
}

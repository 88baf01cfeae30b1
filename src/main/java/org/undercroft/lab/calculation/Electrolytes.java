package org.undercroft.lab.calculation;

import java.util.List;

/** Gaps, osmolality and corrections of electrolytes. */
final class Electrolytes {

    private static final String MMOL = "mmol/L";
    private static final String MG = "mg/dL";

    static final List<Formula> FORMULAS = List.of(
            gap(Formula.of(
                    "anion-gap", "Anion gap", "Emmett and Narins, Medicine 1977;56:38", MMOL, Electrolytes::gap)),
            gap(Formula.of(
                            "anion-gap-potassium",
                            "Anion gap with potassium",
                            "Emmett and Narins, Medicine 1977;56:38",
                            MMOL,
                            in -> gap(in) + in.get("potassium")))
                    .with("potassium", MMOL, "potassium"),
            gap(Formula.of(
                            "anion-gap-albumin",
                            "Anion gap corrected for albumin",
                            "Figge et al., Crit Care Med 1998;26:1807",
                            MMOL,
                            in -> gap(in) + 2.5 * (4.0 - in.get("albumin"))))
                    .with("albumin", "g/dL", "albumin"),
            Formula.of(
                            "osmolality",
                            "Osmolality, calculated",
                            "Dorwart and Chalmers, Clin Chem 1975;21:190, in its simplified form",
                            "mosm/kg",
                            Electrolytes::osmolality)
                    .with("sodium", MMOL, "sodium")
                    .with("glucose", MG, "glucose")
                    .with("urea", MG, "urea nitrogen"),
            Formula.of(
                            "osmolal-gap",
                            "Osmolal gap",
                            "measured less calculated osmolality",
                            "mosm/kg",
                            in -> in.get("measured") - osmolality(in))
                    .with("measured", "mosm/kg", "osmolality, measured")
                    .with("sodium", MMOL, "sodium")
                    .with("glucose", MG, "glucose")
                    .with("urea", MG, "urea nitrogen"),
            Formula.of(
                            "calcium-corrected",
                            "Calcium corrected for albumin",
                            "Payne et al., Br Med J 1973;4:643",
                            MG,
                            in -> in.get("calcium") + 0.8 * (4.0 - in.get("albumin")))
                    .with("calcium", MG, "calcium, total")
                    .with("albumin", "g/dL", "albumin"),
            Formula.checked(
                            "sodium-corrected",
                            "Sodium corrected for glucose",
                            "Katz, N Engl J Med 1973;289:843; glucose above 100 mg/dL",
                            MMOL,
                            in -> in.get("glucose") <= 100
                                    ? Outcome.of(in.get("sodium"))
                                    : Outcome.of(in.get("sodium") + 1.6 * (in.get("glucose") - 100) / 100))
                    .with("sodium", MMOL, "sodium")
                    .with("glucose", MG, "glucose"),
            Formula.of(
                            "calcium-phosphate-product",
                            "Calcium phosphate product",
                            "product of the two",
                            "mg2/dL2",
                            in -> in.get("calcium") * in.get("phosphate"))
                    .with("calcium", MG, "calcium")
                    .with("phosphate", MG, "phosphate"),
            Formula.of(
                            "urine-anion-gap",
                            "Anion gap of urine",
                            "Batlle et al., N Engl J Med 1988;318:594",
                            MMOL,
                            in -> in.get("sodium") + in.get("potassium") - in.get("chloride"))
                    .with("sodium", MMOL, "sodium in urine")
                    .with("potassium", MMOL, "potassium in urine")
                    .with("chloride", MMOL, "chloride in urine"));

    private Electrolytes() {}

    private static Formula gap(Formula formula) {
        return formula.with("sodium", MMOL, "sodium")
                .with("chloride", MMOL, "chloride")
                .with("bicarbonate", MMOL, "bicarbonate or total carbon dioxide");
    }

    private static double gap(Inputs in) {
        return in.get("sodium") - in.get("chloride") - in.get("bicarbonate");
    }

    private static double osmolality(Inputs in) {
        return 2 * in.get("sodium") + in.get("glucose") / 18 + in.get("urea") / 2.8;
    }
}

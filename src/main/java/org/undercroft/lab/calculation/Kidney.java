package org.undercroft.lab.calculation;

import java.util.List;
import org.undercroft.lab.calculation.Formula.Need;

/** Filtration, clearance and what the urine tells of it. */
final class Kidney {

    private static final int ADULT = 18;
    private static final String EGFR_UNIT = "mL/min/{1.73_m2}";

    static final List<Formula> FORMULAS = List.of(
            Formula.checked(
                            "ckd-epi-2021",
                            "eGFR, CKD-EPI 2021 (creatinine)",
                            "Inker et al., N Engl J Med 2021;385:1737; adults",
                            EGFR_UNIT,
                            Kidney::ckdEpi2021)
                    .with("creatinine", "mg/dL", "creatinine in serum, IDMS-traceable")
                    .needing(Need.AGE, Need.SEX),
            Formula.checked(
                            "ckd-epi-2021-cystatin",
                            "eGFR, CKD-EPI 2021 (creatinine and cystatin C)",
                            "Inker et al., N Engl J Med 2021;385:1737; adults",
                            EGFR_UNIT,
                            Kidney::ckdEpi2021Cystatin)
                    .with("creatinine", "mg/dL", "creatinine in serum, IDMS-traceable")
                    .with("cystatin", "mg/L", "cystatin C in serum")
                    .needing(Need.AGE, Need.SEX),
            Formula.checked(
                            "schwartz-2009",
                            "eGFR, bedside Schwartz",
                            "Schwartz et al., J Am Soc Nephrol 2009;20:629; 1 to 16 years",
                            EGFR_UNIT,
                            Kidney::schwartz)
                    .with("creatinine", "mg/dL", "creatinine in serum, IDMS-traceable")
                    .with("height", "cm", "height")
                    .needing(Need.AGE),
            Formula.checked(
                            "cockcroft-gault",
                            "Creatinine clearance, Cockcroft-Gault",
                            "Cockcroft and Gault, Nephron 1976;16:31; adults",
                            "mL/min",
                            Kidney::cockcroftGault)
                    .with("creatinine", "mg/dL", "creatinine in serum")
                    .with("weight", "kg", "body weight")
                    .needing(Need.AGE, Need.SEX),
            Formula.of(
                            "creatinine-clearance",
                            "Creatinine clearance, measured",
                            "U × V / (P × t)",
                            "mL/min",
                            in -> in.get("urine") * in.get("volume") / (in.get("serum") * in.get("minutes")))
                    .with("urine", "mg/dL", "creatinine in urine")
                    .with("volume", "mL", "volume of the collected urine")
                    .with("serum", "mg/dL", "creatinine in serum")
                    .with("minutes", "min", "time of collection, 1440 for a day"),
            Formula.of(
                            "fractional-excretion",
                            "Fractional excretion (of sodium or urea)",
                            "Espinel, JAMA 1976;236:579",
                            "%",
                            in -> 100
                                    * in.get("urine")
                                    * in.get("serumCreatinine")
                                    / (in.get("serum") * in.get("urineCreatinine")))
                    .with("urine", "mmol/L", "the substance in urine")
                    .with("serum", "mmol/L", "the substance in serum")
                    .with("urineCreatinine", "mg/dL", "creatinine in urine")
                    .with("serumCreatinine", "mg/dL", "creatinine in serum"),
            Formula.of(
                            "albumin-creatinine-ratio",
                            "Albumin or protein per creatinine in urine",
                            "KDIGO 2012, mg of protein per g of creatinine",
                            "mg/g",
                            in -> 100 * in.get("protein") / in.get("creatinine"))
                    .with("protein", "mg/L", "albumin or protein in urine")
                    .with("creatinine", "mg/dL", "creatinine in urine"),
            Formula.of(
                            "daily-excretion",
                            "Excretion in the collected urine",
                            "concentration × volume, scaled to 24 hours",
                            "mg/d",
                            in -> in.get("urine") * in.get("volume") / 1000 * 24 / in.get("hours"))
                    .with("urine", "mg/L", "the substance in urine")
                    .with("volume", "mL", "volume of the collected urine")
                    .with("hours", "h", "time of collection"),
            Formula.of(
                            "urea-creatinine-ratio",
                            "Urea nitrogen per creatinine",
                            "quotient of the two in the same unit",
                            "{ratio}",
                            in -> in.get("urea") / in.get("creatinine"))
                    .with("urea", "mg/dL", "urea nitrogen in serum")
                    .with("creatinine", "mg/dL", "creatinine in serum"));

    private Kidney() {}

    private static Outcome ckdEpi2021(Inputs in) {
        if (in.age() < ADULT) {
            return Outcome.none("CKD-EPI 2021 is for adults");
        }
        double ratio = in.get("creatinine") / (in.isFemale() ? 0.7 : 0.9);
        return Outcome.of(142
                * Math.pow(Math.min(ratio, 1), in.isFemale() ? -0.241 : -0.302)
                * Math.pow(Math.max(ratio, 1), -1.200)
                * Math.pow(0.9938, in.age())
                * (in.isFemale() ? 1.012 : 1));
    }

    private static Outcome ckdEpi2021Cystatin(Inputs in) {
        if (in.age() < ADULT) {
            return Outcome.none("CKD-EPI 2021 is for adults");
        }
        double creatinine = in.get("creatinine") / (in.isFemale() ? 0.7 : 0.9);
        double cystatin = in.get("cystatin") / 0.8;
        return Outcome.of(135
                * Math.pow(Math.min(creatinine, 1), in.isFemale() ? -0.219 : -0.144)
                * Math.pow(Math.max(creatinine, 1), -0.544)
                * Math.pow(Math.min(cystatin, 1), -0.323)
                * Math.pow(Math.max(cystatin, 1), -0.778)
                * Math.pow(0.9961, in.age())
                * (in.isFemale() ? 0.963 : 1));
    }

    private static Outcome schwartz(Inputs in) {
        return in.age() < 1 || in.age() > 16
                ? Outcome.none("the bedside Schwartz equation is for 1 to 16 years")
                : Outcome.of(0.413 * in.get("height") / in.get("creatinine"));
    }

    private static Outcome cockcroftGault(Inputs in) {
        return in.age() < ADULT
                ? Outcome.none("Cockcroft-Gault is for adults")
                : Outcome.of(
                        (140 - in.age()) * in.get("weight") / (72 * in.get("creatinine")) * (in.isFemale() ? 0.85 : 1));
    }
}

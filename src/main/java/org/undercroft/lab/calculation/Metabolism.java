package org.undercroft.lab.calculation;

import java.util.List;

/** Glucose, iron, hormones and drugs. */
final class Metabolism {

    static final List<Formula> FORMULAS = List.of(
            Formula.of(
                            "average-glucose",
                            "Average glucose, estimated",
                            "Nathan et al. (ADAG), Diabetes Care 2008;31:1473",
                            "mg/dL",
                            in -> 28.7 * in.get("hba1c") - 46.7)
                    .with("hba1c", "%", "hemoglobin A1c, NGSP"),
            Formula.of(
                            "hba1c-ifcc",
                            "Hemoglobin A1c, IFCC",
                            "NGSP master equation: (NGSP − 2.152) / 0.09148",
                            "mmol/mol",
                            in -> (in.get("hba1c") - 2.152) / 0.09148)
                    .with("hba1c", "%", "hemoglobin A1c, NGSP"),
            Formula.of(
                            "homa-ir",
                            "Insulin resistance, HOMA",
                            "Matthews et al., Diabetologia 1985;28:412; fasting",
                            "{index}",
                            in -> in.get("glucose") * in.get("insulin") / 405)
                    .with("glucose", "mg/dL", "glucose, fasting")
                    .with("insulin", "u[IU]/mL", "insulin, fasting"),
            Formula.of(
                            "transferrin-saturation",
                            "Transferrin saturation",
                            "iron / total iron binding capacity",
                            "%",
                            in -> 100 * in.get("iron") / in.get("capacity"))
                    .with("iron", "ug/dL", "iron")
                    .with("capacity", "ug/dL", "total iron binding capacity"),
            Formula.of(
                            "iron-binding-capacity",
                            "Total iron binding capacity",
                            "iron + unsaturated capacity",
                            "ug/dL",
                            in -> in.get("iron") + in.get("unsaturated"))
                    .with("iron", "ug/dL", "iron")
                    .with("unsaturated", "ug/dL", "unsaturated iron binding capacity"),
            Formula.of(
                            "free-androgen-index",
                            "Free androgen index",
                            "100 × testosterone / sex hormone binding globulin",
                            "{index}",
                            in -> 100 * in.get("testosterone") / in.get("globulin"))
                    .with("testosterone", "nmol/L", "testosterone, total")
                    .with("globulin", "nmol/L", "sex hormone binding globulin"),
            Formula.of(
                            "percent-of",
                            "Share of the whole",
                            "100 × part / whole",
                            "%",
                            in -> 100 * in.get("part") / in.get("whole"))
                    .with("part", "ng/mL", "the part, such as free PSA")
                    .with("whole", "ng/mL", "the whole, such as total PSA"),
            Formula.of(
                            "phenytoin-corrected",
                            "Phenytoin corrected for albumin",
                            "Sheiner and Tozer 1978: phenytoin / (0.2 × albumin + 0.1)",
                            "ug/mL",
                            in -> in.get("phenytoin") / (0.2 * in.get("albumin") + 0.1))
                    .with("phenytoin", "ug/mL", "phenytoin, total")
                    .with("albumin", "g/dL", "albumin"));

    private Metabolism() {}
}

package org.undercroft.lab.calculation;

import java.util.List;

/** Cells, their indices and what clotting times mean. */
final class BloodCells {

    private static final String CELLS = "10*3/uL";

    static final List<Formula> FORMULAS = List.of(
            Formula.of(
                            "absolute-count",
                            "Cells of a kind, absolute",
                            "leukocytes × share",
                            CELLS,
                            in -> in.get("leukocytes") * in.get("share") / 100)
                    .with("leukocytes", CELLS, "leukocytes")
                    .with("share", "%", "cells of the kind per 100 leukocytes"),
            Formula.of(
                            "neutrophils-absolute",
                            "Neutrophils, absolute (segmented and band)",
                            "leukocytes × (segmented + band)",
                            CELLS,
                            in -> in.get("leukocytes") * (in.get("segmented") + in.get("band")) / 100)
                    .with("leukocytes", CELLS, "leukocytes")
                    .with("segmented", "%", "segmented neutrophils per 100 leukocytes")
                    .with("band", "%", "band neutrophils per 100 leukocytes"),
            Formula.of(
                            "leukocytes-corrected",
                            "Leukocytes corrected for nucleated erythrocytes",
                            "count × 100 / (100 + nucleated erythrocytes per 100 leukocytes)",
                            CELLS,
                            in -> in.get("leukocytes") * 100 / (100 + in.get("nucleated")))
                    .with("leukocytes", CELLS, "leukocytes as counted")
                    .with("nucleated", "/100{WBCs}", "nucleated erythrocytes per 100 leukocytes"),
            Formula.of(
                            "mcv",
                            "Mean corpuscular volume",
                            "Wintrobe 1929: hematocrit / erythrocytes",
                            "fL",
                            in -> in.get("hematocrit") * 10 / in.get("erythrocytes"))
                    .with("hematocrit", "%", "hematocrit")
                    .with("erythrocytes", "10*6/uL", "erythrocytes"),
            Formula.of(
                            "mch",
                            "Mean corpuscular hemoglobin",
                            "Wintrobe 1929: hemoglobin / erythrocytes",
                            "pg",
                            in -> in.get("hemoglobin") * 10 / in.get("erythrocytes"))
                    .with("hemoglobin", "g/dL", "hemoglobin")
                    .with("erythrocytes", "10*6/uL", "erythrocytes"),
            Formula.of(
                            "mchc",
                            "Mean corpuscular hemoglobin concentration",
                            "Wintrobe 1929: hemoglobin / hematocrit",
                            "g/dL",
                            in -> in.get("hemoglobin") * 100 / in.get("hematocrit"))
                    .with("hemoglobin", "g/dL", "hemoglobin")
                    .with("hematocrit", "%", "hematocrit"),
            Formula.of(
                            "mentzer-index",
                            "Mentzer index",
                            "Mentzer, Lancet 1973;1:882",
                            "{index}",
                            in -> in.get("volume") / in.get("erythrocytes"))
                    .with("volume", "fL", "mean corpuscular volume")
                    .with("erythrocytes", "10*6/uL", "erythrocytes"),
            Formula.of(
                            "reticulocytes-absolute",
                            "Reticulocytes, absolute",
                            "erythrocytes × share",
                            CELLS,
                            in -> in.get("erythrocytes") * in.get("share") * 10)
                    .with("erythrocytes", "10*6/uL", "erythrocytes")
                    .with("share", "%", "reticulocytes per 100 erythrocytes"),
            Formula.of(
                            "reticulocytes-corrected",
                            "Reticulocytes corrected for the hematocrit",
                            "share × hematocrit / 45",
                            "%",
                            in -> in.get("share") * in.get("hematocrit") / 45)
                    .with("share", "%", "reticulocytes per 100 erythrocytes")
                    .with("hematocrit", "%", "hematocrit"),
            Formula.of(
                            "inr",
                            "INR",
                            "WHO Technical Report Series 889 (1999), annex 3: (time / mean normal time)^ISI",
                            "{INR}",
                            in -> Math.pow(in.get("time") / in.get("normal"), in.get("isi")))
                    .with("time", "s", "prothrombin time")
                    .with("normal", "s", "geometric mean of normal prothrombin times")
                    .with("isi", "{ratio}", "international sensitivity index of the reagent on the analyzer"),
            Formula.of(
                            "clotting-ratio",
                            "Clotting time ratio",
                            "time / normal time",
                            "{ratio}",
                            in -> in.get("time") / in.get("normal"))
                    .with("time", "s", "clotting time")
                    .with("normal", "s", "mean normal clotting time"));

    private BloodCells() {}
}

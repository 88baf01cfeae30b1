package org.undercroft.lab.calculation;

import java.util.List;
import org.undercroft.lab.calculation.Formula.Need;

/** Proteins, bilirubin and scores of fibrosis. */
final class Liver {

    static final List<Formula> FORMULAS = List.of(
            Formula.of(
                            "bilirubin-indirect",
                            "Bilirubin, indirect",
                            "total less direct bilirubin",
                            "mg/dL",
                            in -> in.get("total") - in.get("direct"))
                    .with("total", "mg/dL", "bilirubin, total")
                    .with("direct", "mg/dL", "bilirubin, direct"),
            Formula.of(
                            "globulin",
                            "Globulin",
                            "total protein less albumin",
                            "g/dL",
                            in -> in.get("protein") - in.get("albumin"))
                    .with("protein", "g/dL", "protein, total")
                    .with("albumin", "g/dL", "albumin"),
            Formula.of(
                            "albumin-globulin-ratio",
                            "Albumin per globulin",
                            "albumin / (total protein − albumin)",
                            "{ratio}",
                            in -> in.get("albumin") / (in.get("protein") - in.get("albumin")))
                    .with("protein", "g/dL", "protein, total")
                    .with("albumin", "g/dL", "albumin"),
            Formula.of(
                            "ascites-gradient",
                            "Serum-ascites albumin gradient",
                            "Runyon et al., Ann Intern Med 1992;117:215",
                            "g/dL",
                            in -> in.get("serum") - in.get("fluid"))
                    .with("serum", "g/dL", "albumin in serum")
                    .with("fluid", "g/dL", "albumin in the fluid"),
            Formula.of(
                            "fib-4",
                            "FIB-4",
                            "Sterling et al., Hepatology 2006;43:1317",
                            "{index}",
                            in -> in.age() * in.get("ast") / (in.get("platelets") * Math.sqrt(in.get("alt"))))
                    .with("ast", "U/L", "aspartate aminotransferase")
                    .with("alt", "U/L", "alanine aminotransferase")
                    .with("platelets", "10*3/uL", "platelets")
                    .needing(Need.AGE),
            Formula.of(
                            "apri",
                            "AST to platelet ratio index",
                            "Wai et al., Hepatology 2003;38:518",
                            "{index}",
                            in -> 100 * in.get("ast") / in.get("limit") / in.get("platelets"))
                    .with("ast", "U/L", "aspartate aminotransferase")
                    .with("limit", "U/L", "upper reference limit of AST")
                    .with("platelets", "10*3/uL", "platelets"));

    private Liver() {}
}

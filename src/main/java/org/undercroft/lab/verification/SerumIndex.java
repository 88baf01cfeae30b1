package org.undercroft.lab.verification;

import java.util.Set;

/** What the chemistry analyzer sees of a specimen's fitness; each under the codes by which instruments send it. */
public enum SerumIndex {
    /** Hemolysis. */
    H("H", "HI", "HEM", "HIL-H", "HEMOLYSIS"),
    /** Icterus. */
    I("I", "II", "ICT", "HIL-I", "ICTERUS"),
    /** Lipemia. */
    L("L", "LI", "LIPEMIA", "HIL-L", "TURB");

    private final Set<String> codes;

    SerumIndex(String... codes) {
        this.codes = Set.of(codes);
    }

    Set<String> codes() {
        return codes;
    }
}

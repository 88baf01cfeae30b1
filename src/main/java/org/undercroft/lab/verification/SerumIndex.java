package org.undercroft.lab.verification;

import java.util.Set;

/** What the chemistry analyzer sees of a specimen's fitness. */
public enum SerumIndex {
    /** Hemolysis. */
    H,
    /** Icterus. */
    I,
    /** Lipemia. */
    L;

    /** The codes under which instruments send it. */
    public Set<String> codes() {
        return switch (this) {
            case H -> Set.of("H", "HI", "HEM", "HIL-H", "HEMOLYSIS");
            case I -> Set.of("I", "II", "ICT", "HIL-I", "ICTERUS");
            case L -> Set.of("L", "LI", "LIPEMIA", "HIL-L", "TURB");
        };
    }
}

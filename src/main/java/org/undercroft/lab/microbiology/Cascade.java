package org.undercroft.lab.microbiology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.undercroft.lab.microbiology.Culture.Isolate;
import org.undercroft.lab.microbiology.Culture.Tested;

/** Selective reporting: a reserve antibiotic is kept back while the usual one works. */
final class Cascade {

    private Cascade() {}

    /** What of an isolate the ward sees; phenotypic tests and what nothing could be made of stay in the laboratory. */
    static List<Tested> shown(Isolate isolate, Map<String, Antibiotic> antibiotics) {
        Set<String> susceptible = isolate.tested().stream()
                .filter(tested -> tested.reported() == Susceptibility.S)
                .map(Tested::antibiotic)
                .collect(Collectors.toSet());
        return isolate.tested().stream()
                .filter(tested -> tested.reported() != null)
                .filter(tested -> {
                    Antibiotic antibiotic = antibiotics.get(tested.antibiotic());
                    return antibiotic == null || !susceptible.contains(antibiotic.hiddenWhile());
                })
                .toList();
    }
}

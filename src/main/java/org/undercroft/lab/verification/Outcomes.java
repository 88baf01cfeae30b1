package org.undercroft.lab.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a rule set makes of many results, whole tubes included. */
final class Outcomes {

    private Outcomes() {}

    /** Why each result is held, by its number; results that may leave are not in it. */
    static Map<Long, String> held(RuleSet rules, List<StoredCase> cases) {
        Map<Long, String> held = new HashMap<>();
        Map<Long, String> tubes = new HashMap<>();
        for (StoredCase each : cases) {
            RuleSet.Verdict verdict = rules.ask(each.candidate());
            if (verdict.holds()) {
                String words = verdict.findings().getFirst().words();
                held.put(each.result(), words);
                if (verdict.holdsTube()) {
                    tubes.putIfAbsent(each.specimen(), words);
                }
            } else if (!each.builtIn().isEmpty()) {
                held.put(each.result(), each.builtIn());
            }
        }
        for (StoredCase each : cases) {
            String tube = tubes.get(each.specimen());
            if (tube != null) {
                held.putIfAbsent(each.result(), "tube: " + tube);
            }
        }
        return held;
    }
}

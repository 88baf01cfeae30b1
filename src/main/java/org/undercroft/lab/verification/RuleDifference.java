package org.undercroft.lab.verification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How two tables differ in one rule.
 *
 * @param name the rule's name
 * @param before its row in the first; empty if it isn't there
 * @param after its row in the second; empty if it isn't there
 */
public record RuleDifference(String name, String before, String after) {

    /** What differs, in the order of the first table, then what is new. */
    static List<RuleDifference> between(List<Rule> first, List<Rule> second) {
        Map<String, String> before = rows(first);
        Map<String, String> after = rows(second);
        List<RuleDifference> differences = new ArrayList<>();
        before.forEach((name, row) -> {
            String now = after.getOrDefault(name, "");
            if (!now.equals(row)) {
                differences.add(new RuleDifference(name, row, now));
            }
        });
        after.forEach((name, row) -> {
            if (!before.containsKey(name)) {
                differences.add(new RuleDifference(name, "", row));
            }
        });
        return differences;
    }

    private static Map<String, String> rows(List<Rule> rules) {
        Map<String, String> rows = new LinkedHashMap<>();
        rules.forEach(rule -> rows.put(rule.name(), RuleText.write(List.of(rule))));
        return rows;
    }
}

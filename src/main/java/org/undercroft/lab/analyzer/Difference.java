package org.undercroft.lab.analyzer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One thing in which two set-ups of an analyzer differ.
 *
 * @param what the setting, or {@code "code "} and the instrument's code
 * @param before as it was; empty if it was not there
 * @param after as it is; empty if it is not there any more
 */
public record Difference(String what, String before, String after) {

    /** Everything in which the set-ups differ, settings first, then codes in alphabetical order. */
    public static List<Difference> between(Analyzer before, Analyzer after) {
        List<Difference> differences = new ArrayList<>();
        Map<String, String> former = settings(before);
        settings(after).forEach((what, now) -> add(differences, what, former.getOrDefault(what, ""), now));
        TreeSet<String> codes = new TreeSet<>(before.mappings().keySet());
        codes.addAll(after.mappings().keySet());
        codes.forEach(code -> add(
                differences,
                "code " + code,
                before.mapping(code).map(Difference::words).orElse(""),
                after.mapping(code).map(Difference::words).orElse("")));
        Map<String, String> formerFlags = flags(before);
        Map<String, String> flags = flags(after);
        TreeSet<String> signs = new TreeSet<>(formerFlags.keySet());
        signs.addAll(flags.keySet());
        signs.forEach(sign -> add(differences, sign, formerFlags.getOrDefault(sign, ""), flags.getOrDefault(sign, "")));
        return List.copyOf(differences);
    }

    private static Map<String, String> flags(Analyzer analyzer) {
        Map<String, String> flags = new LinkedHashMap<>();
        analyzer.flags()
                .forEach(meaning -> flags.merge(
                        meaning.source().label() + " " + meaning.pattern(),
                        meaning.text(),
                        (one, other) -> one + "; " + other));
        return flags;
    }

    private static void add(List<Difference> differences, String what, String before, String after) {
        if (!before.equals(after)) {
            differences.add(new Difference(what, before, after));
        }
    }

    private static Map<String, String> settings(Analyzer analyzer) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("name", analyzer.name());
        settings.put("model", analyzer.model());
        settings.put("identification", analyzer.identification());
        settings.put("equipment tag", analyzer.equipmentTag());
        settings.put("value field", String.valueOf(analyzer.driver().valueField()));
        settings.put("specimen number", analyzer.driver().specimenSource());
        settings.put("code component", String.valueOf(analyzer.driver().codeComponent()));
        settings.put("control numbers", analyzer.driver().controlPattern());
        settings.put("files", analyzer.table() == null ? "" : words(analyzer.table()));
        return settings;
    }

    /** How files are read, in words. */
    private static String words(TableDriver table) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("encoding", table.encoding().label());
        said.put("separator", table.separator());
        said.put("columns", table.cuts());
        said.put("names in row", table.heading());
        said.put("a row is", table.rows().label());
        said.put("specimen", table.specimen());
        said.put("test", table.test());
        said.put("value", table.value());
        said.put("unit", table.unit());
        said.put("flag", table.flag());
        said.put("time", (table.time() + " " + table.timePattern()).strip());
        said.put("operator", table.operator());
        said.put("beside values", table.beside().label());
        said.put("only", table.only());
        return said.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(java.util.stream.Collectors.joining(", "));
    }

    /** A mapping in words: its test and whatever departs from the plain case. */
    static String words(Mapping mapping) {
        StringBuilder words = new StringBuilder(mapping.test() == null ? "not reported" : mapping.test());
        if (!mapping.unit().isEmpty()) {
            words.append(", in ").append(mapping.unit());
        }
        if (mapping.factor() != null) {
            words.append(", times ")
                    .append(mapping.factor().stripTrailingZeros().toPlainString());
        }
        if (mapping.decimals() != null) {
            words.append(", ").append(mapping.decimals()).append(" decimals");
        }
        if (!mapping.loinc().isEmpty()) {
            words.append(", LOINC ").append(mapping.loinc());
        }
        if (mapping.valueField() != null) {
            words.append(", in field ").append(mapping.valueField());
        }
        return words.toString();
    }

    /** In one line. */
    public String text() {
        return what + ": " + (before.isEmpty() ? "nothing" : before) + " → " + (after.isEmpty() ? "nothing" : after);
    }
}

package org.undercroft.lab.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What changed from one state of a part of the catalog to the next. */
public final class CatalogDifferences {

    private CatalogDifferences() {}

    /**
     * One change.
     *
     * @param field what changed
     * @param before what stood; empty if nothing
     * @param after what stands; empty if nothing
     */
    public record Difference(String field, String before, String after) {}

    /** The changes, by field; the version number itself is none. */
    static List<Difference> between(JsonNode before, JsonNode after) {
        Map<String, String> former = new TreeMap<>();
        Map<String, String> latter = new TreeMap<>();
        flatten("", before, former);
        flatten("", after, latter);
        TreeSet<String> fields = new TreeSet<>(former.keySet());
        fields.addAll(latter.keySet());
        fields.removeAll(List.of("version", "numeric"));
        List<Difference> differences = new ArrayList<>();
        for (String field : fields) {
            String was = former.getOrDefault(field, "");
            String is = latter.getOrDefault(field, "");
            if (!was.equals(is)) {
                differences.add(new Difference(field, was, is));
            }
        }
        return differences;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            path.isEmpty() ? entry.getKey() : path + " " + entry.getKey(), entry.getValue(), into));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + " " + (i + 1), node.get(i), into);
            }
        } else if (!node.isNull()) {
            into.put(path, node.asString());
        }
    }
}

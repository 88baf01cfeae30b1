package org.undercroft.lab.workbench;

import java.util.Map;

/**
 * Something a person can say about a place of a message by choosing it.
 *
 * @param label what is said
 * @param form whether it is a change of the draft; else it fills a form on the page
 * @param target where it leads, below the workbench's address
 * @param fields what is sent with it
 */
public record Click(String label, boolean form, String target, Map<String, String> fields) {

    public Click {
        fields = Map.copyOf(fields);
    }

    static Click fill(String label, String target, Map<String, String> fields) {
        return new Click(label, false, target, fields);
    }

    static Click change(String label, String target, Map<String, String> fields) {
        return new Click(label, true, target, fields);
    }

    /** The address with its fields as a query. */
    public String query() {
        StringBuilder query = new StringBuilder();
        fields.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return query + "#" + target;
    }
}

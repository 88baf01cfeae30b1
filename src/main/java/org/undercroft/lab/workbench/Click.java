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

    /** The address that puts a code into the mapping form. */
    public static String toCode(String code) {
        return fill("", "map", Map.of("code", code)).query();
    }

    /** The address that puts a sign into the form of signs. */
    public static String toSign(String source, String sign) {
        return fill("", "flag", Map.of("source", source, "sign", sign)).query();
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

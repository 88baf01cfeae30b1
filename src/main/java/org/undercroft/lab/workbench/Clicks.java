package org.undercroft.lab.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person may say of a place in a message. */
final class Clicks {

    private static final int LONGEST_SIGN = 80;

    private Clicks() {}

    /**
     * What can be said.
     *
     * @param field {@code R.3} or {@code OBX-3}
     * @param component from 1; 0 if the field has only one
     * @param value what stands there
     * @param code the code of the record; empty if none
     */
    static List<Click> at(String field, int component, String value, String code) {
        List<Click> clicks = new ArrayList<>();
        switch (field) {
            case "R.3" -> {
                clicks.add(Click.fill("means…", "map", Map.of("code", value)));
                clicks.add(Click.change(
                        "the code stands here",
                        "driver",
                        Map.of("codeComponent", String.valueOf(Math.max(component, 1)))));
                clicks.add(sign("CODE", value));
            }
            case "OBX-3" -> {
                if (component <= 1) {
                    clicks.add(Click.fill("means…", "map", Map.of("code", value)));
                    clicks.add(sign("CODE", value));
                }
            }
            case "R.7", "OBX-8" -> clicks.add(sign("FLAG", value));
            case "C.4", "NTE-3" -> {
                if (value.length() <= LONGEST_SIGN) {
                    clicks.add(sign("COMMENT", value));
                }
            }
            case "O.3", "O.4", "P.3", "P.4", "P.5" ->
                clicks.add(Click.change(
                        "the tube's number",
                        "driver",
                        Map.of("specimenSource", component == 0 ? field : field + "." + component)));
            default -> {
                if (field.matches("R\\.(4|[6-9]|1\\d)") && !code.isEmpty()) {
                    clicks.add(Click.change(
                            "its value stands here", "value-field", Map.of("code", code, "field", field.substring(2))));
                }
            }
        }
        return clicks;
    }

    private static Click sign(String source, String value) {
        return Click.fill("is a sign…", "flag", Map.of("source", source, "sign", value));
    }
}

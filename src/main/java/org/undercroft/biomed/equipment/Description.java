package org.undercroft.biomed.equipment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.platform.page.Refusal;

/**
 * What a machine is.
 *
 * @param name what people call it; never blank
 * @param make who made it
 * @param model the maker's model name
 * @param serial the maker's serial number
 * @param udi the unique device identification as scanned; empty if it has none
 * @param category what sort of machine it is
 * @param owner the department that answers for it
 * @param notes anything else
 */
public record Description(
        String name,
        String make,
        String model,
        String serial,
        String udi,
        EquipmentCategory category,
        String owner,
        String notes) {

    private static final int LONGEST = 200;
    private static final int LONGEST_NOTES = 4_000;

    /** Strips and validates each part; throws {@link Refusal} that names the part that is wrong. */
    public Description {
        name = part("name", name, LONGEST);
        make = part("make", make, LONGEST);
        model = part("model", model, LONGEST);
        serial = part("serial number", serial, LONGEST);
        udi = part("UDI", udi, LONGEST);
        owner = part("owner", owner, LONGEST);
        notes = part("notes", notes, LONGEST_NOTES);
        if (name.isEmpty()) {
            throw Refusal.unfit("A machine needs a name: say what people call it.");
        }
    }

    /** What is known of a machine that an event named and nobody has looked at. */
    static Description toBeIdentified(String name, EquipmentCategory category) {
        String known = name.isBlank() ? "Unknown machine" : name;
        return new Description(known.substring(0, Math.min(known.length(), LONGEST)), "", "", "", "", category, "", "");
    }

    /** The parts that differ in another description, each as "part: before → after". */
    Map<String, String> differencesTo(Description other) {
        Map<String, String> after = other.parts();
        Map<String, String> differences = new LinkedHashMap<>();
        parts().forEach((part, before) -> {
            String now = after.getOrDefault(part, "");
            if (!before.equals(now)) {
                differences.put(part, shown(before) + " → " + shown(now));
            }
        });
        return differences;
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("name", name);
        parts.put("make", make);
        parts.put("model", model);
        parts.put("serial", serial);
        parts.put("UDI", udi);
        parts.put("category", category.label());
        parts.put("owner", owner);
        parts.put("notes", notes);
        return parts;
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : text;
    }

    private static String part(String what, String text, int longest) {
        String stripped = text.strip();
        if (stripped.length() > longest) {
            throw Refusal.unfit("The " + what + " is longer than " + longest + " characters.");
        }
        if (stripped.indexOf('\0') >= 0) {
            throw Refusal.unfit("The " + what + " holds a character that can't be kept (NUL).");
        }
        return stripped;
    }
}

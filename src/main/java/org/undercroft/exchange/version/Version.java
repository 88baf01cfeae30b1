package org.undercroft.exchange.version;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One version of a channel's or destination's settings.
 *
 * @param version counts from 1
 * @param at when it came into force
 * @param by who made it
 * @param settings each setting's value in words, by its name
 * @param changes what it changed of the version before; of the first, nothing
 */
public record Version(int version, Instant at, String by, Map<String, String> settings, List<Change> changes) {

    public Version {
        settings = Map.copyOf(settings);
        changes = List.copyOf(changes);
    }

    /** Versions with what each changed of the one behind it; newest first, as they are given. */
    static List<Version> compared(List<Version> newestFirst) {
        List<Version> compared = new ArrayList<>(newestFirst.size());
        for (int i = 0; i < newestFirst.size(); i++) {
            Version one = newestFirst.get(i);
            boolean first = i + 1 == newestFirst.size();
            List<Change> changes =
                    first ? List.of() : changes(newestFirst.get(i + 1).settings(), one.settings());
            compared.add(new Version(one.version(), one.at(), one.by(), one.settings(), changes));
        }
        return compared;
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Change(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    /** The settings in the order of their names. */
    public Map<String, String> sorted() {
        return new TreeMap<>(settings);
    }

    /**
     * A setting that differs.
     *
     * @param setting its name
     * @param before its value in the version before; empty if that had none
     * @param after its value now
     */
    public record Change(String setting, String before, String after) {}
}

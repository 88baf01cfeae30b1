package org.undercroft.lab.hematology;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class on the counter's keyboard.
 *
 * @param cell which class
 * @param key the character that counts it
 * @param alarmAt the number of its cells at which the counter calls; null for none
 * @param pitch of its sound, in hertz
 */
public record CountKey(CellClass cell, String key, @Nullable Integer alarmAt, int pitch) {

    /** Validates key, alarm and pitch. */
    public CountKey {
        key = key.strip();
        if (key.codePointCount(0, key.length()) != 1 || key.equals("?")) {
            throw new IllegalArgumentException(cell.label() + " needs one key, and not '?', which shows the help");
        }
        if (alarmAt != null && (alarmAt < 1 || alarmAt > 1000)) {
            throw new IllegalArgumentException("The alarm of " + cell.label() + " lies between 1 and 1000 cells");
        }
        if (pitch < 100 || pitch > 4000) {
            throw new IllegalArgumentException("The sound of " + cell.label() + " lies between 100 and 4000 Hz");
        }
    }

    /**
     * Checks a whole keyboard.
     *
     * @throws IllegalArgumentException if a key or a class is there twice, or nothing is
     */
    public static List<CountKey> keyboard(List<CountKey> keys) {
        Set<Object> seen = new HashSet<>();
        for (CountKey key : keys) {
            if (!seen.add(key.cell())) {
                throw new IllegalArgumentException(key.cell().label() + " can't have two keys");
            }
            if (!seen.add(key.key())) {
                throw new IllegalArgumentException("The key '" + key.key() + "' can't count two classes");
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A counter needs at least one key");
        }
        return List.copyOf(keys);
    }
}

package org.undercroft.lab.workbench;

import java.util.List;

/**
 * A record or segment of a message as the workbench shows it.
 *
 * @param number its place in the message, from 1
 * @param level how deep it stands, from 0
 * @param type its letter or name
 * @param text the beginning of the record as it came
 * @param places its fields and components that hold something
 */
public record MessageLine(int number, int level, String type, String text, List<Place> places) {

    public MessageLine {
        places = List.copyOf(places);
    }

    /**
     * A field, or one component of it.
     *
     * @param path {@code R.3.4} or {@code OBX-3.1}
     * @param name what the standard calls the field; empty if that isn't known
     * @param value what stands there, cut if long
     * @param clicks what can be said of it
     */
    public record Place(String path, String name, String value, List<Click> clicks) {

        public Place {
            clicks = List.copyOf(clicks);
        }
    }
}

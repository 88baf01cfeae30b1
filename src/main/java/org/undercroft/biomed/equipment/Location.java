package org.undercroft.biomed.equipment;

/**
 * Where a machine stands.
 *
 * @param building empty if not known
 * @param room empty if not known
 */
public record Location(String building, String room) {

    /** Nobody knows where. */
    public static final Location UNKNOWN = new Location("", "");

    /** In words. */
    @Override
    public String toString() {
        return building.isEmpty() || room.isEmpty() ? building + room : building + ", " + room;
    }
}

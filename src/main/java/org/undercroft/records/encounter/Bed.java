package org.undercroft.records.encounter;

/**
 * A place in the hospital (HL7 v2 PL). Empty texts mean not said.
 *
 * @param pointOfCare ward or clinic
 * @param room room
 * @param bed bed
 * @param facility hospital
 */
public record Bed(String pointOfCare, String room, String bed, String facility) {

    /** Not said where. */
    public static final Bed NOWHERE = new Bed("", "", "", "");

    /** Whether nothing was said. */
    public boolean isNowhere() {
        return (pointOfCare + room + bed).isEmpty();
    }

    /** {@code "ICU^3^1"}; empty for nowhere. */
    public String code() {
        return isNowhere() ? "" : pointOfCare + "^" + room + "^" + bed;
    }

    /** As people say it: {@code "ICU, room 3, bed 1"}. */
    public String words() {
        StringBuilder words = new StringBuilder(pointOfCare);
        if (!room.isEmpty()) {
            words.append(words.isEmpty() ? "room " : ", room ").append(room);
        }
        if (!bed.isEmpty()) {
            words.append(words.isEmpty() ? "bed " : ", bed ").append(bed);
        }
        return words.toString();
    }
}

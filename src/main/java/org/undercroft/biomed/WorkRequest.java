package org.undercroft.biomed;

/**
 * A request for work on a machine.
 *
 * @param equipmentTag the machine's asset tag; a tag nobody knows is entered as equipment to be identified
 * @param equipmentName what to call the machine if the tag is unknown
 * @param title what is wrong, in one line
 * @param evidence what is known of it, in words and figures
 * @param priority how urgent
 * @param causedByEvent the position of the event that asks; 0 if a person asks. One event opens one work order, however
 *     often it asks
 */
public record WorkRequest(
        String equipmentTag,
        String equipmentName,
        String title,
        String evidence,
        Priority priority,
        long causedByEvent) {

    /** How urgent work is. */
    public enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT
    }
}

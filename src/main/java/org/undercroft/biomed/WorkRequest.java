package org.undercroft.biomed;

import java.time.Duration;

/**
 * A request for work on a machine by an event.
 *
 * @param equipmentTag the machine's asset tag; a tag nobody knows is entered as equipment to be identified
 * @param equipmentName what to call the machine if the tag is unknown
 * @param category what sort of machine it is if the tag is unknown
 * @param topic what it is about, such as {@code "control"}: while a work order of the same machine and topic stands open,
 *     later requests are added to it as evidence
 * @param title what is wrong, in one line
 * @param evidence what is known of it, in words and figures
 * @param priority how urgent
 * @param causedByEvent the position of the event that asks; one event opens one work order, however often it asks
 */
public record WorkRequest(
        String equipmentTag,
        String equipmentName,
        EquipmentCategory category,
        String topic,
        String title,
        String evidence,
        Priority priority,
        long causedByEvent) {

    /** How urgent work is. */
    public enum Priority {
        LOW("Low", Duration.ofDays(30)),
        NORMAL("Normal", Duration.ofDays(7)),
        HIGH("High", Duration.ofHours(24)),
        URGENT("Urgent", Duration.ofHours(4));

        private final String label;
        private final Duration within;

        Priority(String label, Duration within) {
            this.label = label;
            this.within = within;
        }

        /** What people call it. */
        public String label() {
            return label;
        }

        /** How long the work may take from its opening. */
        public Duration within() {
            return within;
        }
    }
}

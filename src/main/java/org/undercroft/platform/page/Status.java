package org.undercroft.platform.page;

/**
 * A state shown by colour, shape and word together, so that none of them carries it alone (WCAG 1.4.1).
 *
 * @param level how much attention it asks for
 * @param word the state in one or two words
 */
public record Status(Level level, String word) {

    /** How much attention a state asks for; each level has one colour and one shape everywhere. */
    public enum Level {
        /** Not in use, closed, unknown: nothing to do. Hollow ring. */
        OFF,
        /** Waiting its turn. Ring with a dot. */
        WAITING,
        /** Being worked on. Half disc. */
        WORKING,
        /** As it should be. Full disc. */
        GOOD,
        /** Look at it when there is time. Triangle. */
        CAUTION,
        /** Look at it soon. Diamond. */
        SERIOUS,
        /** Act now. Octagon; the only red. */
        CRITICAL;

        /** The word the style sheet uses. */
        public String style() {
            return switch (this) {
                case OFF -> "off";
                case WAITING -> "waiting";
                case WORKING -> "working";
                case GOOD -> "good";
                case CAUTION -> "caution";
                case SERIOUS -> "serious";
                case CRITICAL -> "critical";
            };
        }
    }

    /** Not in use, closed or unknown. */
    public static Status off(String word) {
        return new Status(Level.OFF, word);
    }

    /** Waiting its turn. */
    public static Status waiting(String word) {
        return new Status(Level.WAITING, word);
    }

    /** Being worked on. */
    public static Status working(String word) {
        return new Status(Level.WORKING, word);
    }

    /** As it should be. */
    public static Status good(String word) {
        return new Status(Level.GOOD, word);
    }

    /** To be looked at when there is time. */
    public static Status caution(String word) {
        return new Status(Level.CAUTION, word);
    }

    /** To be looked at soon. */
    public static Status serious(String word) {
        return new Status(Level.SERIOUS, word);
    }

    /** To be acted on now. */
    public static Status critical(String word) {
        return new Status(Level.CRITICAL, word);
    }
}

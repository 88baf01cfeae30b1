package org.undercroft.platform.page;

/**
 * Something to tell the person at the top of a page.
 *
 * @param tone how it is meant
 * @param text one or two sentences: what is so, and what to do
 */
public record Notice(Tone tone, String text) {

    /** How a notice is meant. */
    public enum Tone {
        /** Good to know. */
        INFO,
        /** Done as asked. */
        SUCCESS,
        /** Done, or possible, but look. */
        WARNING,
        /** Not done, or dangerous. */
        DANGER;

        /** The word the style sheet uses. */
        public String style() {
            return switch (this) {
                case INFO -> "info";
                case SUCCESS -> "success";
                case WARNING -> "warning";
                case DANGER -> "danger";
            };
        }

        /** The word read before the text, so that colour doesn't carry the tone alone. */
        public String word() {
            return switch (this) {
                case INFO -> "Note";
                case SUCCESS -> "Done";
                case WARNING -> "Take care";
                case DANGER -> "Problem";
            };
        }
    }

    /** Good to know. */
    public static Notice info(String text) {
        return new Notice(Tone.INFO, text);
    }

    /** Done as asked. */
    public static Notice success(String text) {
        return new Notice(Tone.SUCCESS, text);
    }

    /** Done, or possible, but look. */
    public static Notice warning(String text) {
        return new Notice(Tone.WARNING, text);
    }

    /** Not done, or dangerous. */
    public static Notice danger(String text) {
        return new Notice(Tone.DANGER, text);
    }
}

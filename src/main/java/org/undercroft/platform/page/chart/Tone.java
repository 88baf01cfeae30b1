package org.undercroft.platform.page.chart;

import java.util.Locale;

/** How a part of a chart is meant; each tone has one colour in light and one in dark. */
public enum Tone {
    /** The chart's own colour. */
    PLAIN,
    /** A second series beside the first. */
    SECOND,
    /** Background, or not counted. */
    QUIET,
    /** Within its limits. */
    GOOD,
    /** Outside the first limit. */
    CAUTION,
    /** Outside the second limit. */
    SERIOUS,
    /** Act now. */
    CRITICAL;

    /** The class the style sheet knows it by. */
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}

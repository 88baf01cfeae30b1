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
    CRITICAL,
    /** The first of several kinds that are told apart and not judged. */
    KIND_1,
    /** The second such kind. */
    KIND_2,
    /** The third such kind. */
    KIND_3,
    /** The fourth such kind. */
    KIND_4,
    /** The fifth such kind. */
    KIND_5,
    /** All further such kinds. */
    KIND_6;

    /** The class the style sheet knows it by. */
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

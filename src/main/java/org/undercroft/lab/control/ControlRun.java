package org.undercroft.lab.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A control result as people see it.
 *
 * @param id its number
 * @param analyzer the analyzer's number
 * @param control the number by which the analyzer named the control
 * @param target the target's number; null if there was none
 * @param lot the control's lot; empty without target
 * @param level the control's level; empty without target
 * @param test our test code, or the instrument's where it is unmapped
 * @param value as the instrument wrote it
 * @param number the number in it; null if it is none
 * @param z standard deviations from the mean; null without target
 * @param verdict what the rules say
 * @param rules the broken rules
 * @param at when it was measured, or received
 * @param run what was measured together; 0 without target
 * @param excluded why a person took it out of the statistics; empty if it counts
 * @param excludedBy who did
 * @param enteredBy who typed it; empty if an analyzer sent it
 */
public record ControlRun(
        long id,
        long analyzer,
        String control,
        @Nullable Long target,
        String lot,
        String level,
        String test,
        String value,
        @Nullable BigDecimal number,
        @Nullable BigDecimal z,
        ControlVerdict.Kind verdict,
        List<String> rules,
        Instant at,
        long run,
        String excluded,
        String excludedBy,
        String enteredBy) {

    public ControlRun {
        rules = List.copyOf(rules);
    }

    /** Whether it counts in the statistics of its lot. */
    public boolean counts() {
        return excluded.isEmpty() && z != null && verdict != ControlVerdict.Kind.EXPIRED;
    }
}

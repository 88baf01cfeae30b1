package org.undercroft.lab.section;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.bench.WorkRow;

/**
 * A row of a section's bench.
 *
 * @param work the row of the worklist
 * @param previous the patient's last released value of the test in another specimen; empty if there is none
 * @param change from that one, in percent; null if either is no number
 * @param indices the serum indices of the specimen, such as {@code H 12}; empty if none were measured
 * @param expected the analyzers in service that can measure it
 * @param note what the bench should look at; empty if nothing
 * @param inr the INR that the lot in force makes of this prothrombin time; null if it is none
 */
public record SectionRow(
        WorkRow work,
        String previous,
        @Nullable BigDecimal change,
        String indices,
        String expected,
        String note,
        @Nullable BigDecimal inr) {

    /** The change of a value from an earlier one in percent, to whole numbers; null if it can't be told. */
    static @Nullable BigDecimal change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        if (now == null || before == null || before.signum() == 0) {
            return null;
        }
        return now.subtract(before).multiply(BigDecimal.valueOf(100)).divide(before.abs(), 0, RoundingMode.HALF_UP);
    }
}

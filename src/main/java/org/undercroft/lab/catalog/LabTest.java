package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.Sex;

/**
 * Something the laboratory measures.
 *
 * @param code ours
 * @param name as reports print it
 * @param loinc empty if there is none
 * @param unit UCUM; empty for values without unit
 * @param decimals to report; null as measured
 * @param specimenType code of the specimen it is measured in
 * @param section the bench it belongs to
 * @param possibleLow values below can't come from a living patient; null if unlimited
 * @param possibleHigh values above can't come from a living patient; null if unlimited
 * @param active whether it can be ordered
 * @param version raised with each change
 * @param ranges what to expect in whom
 */
public record LabTest(
        String code,
        String name,
        String loinc,
        String unit,
        @Nullable Integer decimals,
        String specimenType,
        String section,
        @Nullable BigDecimal possibleLow,
        @Nullable BigDecimal possibleHigh,
        boolean active,
        int version,
        List<ReferenceRange> ranges) {

    public LabTest {
        ranges = List.copyOf(ranges);
    }

    /** The range that holds for somebody on a day; of several the one for a sex goes before the one for any. */
    public Optional<ReferenceRange> range(Sex sex, @Nullable LocalDate birthDate, LocalDate day) {
        ReferenceRange general = null;
        for (ReferenceRange range : ranges) {
            if (range.covers(sex, birthDate, day)) {
                if (range.sex() != 'A') {
                    return Optional.of(range);
                }
                general = range;
            }
        }
        return Optional.ofNullable(general);
    }

    /** Whether its values are numbers. */
    public boolean isNumeric() {
        return decimals != null;
    }

    /** Whether a value could come from a living patient. */
    public boolean isPossible(BigDecimal value) {
        return (possibleLow == null || value.compareTo(possibleLow) >= 0)
                && (possibleHigh == null || value.compareTo(possibleHigh) <= 0);
    }
}

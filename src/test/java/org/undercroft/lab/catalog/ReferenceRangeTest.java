package org.undercroft.lab.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.records.Sex;

class ReferenceRangeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @CsvSource({
        "3.4, '', LOW",
        "3.5, '', NORMAL",
        "5.1, '', NORMAL",
        "5.2, '', HIGH",
        "2.7, '', CRITICAL_LOW",
        "6.2, '', CRITICAL_HIGH",
        "3.5, <, LOW",
        "5.1, >, HIGH",
        "4.0, <, NORMAL",
        "7, >, CRITICAL_HIGH",
        "7, <, NORMAL"
    })
    void aValueIsFlaggedByItsSideOfTheLimits(BigDecimal value, String comparator, Flag flag) {
        assertThat(range('A', 0, 60000, "3.5", "5.1", "2.7", "6.2").flag(value, comparator))
                .isEqualTo(flag);
    }

    @Test
    void theRangeForASexGoesBeforeTheOneForAny() {
        LabTest test = test(range('A', 0, 60000, "1", "2", null, null), range('F', 0, 60000, "3", "4", null, null));
        assertThat(test.range(Sex.FEMALE, null, DAY).orElseThrow().text()).isEqualTo("3-4");
        assertThat(test.range(Sex.UNKNOWN, null, DAY).orElseThrow().text()).isEqualTo("1-2");
    }

    @Test
    void ageCountsInDaysOnTheDayOfMeasuring() {
        LabTest test = test(range('A', 0, 28, "9", "30", null, null), range('A', 28, 6570, "4.5", "13.5", null, null));
        assertThat(test.range(Sex.MALE, DAY.minusDays(27), DAY).orElseThrow().text())
                .isEqualTo("9-30");
        assertThat(test.range(Sex.MALE, DAY.minusDays(28), DAY).orElseThrow().text())
                .isEqualTo("4.5-13.5");
        assertThat(test.range(Sex.MALE, DAY.minusDays(6570), DAY)).isEmpty();
    }

    @Test
    void aRangeIsUsedOnlyWhileItIsValid() {
        ReferenceRange range =
                new ReferenceRange('A', 0, 60000, BigDecimal.ONE, null, null, null, DAY, DAY.plusDays(1));
        assertThat(range.covers(Sex.MALE, null, DAY.minusDays(1))).isFalse();
        assertThat(range.covers(Sex.MALE, null, DAY)).isTrue();
        assertThat(range.covers(Sex.MALE, null, DAY.plusDays(1))).isFalse();
    }

    private static LabTest test(ReferenceRange... ranges) {
        return new LabTest("X", "X", "", "", 1, "SER", "Chemistry", null, null, true, 1, List.of(ranges));
    }

    private static ReferenceRange range(
            char sex,
            int from,
            int to,
            @Nullable String low,
            @Nullable String high,
            @Nullable String criticalLow,
            @Nullable String criticalHigh) {
        return new ReferenceRange(
                sex,
                from,
                to,
                number(low),
                number(high),
                number(criticalLow),
                number(criticalHigh),
                LocalDate.of(1900, 1, 1),
                LocalDate.of(9999, 1, 1));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}

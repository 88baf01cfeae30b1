package org.undercroft.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.ControlActivity;

class ControlWordsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void aRejectedControlIsCalledBeforeOneThatIsLate() {
        assertThat(called(NOON, true, true, 2)).isEqualTo("CRITICAL Control rejected");
        assertThat(called(NOON, true, false, 2)).isEqualTo("SERIOUS Control overdue");
        assertThat(called(NOON, false, false, 2)).isEqualTo("SERIOUS Control failure");
        assertThat(called(NOON, false, false, 0)).isEqualTo("CAUTION Control due");
    }

    @Test
    void aControlInOrderIsNotCalled() {
        assertThat(called(null, false, false, 0)).isEmpty();
    }

    private static String called(@Nullable Instant due, boolean overdue, boolean rejected, long failures) {
        return ControlWords.of(new ControlActivity.Concern(
                        new AnalyzerId(3), "Chemistry 1", "K", due, overdue, rejected, failures))
                .map(concern -> concern.level() + " " + concern.kind())
                .orElse("");
    }
}

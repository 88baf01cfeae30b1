package org.undercroft.lab.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.lab.specimen.HandlingBook.Round;

class RoundsTest {

    private static final List<Round> DAY =
            List.of(new Round("Noon", LocalTime.of(11, 0)), new Round("Morning", LocalTime.of(6, 0)));

    @ParameterizedTest
    @CsvSource({
        "R, 05:59, Morning",
        "R, 06:00, Noon",
        "R, 10:59, Noon",
        "R, 23:00, Morning",
        "S, 05:00, At once",
        "A, 05:00, At once"
    })
    void whatIsOrderedIsDrawnInTheNextRoundUnlessItIsUrgent(String priority, String time, String round) {
        Instant ordered = Instant.parse("2026-03-01T" + time + ":00Z");
        assertThat(Rounds.dueIn(priority, ordered, DAY, ZoneOffset.UTC)).isEqualTo(round);
    }
}

package org.undercroft.lab.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.desk.TurnaroundTable.Grouping;
import org.undercroft.lab.desk.TurnaroundTable.Line;

class TurnaroundTableTest {

    private static final Instant SEVEN = Instant.parse("2026-01-05T07:00:00Z");

    @Test
    void percentilesLieBetweenTheValuesAsTypeSevenSays() {
        double[] values = {15, 20, 35, 40, 50};
        assertThat(TurnaroundTable.percentile(values, 50)).isEqualTo(35);
        assertThat(TurnaroundTable.percentile(values, 40)).isCloseTo(29, within(1e-9));
        assertThat(TurnaroundTable.percentile(values, 90)).isCloseTo(46, within(1e-9));
        assertThat(TurnaroundTable.percentile(new double[0], 50)).isNull();
    }

    @Test
    void eachPartOfTheWayHasItsMedianAndTheWholeIsTheirSum() {
        Line line = lines(Grouping.TEST, List.of(passage("K", "R", SEVEN, 60))).getFirst();
        assertThat(line.stage(Passage.Stage.TRANSPORT)).isEqualTo(20);
        assertThat(line.stage(Passage.Stage.MEASURING)).isEqualTo(50);
        assertThat(line.stage(Passage.Stage.VERIFYING)).isEqualTo(10);
        assertThat(line.stage(Passage.Stage.DELIVERING)).isEqualTo(5);
        assertThat(line.whole()).isEqualTo(85);
        assertThat(line.p50()).isEqualTo(60);
    }

    @Test
    void theShareInTimeIsOfThoseThatHaveATarget() {
        List<Passage> passages = IntStream.of(30, 45, 61, 90)
                .mapToObj(minutes -> passage("K", "S", SEVEN, minutes))
                .toList();
        assertThat(lines(Grouping.PRIORITY, passages).getFirst().within()).isEqualTo(50);
        assertThat(lines(Grouping.PRIORITY, List.of(passage("K", "R", SEVEN, 30)))
                        .getFirst()
                        .within())
                .isNull();
    }

    @Test
    void resultsArePutTogetherByTheHourTheirSpecimenCame() {
        assertThat(lines(
                        Grouping.HOUR,
                        List.of(passage("K", "R", SEVEN, 60), passage("NA", "R", SEVEN.plusSeconds(3_600), 60))))
                .extracting(Line::group)
                .containsExactly("07:00", "08:00");
    }

    @Test
    void timesThatStandTheWrongWayRoundCountForNothing() {
        Passage wrong = new Passage(
                "K", "W3", "R", SEVEN, SEVEN.plusSeconds(7_200), SEVEN.plusSeconds(60), SEVEN.plusSeconds(120), null);
        Line line = lines(Grouping.WARD, List.of(wrong)).getFirst();
        assertThat(line.group()).isEqualTo("W3");
        assertThat(line.timed()).isZero();
        assertThat(line.p50()).isNull();
        assertThat(line.stages()).doesNotContainKey(Passage.Stage.MEASURING);
    }

    private static Passage passage(String test, String priority, @Nullable Instant received, int minutes) {
        Instant came = received == null ? SEVEN : received;
        Instant verified = came.plusSeconds(minutes * 60L);
        return new Passage(
                test,
                "W3",
                priority,
                came.minusSeconds(1_200),
                received,
                verified.minusSeconds(600),
                verified,
                verified.plusSeconds(300));
    }

    private static List<Line> lines(Grouping grouping, List<Passage> passages) {
        return TurnaroundTable.of(
                passages,
                grouping,
                (_, priority) -> priority.equals("S") ? Optional.of(Duration.ofMinutes(60)) : Optional.empty(),
                ZoneOffset.UTC);
    }
}

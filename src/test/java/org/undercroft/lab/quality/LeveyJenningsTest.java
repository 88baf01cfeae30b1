package org.undercroft.lab.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.lab.control.ControlVerdict;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.platform.page.chart.Mark;

class LeveyJenningsTest {

    private static final Instant START = Instant.parse("2026-01-05T06:00:00Z");

    @Test
    void levelsStandBelowEachOtherWithEachRunAtTheSamePlace() {
        List<Chart> charts = LeveyJennings.charts(
                "K", List.of(run(1, "1", "A", ""), run(2, "1", "A", ""), run(2, "2", "B", "")), List.of());
        assertThat(charts).extracting(Chart::title).containsExactly("K level 1", "K level 2");
        assertThat(charts.get(1).series().getFirst().points().getFirst().x()).isEqualTo(2);
    }

    @Test
    void eachLotHasItsBand() {
        Chart chart = LeveyJennings.charts("K", List.of(run(1, "1", "A", ""), run(2, "1", "B", "")), List.of())
                .getFirst();
        assertThat(chart.stretches()).extracting(Chart.Stretch::label).containsExactly("lot A", "lot B");
    }

    @Test
    void anExcludedPointIsCrossedOutAndSaysWhy() {
        Chart.Point point = LeveyJennings.charts("K", List.of(run(1, "1", "A", "air bubble")), List.of())
                .getFirst()
                .series()
                .getFirst()
                .points()
                .getFirst();
        assertThat(point.mark()).isEqualTo(Mark.CROSS);
        assertThat(point.note()).contains("air bubble");
    }

    @Test
    void whatHappenedStandsAfterTheRunBeforeIt() {
        ControlRecord.Event calibrated =
                new ControlRecord.Event(1, "CALIBRATION", "x", true, START.plusSeconds(90), "somebody");
        Chart chart = LeveyJennings.charts(
                        "K", List.of(run(1, "1", "A", ""), run(2, "1", "A", "")), List.of(calibrated))
                .getFirst();
        assertThat(chart.moments()).extracting(Chart.Moment::value).containsExactly(1.5);
    }

    @Test
    void twoLevelsOfARunAreOnePointOfTheYoudenPlot() {
        Chart chart = LeveyJennings.youden(
                        "K", List.of(run(1, "1", "A", ""), run(1, "2", "B", ""), run(2, "1", "A", "")))
                .getFirst();
        assertThat(chart.series().getFirst().points()).hasSize(1);
    }

    private static ControlRun run(long run, String level, String lot, String excluded) {
        return new ControlRun(
                run,
                1,
                "QC",
                1L,
                lot,
                level,
                "K",
                "4.0",
                BigDecimal.valueOf(4),
                BigDecimal.ONE,
                ControlVerdict.Kind.PASS,
                List.of(),
                START.plusSeconds(60 * run),
                run,
                excluded,
                "",
                "");
    }
}

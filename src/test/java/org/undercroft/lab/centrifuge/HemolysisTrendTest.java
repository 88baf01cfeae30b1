package org.undercroft.lab.centrifuge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.centrifuge.HemolysisTrend.Index;

class HemolysisTrendTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final int[] USUAL = {4, 7, 5, 9, 6, 3, 8, 5, 12, 6};

    @Test
    void indicesAsUsualDontDrift() {
        HemolysisTrend trend = trend(usual(40));
        assertThat(trend.isDrifting()).isFalse();
        assertThat(trend.since()).isNull();
    }

    @Test
    void aRunOfHemolyzedSpecimensDriftsAndTellsSinceWhich() {
        List<Index> indices = usual(30);
        for (int i = 0; i < 6; i++) {
            indices.add(index(indices.size(), 60));
        }
        HemolysisTrend trend = trend(indices);
        assertThat(trend.isDrifting()).isTrue();
        assertThat(trend.since())
                .isNotNull()
                .satisfies(since -> assertThat(since.result()).isBetween(30L, 33L));
        assertThat(trend.present()).isGreaterThan(trend.limit());
    }

    @Test
    void oneHemolyzedSpecimenIsNoDrift() {
        List<Index> indices = usual(30);
        indices.add(index(30, 20));
        assertThat(trend(indices).isDrifting()).isFalse();
    }

    @Test
    void tooFewIndicesAreNotJudged() {
        assertThat(trend(usual(19)).baseline()).isNull();
    }

    private static HemolysisTrend trend(List<Index> indices) {
        return HemolysisTrend.of(HemolysisTrend.Kind.WARD, "ED", "", indices, NOW);
    }

    private static List<Index> usual(int count) {
        List<Index> indices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            indices.add(index(i, USUAL[i % USUAL.length]));
        }
        return indices;
    }

    private static Index index(int number, int value) {
        return new Index(number, "S" + number, NOW.minusSeconds(3_600 - number), BigDecimal.valueOf(value));
    }
}

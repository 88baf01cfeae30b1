package org.undercroft.lab.microbiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AntibiogramTest {

    private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

    /** Against the rule said plainly: an isolate counts if no other of its patient and species came before it. */
    @Test
    void firstIsolatesAreThoseThatNoneCameBefore() {
        Random random = new Random(39);
        for (int round = 0; round < 200; round++) {
            List<Isolation> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                all.add(isolate(
                        i,
                        "P" + random.nextInt(8),
                        "o" + random.nextInt(3),
                        random.nextInt(20),
                        random.nextInt(5) == 0));
            }
            List<Isolation> expected = all.stream()
                    .filter(one -> !one.screening()
                            && all.stream()
                                    .noneMatch(other -> !other.screening()
                                            && other.patient().equals(one.patient())
                                            && other.organism().equals(one.organism())
                                            && isBefore(other, one)))
                    .toList();

            assertThat(Antibiogram.firstIsolates(all)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void intermediateCountsAsNotSusceptible() {
        List<Antibiogram.Cell> cells = Antibiogram.of(
                List.of(with(1, Susceptibility.S), with(2, Susceptibility.I), with(3, Susceptibility.R)));

        assertThat(cells).containsExactly(new Antibiogram.Cell("eco", "CIP", 3, 1));
        assertThat(cells.getFirst().isEnough()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30, 88.64866068260312, 100",
        "24, 30, 62.69430358685175, 90.49489282271013",
        "0, 30, 0, 11.351339317396876",
        "81, 100, 72.22115462093562, 87.48524849023126"
    })
    void intervalsAreWilsons(int susceptible, int tested, double low, double high) {
        Antibiogram.Cell cell = new Antibiogram.Cell("eco", "CIP", tested, susceptible);

        assertThat(cell.low()).isCloseTo(low, within(1e-9));
        assertThat(cell.high()).isCloseTo(high, within(1e-9));
    }

    private static boolean isBefore(Isolation other, Isolation one) {
        int order = other.collectedAt().compareTo(one.collectedAt());
        return order < 0 || (order == 0 && other.id() < one.id());
    }

    private static Isolation with(long id, Susceptibility found) {
        return new Isolation(id, "P" + id, "eco", "W", "UR", DAY, false, Map.of("CIP", found));
    }

    private static Isolation isolate(long id, String patient, String organism, int day, boolean screening) {
        return new Isolation(id, patient, organism, "W", "UR", DAY.plusSeconds(86_400L * day), screening, Map.of());
    }
}

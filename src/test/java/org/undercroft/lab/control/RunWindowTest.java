package org.undercroft.lab.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunWindowTest {

    private static final Instant SIX = Instant.parse("2026-01-05T06:00:00Z");

    @Test
    void theSecondLevelJoinsTheRunOfTheFirst() {
        assertThat(RunWindow.USUAL.joined(new RunWindow.Latest(7, SIX, false), SIX.plusSeconds(300)))
                .contains(7L);
    }

    @Test
    void aLevelMeasuredAgainBeginsARun() {
        assertThat(RunWindow.USUAL.joined(new RunWindow.Latest(7, SIX, true), SIX.plusSeconds(300)))
                .isEmpty();
    }

    @Test
    void whatIsMeasuredMuchLaterBeginsARun() {
        assertThat(RunWindow.USUAL.joined(new RunWindow.Latest(7, SIX, false), SIX.plusSeconds(1801)))
                .isEmpty();
    }
}

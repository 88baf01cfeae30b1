package org.undercroft.lab.pathology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.pathology.Station.Outcome;

class StationTest {

    private static final Station GROSSING = new Station("GROSSING", "Grossing", 1, true, false, 12);
    private static final Station PROCESSING = new Station("PROCESSING", "Processing", 2, true, false, 24);
    private static final Station MICROTOMY = new Station("MICROTOMY", "Microtomy", 4, true, true, 24);
    private static final Station STAINING = new Station("STAINING", "Staining", 5, false, true, 12);
    private static final Station ARCHIVE = new Station("ARCHIVE", "Archive", 7, true, true, null);
    private static final List<Station> WAY = List.of(GROSSING, PROCESSING, MICROTOMY, STAINING, ARCHIVE);

    @Test
    void aBlockMovesOnToTheNextStation() {
        assertThat(PROCESSING.arrival(WAY, false, GROSSING).outcome()).isEqualTo(Outcome.SEEN);
    }

    @Test
    void aSkippedStationIsNamed() {
        Station.Arrival arrival = MICROTOMY.arrival(WAY, false, GROSSING);

        assertThat(arrival.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(arrival.words()).contains("Processing");
        assertThat(arrival.outcome().moves()).isTrue();
    }

    @Test
    void whatNeverCameToABlocksStationIsNotMissedForASlide() {
        assertThat(MICROTOMY.arrival(WAY, true, null).outcome()).isEqualTo(Outcome.SEEN);
        assertThat(ARCHIVE.arrival(WAY, false, MICROTOMY).outcome()).isEqualTo(Outcome.SEEN);
    }

    @Test
    void slidesAreNotProcessed() {
        assertThat(PROCESSING.arrival(WAY, true, null).outcome()).isEqualTo(Outcome.NOT_HERE);
        assertThat(Outcome.NOT_HERE.moves()).isFalse();
    }

    @Test
    void whatComesBackIsTold() {
        assertThat(PROCESSING.arrival(WAY, false, MICROTOMY).words()).contains("Microtomy");
        assertThat(MICROTOMY.arrival(WAY, false, MICROTOMY).outcome()).isEqualTo(Outcome.SEEN_AGAIN);
    }
}

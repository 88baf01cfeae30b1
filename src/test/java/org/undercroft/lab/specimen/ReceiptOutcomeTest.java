package org.undercroft.lab.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.platform.page.Notice;

class ReceiptOutcomeTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIMIT = Duration.ofHours(4);

    @Test
    void aTubeThatComesInTimeIsTakenIn() {
        assertThat(judge(tube(SpecimenState.COLLECTED, NOW.minusSeconds(3_600), false, "K"), null))
                .isInstanceOf(ReceiptOutcome.Received.class)
                .satisfies(outcome -> assertThat(outcome.tone()).isEqualTo(Notice.Tone.SUCCESS));
    }

    @Test
    void aTubeThatWasTooLongOnItsWayIsNot() {
        assertThat(judge(tube(SpecimenState.IN_TRANSIT, NOW.minusSeconds(5 * 3_600), false, "K"), null))
                .isEqualTo(new ReceiptOutcome.TooOld("Drawn 5 h 0 min ago; its kind may be on its way for 4 h 0 min."));
    }

    @Test
    void aTubeOfUnknownAgeIsTakenInWithAWarning() {
        assertThat(judge(tube(SpecimenState.ORDERED, null, false, "K"), null).tone())
                .isEqualTo(Notice.Tone.WARNING);
    }

    @Test
    void aTubeDrawnInTheFutureIsTakenInWithAWarning() {
        assertThat(judge(tube(SpecimenState.ORDERED, NOW.plusSeconds(7_200), false, "K"), null)
                        .words())
                .contains("120 min from now".replace("120 min", "2 h 0 min"));
    }

    @Test
    void anotherKindThanTheBatchTakesIsTheWrongTube() {
        assertThat(judge(tube(SpecimenState.ORDERED, null, false, "K"), "EDTA"))
                .isInstanceOf(ReceiptOutcome.WrongTube.class);
    }

    @Test
    void aTubeScannedTwiceIsADuplicateButOneThatAnAnalyzerHadFirstIsNot() {
        assertThat(judge(tube(SpecimenState.RECEIVED, NOW, false, "K"), null))
                .isInstanceOf(ReceiptOutcome.Duplicate.class);
        assertThat(judge(tube(SpecimenState.RECEIVED, NOW, true, "K"), null))
                .isInstanceOf(ReceiptOutcome.Received.class);
    }

    @Test
    void aRejectedTubeStaysOutside() {
        assertThat(judge(tube(SpecimenState.REJECTED, NOW, false, "K"), null))
                .isInstanceOf(ReceiptOutcome.RejectedBefore.class);
    }

    @Test
    void aTubeWithoutOrderIsNotWanted() {
        assertThat(judge(tube(SpecimenState.ORDERED, NOW, false), null)).isInstanceOf(ReceiptOutcome.NotWanted.class);
    }

    @Test
    void ourNumberWithAWrongCheckCharacterWasMisread() {
        assertThat(ReceiptOutcome.unknown("2600000010").words()).contains("misread");
        assertThat(ReceiptOutcome.unknown("SOMETHING").words()).contains("No specimen has the number");
    }

    private static ReceiptOutcome judge(Specimen tube, @Nullable String expected) {
        return ReceiptOutcome.judge(tube, expected, DrawToReceipt.judge(tube.collectedAt(), NOW, LIMIT));
    }

    private static Specimen tube(SpecimenState state, @Nullable Instant drawn, boolean implied, String... tests) {
        return new Specimen(
                1,
                "26000000017",
                "",
                "SER",
                "Serum",
                "Gold",
                "p",
                "MRN",
                "Muster, Eva",
                "W3^12",
                "R",
                drawn,
                "",
                null,
                "",
                implied,
                state,
                NOW,
                "somebody",
                "",
                null,
                null,
                null,
                null,
                List.of(tests),
                tests.length,
                NOW);
    }
}

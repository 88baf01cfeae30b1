package org.undercroft.records.encounter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StayTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void theOrderOfHearingDoesNotMatter() {
        List<Movement> told = List.of(
                movement(1, MovementKind.PREADMITTED, "A"),
                movement(2, MovementKind.ADMITTED, "B"),
                movement(3, MovementKind.TRANSFERRED, "C"),
                movement(4, MovementKind.TRANSFER_CANCELLED, ""),
                movement(5, MovementKind.TRANSFERRED, "D"),
                movement(6, MovementKind.DISCHARGED, ""),
                movement(7, MovementKind.DISCHARGE_CANCELLED, ""),
                movement(8, MovementKind.UPDATED, ""));
        Stay expected = Stay.of(told);
        assertThat(expected.status()).isEqualTo(Stay.Status.IN_PROGRESS);
        assertThat(expected.beds()).extracting(bed -> bed.bed().pointOfCare()).containsExactly("B", "D");
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Movement> shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, random);
            assertThat(Stay.of(shuffled)).isEqualTo(expected);
        }
    }

    @Test
    void aCancellationTakesBackOnlyTheLatest() {
        Stay stay = Stay.of(List.of(
                movement(1, MovementKind.ADMITTED, "A"),
                movement(2, MovementKind.TRANSFERRED, "B"),
                movement(3, MovementKind.TRANSFERRED, "C"),
                movement(4, MovementKind.TRANSFER_CANCELLED, "")));
        assertThat(stay.bed().pointOfCare()).isEqualTo("B");
    }

    @Test
    void aSecondAdmissionAfterACancelledOneCounts() {
        Stay stay = Stay.of(List.of(
                movement(1, MovementKind.ADMITTED, "A"),
                movement(2, MovementKind.ADMISSION_CANCELLED, ""),
                movement(3, MovementKind.ADMITTED, "B")));
        assertThat(stay.status()).isEqualTo(Stay.Status.IN_PROGRESS);
        assertThat(stay.began()).isEqualTo(START.plusSeconds(3));
    }

    private static Movement movement(int second, MovementKind kind, String ward) {
        Instant at = START.plusSeconds(second);
        return new Movement(second, kind, at, at, "I", new Bed(ward, "", "", ""), "");
    }
}

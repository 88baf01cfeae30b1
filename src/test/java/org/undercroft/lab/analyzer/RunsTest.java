package org.undercroft.lab.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {

    @Test
    void theLastFinalRunCounts() {
        assertThat(Runs.settle(List.of(run("1", "5.0", "F"), run("2", "5.2", "F"), run("10", "5.4", "F"))))
                .extracting(reading -> reading.run().instead())
                .containsExactly("10", "10", "");
    }

    @Test
    void aRunThatFailedDoesNotReplaceOneThatIsFinal() {
        assertThat(Runs.settle(List.of(run("1", "5.0", "F"), run("2", "", "X"))))
                .extracting(reading -> reading.run().instead())
                .containsExactly("", "1");
    }

    @Test
    void runsOfDifferentStepsAreDifferentMeasurements() {
        assertThat(Runs.settle(List.of(run("W1", "1", "5.0", "F"), run("W2", "2", "5.2", "F"))))
                .extracting(reading -> reading.run().instead())
                .containsExactly("", "");
    }

    @Test
    void theEmptyTwinOfAResultIsLeftOut() {
        assertThat(Runs.settle(List.of(run("1", "32.2", "F"), run("1", "", "F"))))
                .extracting(Reading::value)
                .containsExactly("32.2");
    }

    @Test
    void anEmptyResultThatStandsAloneIsKept() {
        assertThat(Runs.settle(List.of(run("1", "", "F")))).hasSize(1);
    }

    private static Reading run(String number, String value, String status) {
        return run("W1", number, value, status);
    }

    private static Reading run(String step, String number, String value, String status) {
        return new Reading(
                "S1",
                List.of("S1"),
                "",
                "GLU",
                value,
                "",
                "",
                status,
                "",
                "",
                "",
                List.of(),
                false,
                "OBX",
                new Run(step, number, ""));
    }
}

package org.undercroft.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest.Priority;
import org.undercroft.biomed.WorkshopActivity;
import org.undercroft.exchange.ExchangeActivity;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.LabActivity;
import org.undercroft.platform.security.glass.BreakGlass;

class BoardTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ExchangeActivity.Snapshot QUIET_EXCHANGE =
            new ExchangeActivity.Snapshot(0, 0, 0, null, List.of(), List.of());
    private static final LabActivity.Snapshot QUIET_LAB =
            new LabActivity.Snapshot(0, 0, null, 0, 0, List.of(), List.of(), List.of(), List.of());
    private static final WorkshopActivity.Snapshot QUIET_WORKSHOP =
            new WorkshopActivity.Snapshot(Map.of(), Map.of(), 0, null, Map.of(), List.of());

    @Test
    void nobodyIsCalledWhileAllIsWell() {
        assertThat(Call.of(QUIET_EXCHANGE, QUIET_LAB, QUIET_WORKSHOP, List.of()))
                .isEmpty();
    }

    @Test
    void anAnalyzerOutOfServiceIsCalledOutBeforeHeldResults() {
        var lab = new LabActivity.Snapshot(
                0,
                3,
                NOON,
                0,
                0,
                List.of(new LabActivity.AnalyzerLine(new AnalyzerId(7), "Chemistry 1", "OUT_OF_SERVICE", NOON, 3)),
                List.of(),
                List.of(),
                List.of());
        assertThat(Call.of(QUIET_EXCHANGE, lab, QUIET_WORKSHOP, List.of()))
                .extracting(Call::what)
                .containsExactly("Chemistry 1", "3 results held");
    }

    @Test
    void aCriticalResultThatNobodyAcknowledgedIsCalledOutWithoutPatientOrValue() {
        var critical = new LabActivity.CriticalLine(12, "K", NOON, "ward charge nurse");
        var lab = new LabActivity.Snapshot(0, 0, null, 0, 0, List.of(), List.of(), List.of(critical), List.of());
        assertThat(Call.of(QUIET_EXCHANGE, lab, QUIET_WORKSHOP, List.of()))
                .extracting(Call::what)
                .containsExactly("Critical result 12 (K) not acknowledged, told: ward charge nurse");
    }

    @Test
    void whatTheLaboratoryIsConcernedAboutIsCalledOutWithItsPage() {
        var drift = new LabActivity.Concern(
                LabActivity.Concern.Level.CAUTION,
                "Hemolysis",
                "hemolysis drifts: ward 3B",
                "/lab/hemolysis?by=WARD",
                NOON);
        var lab = new LabActivity.Snapshot(0, 0, null, 0, 0, List.of(), List.of(), List.of(), List.of(drift));
        assertThat(Call.of(QUIET_EXCHANGE, lab, QUIET_WORKSHOP, List.of()))
                .extracting(call -> call.status().word() + " | " + call.what() + " | " + call.where())
                .containsExactly("Hemolysis | hemolysis drifts: ward 3B | /lab/hemolysis?by=WARD");
    }

    @Test
    void aReagentOfWhichNoneIsLeftIsCalledOutAsCriticalBeforeADrift() {
        var drift = new LabActivity.Concern(
                LabActivity.Concern.Level.CAUTION, "Hemolysis", "hemolysis drifts", "/lab/hemolysis", NOON);
        var none = new LabActivity.Concern(
                LabActivity.Concern.Level.CRITICAL, "None left", "Troponin", "/lab/desk/reagents/3", null);
        var lab = new LabActivity.Snapshot(0, 0, null, 0, 0, List.of(), List.of(), List.of(), List.of(drift, none));
        assertThat(Call.of(QUIET_EXCHANGE, lab, QUIET_WORKSHOP, List.of()))
                .extracting(call -> call.status().level() + " | " + call.what())
                .containsExactly("CRITICAL | Troponin", "CAUTION | hemolysis drifts");
    }

    @Test
    void anUrgentWorkOrderIsCalledOutUntilSomebodyTakesIt() {
        assertThat(Call.of(QUIET_EXCHANGE, QUIET_LAB, workshop(null), List.of()))
                .hasSize(1);
        assertThat(Call.of(QUIET_EXCHANGE, QUIET_LAB, workshop("biomed"), List.of()))
                .isEmpty();
    }

    @Test
    void aBrokenGlassIsCalledOutAndUrgentOnceItsReviewIsOverdue() {
        var fresh = new BreakGlass.Waiting(4, NOON, true, false);
        var old = new BreakGlass.Waiting(3, NOON.minusSeconds(90_000), false, true);
        assertThat(Call.of(QUIET_EXCHANGE, QUIET_LAB, QUIET_WORKSHOP, List.of(fresh, old)))
                .extracting(call -> call.status().word() + " | " + call.what() + " | " + call.where())
                .containsExactly(
                        "Review overdue | Break-glass case 3 waits for its review | /administration/break-glass/3",
                        "Glass broken | Break-glass case 4: access is open | /administration/break-glass/4");
    }

    @Test
    void theFlowOfTheLastMinuteIsItsLastSixBeats() {
        List<ExchangeActivity.Beat> beats = java.util.stream.IntStream.range(0, 30)
                .mapToObj(number -> new ExchangeActivity.Beat(NOON.plusSeconds(10L * number), number < 24 ? 100 : 1, 0))
                .toList();
        assertThat(Flow.lastMinute(beats)).isEqualTo(6);
    }

    @Test
    void agesAreToldInTheLargestUnitThatSaysEnough() {
        assertThat(Board.age(NOON.minusSeconds(30), NOON)).isEqualTo("under a minute");
        assertThat(Board.age(NOON.minusSeconds(3_599), NOON)).isEqualTo("59 min");
        assertThat(Board.age(NOON.minusSeconds(86_399), NOON)).isEqualTo("23 h");
        assertThat(Board.age(NOON.minusSeconds(200_000), NOON)).isEqualTo("2 d");
        assertThat(Board.age(null, NOON)).isEqualTo("never");
    }

    private static WorkshopActivity.Snapshot workshop(@org.jspecify.annotations.Nullable String assignee) {
        var line = new WorkshopActivity.Line(
                new WorkOrderNumber("WO-2026-00001"),
                "CHEM-1",
                "Control failed",
                Priority.URGENT,
                "OPEN",
                assignee,
                NOON,
                NOON.plusSeconds(3_600));
        return new WorkshopActivity.Snapshot(Map.of(), Map.of(), 0, null, Map.of(), List.of(line));
    }
}

package org.undercroft.biomed.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercroft.biomed.workorder.WorkOrderState.ASSIGNED;
import static org.undercroft.biomed.workorder.WorkOrderState.CANCELLED;
import static org.undercroft.biomed.workorder.WorkOrderState.CLOSED;
import static org.undercroft.biomed.workorder.WorkOrderState.IN_PROGRESS;
import static org.undercroft.biomed.workorder.WorkOrderState.ON_HOLD;
import static org.undercroft.biomed.workorder.WorkOrderState.OPEN;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.WorkRequest.Priority;

class WorkOrderRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final WorkOrderAction CLOSE = new WorkOrderAction.Close("Probe changed", 30, "");

    @Test
    void workGoesFromOpenOverAssignedAndInProgressToClosed() {
        assertThat(after(OPEN, new WorkOrderAction.Assign("biomed"))).isEqualTo(ASSIGNED);
        assertThat(after(ASSIGNED, new WorkOrderAction.Start("biomed"))).isEqualTo(IN_PROGRESS);
        assertThat(after(IN_PROGRESS, new WorkOrderAction.Hold("part ordered"))).isEqualTo(ON_HOLD);
        assertThat(after(ON_HOLD, new WorkOrderAction.Start("biomed"))).isEqualTo(IN_PROGRESS);
        assertThat(after(IN_PROGRESS, CLOSE)).isEqualTo(CLOSED);
    }

    @Test
    void onlyWorkInProgressCanBeClosed() {
        assertAllowedOnlyFrom(CLOSE, Set.of(IN_PROGRESS));
    }

    @Test
    void onlyWhatIsDoneCanBeReopened() {
        assertAllowedOnlyFrom(new WorkOrderAction.Reopen("It failed again"), Set.of(CLOSED, CANCELLED));
    }

    @Test
    void whatIsDoneIsNeitherAssignedNorStartedNorHeldNorCancelled() {
        for (WorkOrderState done : List.of(CLOSED, CANCELLED)) {
            for (WorkOrderAction action : List.of(
                    new WorkOrderAction.Assign("biomed"),
                    new WorkOrderAction.Start("biomed"),
                    new WorkOrderAction.Hold("x"),
                    new WorkOrderAction.Cancel("x"),
                    new WorkOrderAction.Prioritize(Priority.LOW))) {
                assertThat(WorkOrderRules.decide(done, null, action)).isInstanceOf(Decision.Refused.class);
            }
        }
    }

    @Test
    void aRefusalSaysTheStateAndWhatToDoInstead() {
        assertThat(WorkOrderRules.decide(OPEN, null, CLOSE))
                .isEqualTo(new Decision.Refused(
                        "It is open and can't be closed. Start the work first, or cancel it if none is needed."));
    }

    @Test
    void closingNeedsAResolution() {
        assertThat(WorkOrderRules.decide(IN_PROGRESS, "biomed", new WorkOrderAction.Close(" ", 0, "")))
                .isEqualTo(new Decision.Incomplete("Say what was done: closing needs a resolution."));
    }

    @Test
    void labourIsNeitherNegativeNorEndless() {
        assertThat(WorkOrderRules.decide(OPEN, null, new WorkOrderAction.Note("x", -1)))
                .isInstanceOf(Decision.Incomplete.class);
        assertThat(WorkOrderRules.decide(OPEN, null, new WorkOrderAction.Note("x", 6_001)))
                .isInstanceOf(Decision.Incomplete.class);
    }

    @Test
    void reopenedWorkGoesBackToWhoHadIt() {
        WorkOrderAction reopen = new WorkOrderAction.Reopen("It failed again");
        assertThat(WorkOrderRules.decide(CLOSED, "biomed", reopen)).isEqualTo(new Decision.Allowed(ASSIGNED));
        assertThat(WorkOrderRules.decide(CLOSED, null, reopen)).isEqualTo(new Decision.Allowed(OPEN));
    }

    @Test
    void whoStartsUnassignedWorkHasIt() {
        Progress started = progress().after(new WorkOrderAction.Start("biomed"), IN_PROGRESS, NOW);
        assertThat(started.assignee()).isEqualTo("biomed");
        assertThat(started.startedAt()).isEqualTo(NOW);
    }

    @Test
    void labourAddsUpOverNotesAndClosing() {
        Progress worked = progress()
                .after(new WorkOrderAction.Note("looked", 20), IN_PROGRESS, NOW)
                .after(new WorkOrderAction.Close("mended", 25, "probe"), CLOSED, NOW);
        assertThat(worked.labourMinutes()).isEqualTo(45);
        assertThat(worked.parts()).isEqualTo("probe");
        assertThat(worked.closedAt()).isEqualTo(NOW);
    }

    @Test
    void aHigherPriorityIsDueSooner() {
        Progress urgent = progress().after(new WorkOrderAction.Prioritize(Priority.URGENT), OPEN, NOW);
        assertThat(urgent.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void anAnalyzerAwaitsItsControlAfterWorkAndAPumpIsInService() {
        assertThat(WorkOrderRules.afterWork(EquipmentCategory.ANALYZER, false))
                .isEqualTo(EquipmentStatus.AWAITING_CONTROL);
        assertThat(WorkOrderRules.afterWork(EquipmentCategory.PUMP, false)).isEqualTo(EquipmentStatus.IN_SERVICE);
    }

    @Test
    void aMachineStaysOutOfServiceWhileAnotherWorkOrderKeepsItSo() {
        assertThat(WorkOrderRules.afterWork(EquipmentCategory.PUMP, true)).isEqualTo(EquipmentStatus.OUT_OF_SERVICE);
    }

    private static Progress progress() {
        return new Progress(OPEN, null, Priority.NORMAL, NOW.plus(Priority.NORMAL.within()), 0, "", "", null, null);
    }

    private static void assertAllowedOnlyFrom(WorkOrderAction action, Set<WorkOrderState> allowed) {
        for (WorkOrderState state : EnumSet.allOf(WorkOrderState.class)) {
            assertThat(WorkOrderRules.decide(state, "biomed", action) instanceof Decision.Allowed)
                    .as("%s from %s", action.name(), state)
                    .isEqualTo(allowed.contains(state));
        }
    }

    private static WorkOrderState after(WorkOrderState before, WorkOrderAction action) {
        if (WorkOrderRules.decide(before, "biomed", action) instanceof Decision.Allowed(WorkOrderState state)) {
            return state;
        }
        throw new AssertionError(action.name() + " is not allowed from " + before);
    }
}

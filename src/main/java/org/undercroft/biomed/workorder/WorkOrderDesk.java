package org.undercroft.biomed.workorder;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.WorkOrderCancelled;
import org.undercroft.biomed.WorkOrderClosed;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkOrderOpened;
import org.undercroft.biomed.WorkOrderReopened;
import org.undercroft.biomed.equipment.Equipment;
import org.undercroft.biomed.equipment.Inventory;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;

/**
 * Where work orders are opened and worked on: each change with its history, its event and what it means for the machine,
 * or not at all. Whoever changes a work order first holds its machine, so that changes of one machine come one by one.
 */
@Component
class WorkOrderDesk {

    private final WorkOrderBook book;
    private final Inventory inventory;
    private final EventLog events;
    private final AuditTrail audit;

    WorkOrderDesk(WorkOrderBook book, Inventory inventory, EventLog events, AuditTrail audit) {
        this.book = book;
        this.inventory = inventory;
        this.events = events;
        this.audit = audit;
    }

    /** The work order with this number; refuses if there is none. */
    WorkOrder get(WorkOrderNumber number) {
        return book.find(number)
                .orElseThrow(() -> Refusal.unknown("No work order has the number " + number.value() + "."));
    }

    /** Opens a work order as a person asks; a tag nobody knows is entered as a machine to be identified. */
    @Transactional
    WorkOrder report(FaultReport report) {
        NewWorkOrder asked = report.asked();
        return open(inventory.holdOrRegister(report.tag(), "", EquipmentCategory.UNKNOWN), asked);
    }

    /** Opens a work order for a machine that this transaction holds. */
    @Transactional
    WorkOrder open(Equipment machine, NewWorkOrder asked) {
        if (machine.status() == EquipmentStatus.RETIRED) {
            throw Refusal.conflict(machine.tag() + " is retired. Take it out of retirement first.");
        }
        Instant now = now();
        WorkOrder order = book.insert(machine.id(), asked, now);
        note(AuditAction.CREATE, order, "open", WorkOrderState.OPEN, asked.title(), 0, now);
        if (asked.outOfService()) {
            takeOut(order, asked.title());
        }
        events.append(new WorkOrderOpened(
                order.number(),
                machine.tag().value(),
                asked.title(),
                asked.priority().name()));
        return order;
    }

    /** Adds to a work order what became known of its fault since. */
    @Transactional
    void addEvidence(WorkOrder order, String evidence) {
        note(AuditAction.UPDATE, order, "evidence", order.state(), evidence, 0, now());
    }

    /**
     * Does something with a work order.
     *
     * @param version the version that was read; null to act on whatever is there
     */
    @Transactional
    WorkOrder act(WorkOrderNumber number, @Nullable Integer version, WorkOrderAction action) {
        inventory.hold(get(number).equipmentTag());
        WorkOrder before = get(number);
        if (version != null && version != before.version()) {
            throw Refusal.conflict(changedMeanwhile(before));
        }
        Instant now = now();
        WorkOrderState next = decided(before, action);
        Progress after = before.progress().after(action, next, now);
        book.update(before.id(), after);
        note(AuditAction.UPDATE, before, action.name(), next, action.words(), action.minutes(), now);
        follow(before, action, now);
        return get(number);
    }

    /** In the work order's own history, and in the audit trail of the house. */
    private void note(
            AuditAction done,
            WorkOrder order,
            String action,
            WorkOrderState state,
            String words,
            int minutes,
            Instant now) {
        book.note(order.id(), action, state, words, minutes, now);
        String said = action + ", now " + state + " (" + order.equipmentTag() + ")";
        audit.record(
                AuditEntry.of(done, "equipment", "work-order", order.number().value())
                        .saying(words.isBlank() ? said : said + ": " + words));
    }

    private WorkOrderState decided(WorkOrder order, WorkOrderAction action) {
        if (action instanceof WorkOrderAction.Reopen) {
            refuseSecondOpenOn(order);
        }
        return switch (WorkOrderRules.decide(order.state(), order.progress().assignee(), action)) {
            case Decision.Allowed(WorkOrderState state) -> state;
            case Decision.Refused(String words) ->
                throw Refusal.conflict(order.number().value() + ": " + words);
            case Decision.Incomplete(String words) -> throw Refusal.unfit(words);
        };
    }

    private void refuseSecondOpenOn(WorkOrder order) {
        Optional<WorkOrder> other = book.openOn(order.equipmentTag(), book.topic(order.id()));
        if (other.isPresent() && other.get().id() != order.id()) {
            throw Refusal.conflict(
                    other.get().number().value() + " is already open for the same fault. Add a note there instead.");
        }
    }

    /** What an action means for the machine and for those who listen. */
    private void follow(WorkOrder order, WorkOrderAction action, Instant now) {
        String tag = order.equipmentTag().value();
        String by = Acting.current().actor().name();
        switch (action) {
            case WorkOrderAction.Start _ -> repair(order);
            case WorkOrderAction.Close(String resolution, int _, String _) -> {
                giveBack(order, resolution.strip());
                events.append(new WorkOrderClosed(order.number(), tag, resolution.strip(), by, now));
            }
            case WorkOrderAction.Cancel(String reason) -> {
                giveBack(order, "No work was needed: " + reason.strip());
                events.append(new WorkOrderCancelled(order.number(), tag, reason.strip(), by));
            }
            case WorkOrderAction.Reopen(String reason) -> {
                takeOut(order, "Reopened: " + reason.strip());
                events.append(new WorkOrderReopened(order.number(), tag, reason.strip(), by));
            }
            case WorkOrderAction.Assign _,
                    WorkOrderAction.Hold _,
                    WorkOrderAction.Note _,
                    WorkOrderAction.Prioritize _ -> {}
        }
    }

    private void takeOut(WorkOrder order, String reason) {
        EquipmentStatus status = inventory.get(order.equipmentTag()).status();
        boolean usable = status == EquipmentStatus.IN_SERVICE || status == EquipmentStatus.AWAITING_CONTROL;
        if (order.outOfService() && usable) {
            move(order, EquipmentStatus.OUT_OF_SERVICE, reason);
        }
    }

    private void repair(WorkOrder order) {
        EquipmentStatus status = inventory.get(order.equipmentTag()).status();
        if (order.outOfService() && status.mayBecome(EquipmentStatus.IN_REPAIR)) {
            move(order, EquipmentStatus.IN_REPAIR, "Work began");
        }
    }

    private void giveBack(WorkOrder order, String reason) {
        Equipment machine = inventory.get(order.equipmentTag());
        boolean kept = book.isKeptOutByAnother(order.equipmentTag(), order.id());
        EquipmentStatus after = WorkOrderRules.afterWork(machine.description().category(), kept);
        if (order.outOfService() && machine.status().mayBecome(after) && machine.status() != EquipmentStatus.RETIRED) {
            move(order, after, reason);
        }
    }

    private void move(WorkOrder order, EquipmentStatus status, String reason) {
        inventory.setStatus(order.equipmentTag(), status, reason, order.number().value());
    }

    private static String changedMeanwhile(WorkOrder order) {
        return order.number().value() + " was changed meanwhile and is now "
                + order.state().label().toLowerCase(java.util.Locale.ROOT)
                + ". Look at it again, then repeat what you want to do.";
    }

    /** PostgreSQL keeps microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}

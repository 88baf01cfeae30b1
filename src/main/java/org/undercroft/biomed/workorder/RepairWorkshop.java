package org.undercroft.biomed.workorder;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.biomed.Workshop;
import org.undercroft.biomed.equipment.Equipment;
import org.undercroft.biomed.equipment.Inventory;

/** Serves the requests of other departments, which come by events. */
@Component
class RepairWorkshop implements Workshop {

    private final WorkOrderDesk desk;
    private final WorkOrderBook book;
    private final Inventory inventory;

    RepairWorkshop(WorkOrderDesk desk, WorkOrderBook book, Inventory inventory) {
        this.desk = desk;
        this.book = book;
        this.inventory = inventory;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public WorkOrderNumber open(WorkRequest request) {
        EquipmentTag tag = EquipmentTag.of(request.equipmentTag());
        Equipment machine = inventory.holdOrRegister(tag, request.equipmentName(), request.category());
        Optional<WorkOrder> already = book.causedBy(request.causedByEvent());
        if (already.isPresent()) {
            return already.get().number();
        }
        WorkOrder order = book.openOn(tag, request.topic())
                .map(open -> withEvidence(open, request))
                .orElseGet(() -> desk.open(unretired(machine), NewWorkOrder.asked(request)));
        book.noteCause(request.causedByEvent(), order.id());
        return order.number();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void returnToService(String equipmentTag, String reason) {
        EquipmentTag tag = EquipmentTag.of(equipmentTag);
        if (inventory.find(tag).isEmpty()) {
            return;
        }
        Equipment machine = inventory.hold(tag);
        boolean waits = machine.status() == EquipmentStatus.AWAITING_CONTROL;
        if (waits && !book.isKeptOutByAnother(tag, 0)) {
            inventory.setStatus(tag, EquipmentStatus.IN_SERVICE, reason, null);
        }
    }

    private WorkOrder withEvidence(WorkOrder open, WorkRequest request) {
        desk.addEvidence(open, request.title() + "\n" + request.evidence());
        return open;
    }

    /** A machine that speaks is not retired, whatever the list says. */
    private Equipment unretired(Equipment machine) {
        return machine.status() == EquipmentStatus.RETIRED
                ? inventory.setStatus(
                        machine.tag(), EquipmentStatus.OUT_OF_SERVICE, "It is in use, though it was retired", null)
                : machine;
    }
}

package org.undercroft.biomed.workorder;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.biomed.MayReadEquipment;
import org.undercroft.biomed.WorkOrderNumber;
import org.undercroft.biomed.equipment.Inventory;

/** Leads from what was scanned or typed to the machine or the work order, else to a search through all machines. */
@Controller
@RequestMapping("/biomed")
class ScannedLabel {

    private final Inventory inventory;
    private final WorkOrderBook book;

    ScannedLabel(Inventory inventory, WorkOrderBook book) {
        this.inventory = inventory;
        this.book = book;
    }

    @PostMapping("/scan")
    @MayReadEquipment
    String scan(@RequestParam String code) {
        String said = code.strip();
        String number = said.toUpperCase(java.util.Locale.ROOT);
        if (book.find(new WorkOrderNumber(number)).isPresent()) {
            return "redirect:/biomed/work-orders/" + UriUtils.encodePathSegment(number, StandardCharsets.UTF_8);
        }
        return machine(said)
                ? "redirect:/biomed/equipment/" + UriUtils.encodePathSegment(said, StandardCharsets.UTF_8)
                : "redirect:/biomed/equipment?q=" + UriUtils.encode(said, StandardCharsets.UTF_8);
    }

    private boolean machine(String said) {
        try {
            return inventory.find(EquipmentTag.of(said)).isPresent();
        } catch (IllegalArgumentException noTag) {
            // What can be no tag may still be a serial number or a name.
            return false;
        }
    }
}

package org.undercroft.biomed.equipment;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.biomed.EquipmentStatus;
import org.undercroft.biomed.MayReadEquipment;
import org.undercroft.biomed.MayWorkOnEquipment;
import org.undercroft.biomed.Rows;

/** The equipment list for programs. */
@RestController
@RequestMapping("/api/equipment")
class EquipmentApi {

    private static final int MOST_CHANGES = 500;

    private final Inventory inventory;
    private final EquipmentListing listing;

    EquipmentApi(Inventory inventory, EquipmentListing listing) {
        this.inventory = inventory;
        this.listing = listing;
    }

    @GetMapping
    @MayReadEquipment
    Rows<EquipmentView> list(@RequestParam MultiValueMap<String, String> query) {
        return Rows.of(listing.page(EquipmentListing.LISTING.read(query)).map(EquipmentView::of));
    }

    @PostMapping
    @MayWorkOnEquipment
    @ResponseStatus(HttpStatus.CREATED)
    EquipmentView register(@RequestBody EquipmentEntry entry) {
        return EquipmentView.of(inventory.register(entry.readTag(), entry.description(), entry.location()));
    }

    @GetMapping("/{tag}")
    @MayReadEquipment
    EquipmentView one(@PathVariable String tag) {
        return EquipmentView.of(inventory.get(EquipmentEntry.tag(tag)));
    }

    @PutMapping("/{tag}")
    @MayWorkOnEquipment
    EquipmentView change(@PathVariable String tag, @RequestBody EquipmentEntry entry) {
        return EquipmentView.of(
                inventory.describe(EquipmentEntry.tag(tag), entry.version(), entry.description(), entry.location()));
    }

    @PostMapping("/{tag}/status")
    @MayWorkOnEquipment
    EquipmentView status(@PathVariable String tag, @RequestBody NewStatus to) {
        return EquipmentView.of(inventory.setStatus(EquipmentEntry.tag(tag), to.status(), to.reason(), null));
    }

    @GetMapping("/{tag}/history")
    @MayReadEquipment
    List<EquipmentChange> history(@PathVariable String tag) {
        return inventory.changes(inventory.get(EquipmentEntry.tag(tag)), MOST_CHANGES);
    }

    /**
     * What a machine's status shall be.
     *
     * @param status the new status
     * @param reason why, in words
     */
    record NewStatus(EquipmentStatus status, String reason) {}
}

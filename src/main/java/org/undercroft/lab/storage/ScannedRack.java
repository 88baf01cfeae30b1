package org.undercroft.lab.storage;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.undercroft.lab.Scannable;

/** A rack by its code: its page takes the samples that are scanned next. */
@Component
@Order(20)
class ScannedRack implements Scannable {

    private final StorageUnits units;

    ScannedRack(StorageUnits units) {
        this.units = units;
    }

    @Override
    public Optional<String> page(String code) {
        return units.rackCoded(code).map(rack -> "/lab/storage/racks/" + rack.id());
    }
}

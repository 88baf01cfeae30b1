package org.undercroft.handoffs;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.undercroft.biomed.EquipmentCategory;
import org.undercroft.biomed.WorkRequest;
import org.undercroft.biomed.WorkRequest.Priority;
import org.undercroft.biomed.Workshop;
import org.undercroft.lab.StorageTemperatureLeftLimits;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;

/**
 * A freezer or refrigerator that left its limits becomes a work order, urgent if samples stand in it. The next time, while
 * it stands open, becomes further evidence.
 */
@Component
class StorageOutOfLimitsOpensWorkOrder implements EventConsumer {

    private static final int LONGEST_NAME = 40;

    private final Workshop workshop;

    StorageOutOfLimitsOpensWorkOrder(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public String name() {
        return "storage-out-of-limits-opens-work-order";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(StorageTemperatureLeftLimits.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof StorageTemperatureLeftLimits left) {
            workshop.open(request(left, recorded.position()));
        }
    }

    static WorkRequest request(StorageTemperatureLeftLimits left, long event) {
        return new WorkRequest(
                tag(left),
                left.unit(),
                EquipmentCategory.OTHER,
                "temperature",
                "%s is at %s °C, outside its limits"
                        .formatted(left.unit(), left.celsius().toPlainString()),
                """
                Read: %s °C at %s
                Allowed: %s to %s °C
                Samples in it: %d\
                """.formatted(
                                left.celsius().toPlainString(),
                                left.at(),
                                left.low() == null ? "any" : left.low().toPlainString(),
                                left.high() == null ? "any" : left.high().toPlainString(),
                                left.samples()),
                left.samples() > 0 ? Priority.URGENT : Priority.HIGH,
                event);
    }

    /** Its own tag, or one made of its name if the laboratory never linked it to a machine. */
    private static String tag(StorageTemperatureLeftLimits left) {
        if (!left.equipmentTag().isBlank()) {
            return left.equipmentTag();
        }
        String name = left.unit().replaceAll("[^\\p{Alnum}]+", "-");
        return "STORAGE-" + name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}

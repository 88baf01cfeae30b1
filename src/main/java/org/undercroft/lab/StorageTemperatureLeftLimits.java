package org.undercroft.lab;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.event.DomainEvent;

/**
 * A refrigerator or freezer with samples in it is warmer or colder than it may be. Told once, when the first reading
 * outside its limits comes.
 *
 * @param unit what the laboratory calls it
 * @param equipmentTag its asset tag; empty if never linked
 * @param celsius what was read, in degrees Celsius
 * @param low the lowest allowed; null if unlimited
 * @param high the highest allowed; null if unlimited
 * @param samples how many samples stand in it
 * @param at when it was read
 */
public record StorageTemperatureLeftLimits(
        String unit,
        String equipmentTag,
        BigDecimal celsius,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        long samples,
        Instant at)
        implements DomainEvent {

    @Override
    public String subject() {
        return "storage/" + unit;
    }
}

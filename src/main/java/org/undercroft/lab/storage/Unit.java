package org.undercroft.lab.storage;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.specimen.Temperature;

/**
 * A freezer, a refrigerator or a room.
 *
 * @param id ours
 * @param name what people call it
 * @param temperature what it keeps
 * @param low the lowest allowed in degrees Celsius; null if unlimited
 * @param high the highest allowed in degrees Celsius; null if unlimited
 * @param equipmentTag its asset tag; empty if never linked
 * @param outsideSince since when readings are outside the limits; null if they aren't
 * @param racks how many
 * @param places how many positions they have
 * @param used how many of these are taken
 */
public record Unit(
        long id,
        String name,
        Temperature temperature,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        String equipmentTag,
        @Nullable Instant outsideSince,
        int racks,
        long places,
        long used) {

    /** Whether a reading is outside the limits. */
    public boolean isOutside(BigDecimal celsius) {
        return (low != null && celsius.compareTo(low) < 0) || (high != null && celsius.compareTo(high) > 0);
    }

    /** The limits in words. */
    public String limits() {
        if (low == null && high == null) {
            return "no limits";
        }
        return (low == null ? "" : low.toPlainString()) + " to " + (high == null ? "" : high.toPlainString()) + " °C";
    }
}

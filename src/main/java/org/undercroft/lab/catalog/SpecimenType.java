package org.undercroft.lab.catalog;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A kind of specimen.
 *
 * @param code ours
 * @param name as people call it
 * @param tube what it is collected in, with the colour of its cap
 * @param additive what the tube holds; empty for nothing
 * @param minimumVolume the least that can be worked with, in mL; null if unsaid
 * @param stabilityRoom hours it keeps at 20 to 25 °C; null if unsaid
 * @param stabilityCold hours it keeps at 2 to 8 °C; null if unsaid
 * @param stabilityFrozen hours it keeps at −20 °C or below; null if unsaid
 * @param active whether it is still collected
 * @param version raised with each change
 */
public record SpecimenType(
        String code,
        String name,
        String tube,
        String additive,
        @Nullable BigDecimal minimumVolume,
        @Nullable Integer stabilityRoom,
        @Nullable Integer stabilityCold,
        @Nullable Integer stabilityFrozen,
        boolean active,
        int version) {

    public SpecimenType {
        additive = additive == null ? "" : additive;
    }

    /** A kind of specimen of which nothing more is said. */
    public SpecimenType(String code, String name, String tube) {
        this(code, name, tube, "", null, null, null, null, true, 1);
    }
}

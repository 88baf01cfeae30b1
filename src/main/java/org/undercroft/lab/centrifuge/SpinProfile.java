package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of specimen needs in the centrifuge. The first values come from published practice: platelet-poor plasma
 * 1,500 g for 15 minutes (Mayo), serum clotted 30 to 60 minutes and spun within 2 hours (Northern Light), gel never at a
 * fixed angle and never again, heparin 1,870 g 7 minutes to 2,180 g (BMC Clin Pathol 2011;11:6). The laboratory sets its
 * own.
 *
 * @param type code of the kind of specimen
 * @param name what people call it
 * @param lowForce the least force, in multiples of g
 * @param highForce the greatest
 * @param minutes the shortest time
 * @param clotMinutes how long it must clot before; null if it doesn't
 * @param clotMostMinutes how long it should clot at most; null if unlimited
 * @param drawToSpinMinutes within which time after the draw it is spun; null if unlimited
 * @param respin whether it may be spun again
 * @param fixedAngle whether a fixed-angle rotor may be used
 */
public record SpinProfile(
        String type,
        String name,
        int lowForce,
        int highForce,
        BigDecimal minutes,
        @Nullable Integer clotMinutes,
        @Nullable Integer clotMostMinutes,
        @Nullable Integer drawToSpinMinutes,
        boolean respin,
        boolean fixedAngle) {}

package org.undercroft.lab.upkeep;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A lot of a reagent that an analyzer says it uses.
 *
 * @param name what it calls the reagent
 * @param code its code of the test that uses it; empty for all
 * @param lot the lot's number
 * @param expires the last day it may be used; null if that isn't said
 */
record ReagentSaid(
        String name, String code, String lot, @Nullable LocalDate expires) {

    private static final int LONGEST = 60;

    ReagentSaid {
        name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
        lot = lot.length() > LONGEST ? lot.substring(0, LONGEST) : lot;
    }
}

package org.undercroft.lab.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One ORC with its OBR, as the sender wrote it.
 *
 * @param control ORC-1: NW, CA …
 * @param placer ORC-2 or OBR-2, the sender's order number
 * @param codes the codes of OBR-4, the sender's first choice first
 * @param name the text of OBR-4
 * @param priority S, A or R
 * @param orderedBy who asks
 * @param orderedAt when; null if unsaid
 * @param specimenNumber SPM-2, the sender's number of the tube; empty if unsaid
 * @param specimenType SPM-4; empty if unsaid
 * @param collectedAt SPM-17 or OBR-7; null if unsaid
 */
record RequestedTest(
        String control,
        String placer,
        List<String> codes,
        String name,
        String priority,
        String orderedBy,
        @Nullable Instant orderedAt,
        String specimenNumber,
        String specimenType,
        @Nullable Instant collectedAt) {

    /** The code by which people will look for it. */
    String code() {
        return codes.isEmpty() ? "" : codes.getFirst();
    }
}

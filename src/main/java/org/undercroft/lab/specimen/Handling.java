package org.undercroft.lab.specimen;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a kind of specimen is drawn, brought and kept.
 *
 * @param type code of the kind
 * @param drawOrder its place in the order of draw (CLSI GP41: citrate before serum before heparin before EDTA before
 *     fluoride), lowest first
 * @param drawToReceiptMinutes the longest it may be on its way; null if unlimited
 * @param retentionDays for how long it is kept
 * @param instructions for whoever draws it
 */
public record Handling(
        String type, int drawOrder, @Nullable Integer drawToReceiptMinutes, int retentionDays, String instructions) {

    /** The longest it may be on its way; null if unlimited. */
    public @Nullable Duration drawToReceipt() {
        return drawToReceiptMinutes == null ? null : Duration.ofMinutes(drawToReceiptMinutes);
    }

    /** What holds for a kind that nobody described. */
    static Handling unknown(String type) {
        return new Handling(type, 99, null, 7, "");
    }
}

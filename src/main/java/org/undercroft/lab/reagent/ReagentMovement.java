package org.undercroft.lab.reagent;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Packs of a lot that came or went.
 *
 * @param at when
 * @param kind RECEIPT, USE, DISCARD or COUNT
 * @param packs how many; negative if they went
 * @param actor who noted it
 * @param note what else was said
 */
public record ReagentMovement(Instant at, String lot, String kind, BigDecimal packs, String actor, String note) {

    /** In words. */
    public String words() {
        String many = packs.abs().stripTrailingZeros().toPlainString() + " of lot " + lot;
        String said = switch (kind) {
            case "RECEIPT" -> many + " received";
            case "USE" -> many + " opened";
            case "DISCARD" -> many + " discarded";
            default -> many + (packs.signum() < 0 ? " fewer" : " more") + " at a count";
        };
        return note.isEmpty() ? said : said + ": " + note;
    }
}

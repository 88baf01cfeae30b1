package org.undercroft.platform.audit;

import java.util.Locale;
import org.undercroft.platform.audit.AuditVerdict.Damage;

/** What a check of the trail found, in words for people, and what they mean. */
public final class AuditWords {

    private AuditWords() {}

    /** The verdict in a sentence. */
    static String of(AuditVerdict verdict) {
        return switch (verdict) {
            case AuditVerdict.Whole(long sealed, long waiting, int heads) ->
                String.format(
                        Locale.ROOT,
                        "whole: %,d entries sealed, %,d waiting for their seal, %,d signed heads fit",
                        sealed,
                        waiting,
                        heads);
            case AuditVerdict.Broken(long position, Damage damage, String words) ->
                String.format(Locale.ROOT, "altered at entry %,d (%s): %s", position, damage, words);
        };
    }

    /** What a kind of damage means, and what to do. */
    public static String meaning(Damage damage) {
        return switch (damage) {
            case CHANGED -> "Somebody with access to the database changed what the entry says, or its seal.";
            case MISSING -> "An entry was deleted.";
            case REORDERED -> "Entries were exchanged, so that something seems to have happened earlier or later.";
            case UNSEALED -> "An entry was written into the past, or the seal of one was removed.";
            case TRUNCATED -> "The end of the trail was cut off: a signed head tells of entries that are gone.";
            case REWRITTEN ->
                "The chain was computed anew from some entry on. It fits in itself, but not the head that was signed"
                        + " before.";
            case HEAD ->
                "A daily head was taken away, replaced, or signed with another key; compare it with the copies kept"
                        + " elsewhere.";
        };
    }
}

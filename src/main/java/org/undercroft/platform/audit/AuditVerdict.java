package org.undercroft.platform.audit;

/** What checking the whole trail found. */
public sealed interface AuditVerdict {

    /**
     * Every sealed entry is as it was written and every signed head fits.
     *
     * @param sealed how many entries the chain holds
     * @param waiting how many newer ones are not sealed yet
     * @param heads how many signed heads were checked
     */
    record Whole(long sealed, long waiting, int heads) implements AuditVerdict {}

    /**
     * Somebody altered it.
     *
     * @param position the first bad entry
     * @param damage what is wrong there
     * @param words the same for people
     */
    record Broken(long position, Damage damage, String words) implements AuditVerdict {}

    /** What can be wrong with an entry. */
    enum Damage {
        /** It says something else than when it was sealed. */
        CHANGED,
        /** It is gone. */
        MISSING,
        /** It stands where another stood. */
        REORDERED,
        /** It was put in between afterwards, or its seal was taken away. */
        UNSEALED,
        /** All from here on is gone, though a signed head tells of it. */
        TRUNCATED,
        /** The chain up to here was made anew: it does not lead to the signed head. */
        REWRITTEN,
        /** A signed head is not signed by our key, or was taken from the database. */
        HEAD
    }
}

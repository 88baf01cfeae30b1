package org.undercroft.exchange.answer;

/**
 * What we tell a sender.
 *
 * @param verdict whether its message was stored and may be handled
 * @param text for MSA-3 and ERR: what is wrong and what its engineer can do about it; empty when all is well
 */
public record Answer(Verdict verdict, String text) {

    /** Stored. */
    public static final Answer STORED = new Answer(Verdict.ACCEPTED, "");

    /** The three words of HL7 v2 table 0008, before the mode adds its letter. */
    public enum Verdict {
        /** AA or CA: stored; never send it again. */
        ACCEPTED,
        /** AE or CE: not now, or not like this; sending again may help. */
        ERROR,
        /** AR or CR: not this type, sender or version; sending it again changes nothing. */
        REJECTED
    }
}

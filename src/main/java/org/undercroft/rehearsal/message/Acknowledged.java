package org.undercroft.rehearsal.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads and writes acknowledgments (HL7 v2.5.1 section 2.9). */
public final class Acknowledged {

    private static final int CODE = 1;
    private static final int CONTROL_ID = 9;
    private static final int ACCEPT_WISHED = 14;

    private Acknowledged() {}

    /** MSA-1 of an answer; empty if it holds none. */
    public static String code(byte[] answer) {
        return field(answer, "MSA", CODE);
    }

    /** MSA-3 of an answer: what the receiver wants its reader to know. */
    public static String words(byte[] answer) {
        return field(answer, "MSA", CODE + 2);
    }

    /** MSH-10 of a message. */
    public static String controlId(byte[] message) {
        return field(message, "MSH", CONTROL_ID);
    }

    /** The acknowledgment of a message that was taken: CA in enhanced mode, AA in original mode. */
    public static byte[] accept(byte[] message, String controlId, Instant now) {
        boolean enhanced = !field(message, "MSH", ACCEPT_WISHED).isEmpty();
        return Hl7Text.begin("WARDS", "HOSPITAL", "ACK^R01^ACK", controlId, now)
                .segment("MSA", enhanced ? "CA" : "AA", controlId(message))
                .bytes();
    }

    /** How many OBX segments a message holds. */
    public static long observations(byte[] message) {
        return new String(message, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("OBX|"))
                .count();
    }

    /** A field of the first segment with this name; for MSH one less than the standard counts. */
    private static String field(byte[] message, String segment, int number) {
        for (String line : new String(message, StandardCharsets.UTF_8).split("[\r\n]+", -1)) {
            if (line.startsWith(segment)) {
                String[] fields = line.split("\\|", -1);
                return number < fields.length ? fields[number] : "";
            }
        }
        return "";
    }
}

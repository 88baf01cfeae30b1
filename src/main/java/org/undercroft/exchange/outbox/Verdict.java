package org.undercroft.exchange.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;
import org.undercroft.exchange.header.HeaderScan;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.header.Msh;

/** What a receiver's acknowledgment says (HL7 v2 table 0008). */
sealed interface Verdict {

    /** AA or CA: it has the message. */
    record Accepted() implements Verdict {}

    /** AE or CE: not now. */
    record InError(String words) implements Verdict {}

    /** AR or CR: never. */
    record Rejected(String words) implements Verdict {}

    /** It is no acknowledgment of our message. */
    record Unclear(String words) implements Verdict {}

    /** Reads an acknowledgment of the message with this number. */
    static Verdict of(byte[] answer, String controlId) {
        Msh msh = HeaderScan.hl7(answer).map(MessageHeader::hl7).orElse(null);
        if (msh == null) {
            return new Unclear("The answer is no HL7 v2 message");
        }
        String separator = Pattern.quote("" + msh.separator());
        for (String segment : new String(answer, UTF_8).split("[\r\n]+", -1)) {
            if (segment.startsWith("MSA" + msh.separator())) {
                return of(segment.split(separator, -1), controlId);
            }
        }
        return new Unclear("The answer has no MSA segment");
    }

    private static Verdict of(String[] msa, String controlId) {
        String number = msa.length > 2 ? msa[2].strip() : "";
        if (!number.equals(controlId)) {
            return new Unclear("The answer acknowledges \"" + number + "\", not \"" + controlId + "\"");
        }
        String words = msa.length > 3 && !msa[3].isBlank() ? msa[1] + ": " + msa[3] : msa[1];
        return switch (msa[1].strip()) {
            case "AA", "CA" -> new Accepted();
            case "AE", "CE" -> new InError(words);
            case "AR", "CR" -> new Rejected(words);
            default -> new Unclear("MSA-1 is \"" + msa[1] + "\"");
        };
    }
}

package org.undercroft.exchange.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.undercroft.exchange.header.Msh;

/**
 * Writes the acknowledgment of an HL7 v2 message (v2.5.1 sections 2.9 and 2.13.1). It is made of the message's header,
 * our number for it and the time it was stored: asked again, the same answer comes out byte for byte.
 */
public final class Acknowledgment {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSS'+0000'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_TEXT = 200;
    private static final byte[] NONE = {};

    private Acknowledgment() {}

    /**
     * The acknowledgment to send now; empty if the sender wants none.
     *
     * @param number our own number for it: MSH-10 of the acknowledgment
     * @param at when the message was stored, or refused
     */
    public static byte[] of(Msh message, Answer answer, String number, Instant at) {
        if (!isWanted(message, answer)) {
            return NONE;
        }
        return render(message, code(message, answer), answer, number, at, "", "")
                .getBytes(UTF_8);
    }

    /**
     * The application acknowledgment of a message that was handled, or could not be; empty if its sender wants none, or
     * got it on the line already because it wanted no accept acknowledgment. It is a message of ours in an exchange of
     * its own (2.9.3), so it asks for an accept acknowledgment.
     *
     * @param number our own number for the acknowledgment: its MSH-10
     * @param at when the message was handled
     */
    public static byte[] application(Msh message, Answer answer, String number, Instant at) {
        if (!acceptLevel(message) || !isMet(message.applicationAcknowledgment(), answer)) {
            return NONE;
        }
        return render(message, "A" + letter(answer), answer, number, at, "AL", "NE")
                .getBytes(UTF_8);
    }

    /** The code of MSA-1: AA, AE, AR in original mode, CA, CE, CR in enhanced mode. */
    public static String code(Msh message, Answer answer) {
        return (acceptLevel(message) ? "C" : "A") + letter(answer);
    }

    private static String letter(Answer answer) {
        return switch (answer.verdict()) {
            case ACCEPTED -> "A";
            case ERROR -> "E";
            case REJECTED -> "R";
        };
    }

    /** Enhanced mode is in force when either field is valued (2.9.2). */
    private static boolean isEnhanced(Msh message) {
        return !message.acceptAcknowledgment().isEmpty()
                || !message.applicationAcknowledgment().isEmpty();
    }

    /** A sender that wants no accept but an application acknowledgment hears A codes on the same connection. */
    private static boolean acceptLevel(Msh message) {
        return isEnhanced(message) && wishes(message.acceptAcknowledgment());
    }

    private static boolean wishes(String condition) {
        return !condition.isEmpty() && !condition.equals("NE");
    }

    private static boolean isWanted(Msh message, Answer answer) {
        if (!isEnhanced(message)) {
            return true;
        }
        return isMet(
                acceptLevel(message) ? message.acceptAcknowledgment() : message.applicationAcknowledgment(), answer);
    }

    /** Whether a condition of table 0155 is met. */
    private static boolean isMet(String condition, Answer answer) {
        boolean accepted = answer.verdict() == Answer.Verdict.ACCEPTED;
        return switch (condition) {
            case "NE", "" -> false;
            case "ER" -> !accepted;
            case "SU" -> accepted;
            default -> true;
        };
    }

    private static String render(
            Msh in, String code, Answer answer, String number, Instant at, String accept, String application) {
        char f = in.separator();
        char c = in.componentSeparator();
        String event = in.component(in.type(), 2);
        String type = event.isEmpty() ? "ACK" : "ACK" + c + event + c + "ACK";
        String encoding = in.encoding().isEmpty() ? "^~\\&" : in.encoding();
        String version = in.version().isEmpty() ? "2.5.1" : in.version();
        String processing = in.processing().isEmpty() ? "P" : in.processing();
        String text = escaped(in, shortened(answer.text()));
        StringBuilder ack = new StringBuilder(256);
        ack.append("MSH").append(f).append(encoding);
        append(ack, f, in.receivingApplication(), in.receivingFacility(), in.application(), in.facility());
        append(ack, f, TIME.format(at), "", type, number, processing, version);
        append(ack, f, "", "", accept, application, "", "UNICODE UTF-8").append('\r');
        ack.append("MSA");
        append(ack, f, code, in.controlId());
        if (!text.isEmpty()) {
            append(ack, f, text);
            error(ack, in, answer.verdict(), text);
        }
        return ack.append('\r').toString();
    }

    /** ERR of v2.5 and later: ERR-3 from table 0357, ERR-4 severity, ERR-8 the words for a person. */
    private static void error(StringBuilder ack, Msh in, Answer.Verdict verdict, String text) {
        char c = in.componentSeparator();
        String condition = switch (verdict) {
            case REJECTED -> "200" + c + "Unsupported message type" + c + "HL70357";
            case ERROR, ACCEPTED -> "207" + c + "Application internal error" + c + "HL70357";
        };
        ack.append("\rERR");
        append(ack, in.separator(), "", "", condition, "E", "", "", "", text);
    }

    private static StringBuilder append(StringBuilder segment, char separator, String... fields) {
        for (String field : fields) {
            segment.append(separator).append(field);
        }
        return segment;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\r\\n\\t]+", " ").strip();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private static String escaped(Msh in, String text) {
        String encoding = in.encoding();
        if (encoding.length() < 4) {
            return text.replace(in.separator(), ' ').replace(in.componentSeparator(), ' ');
        }
        String special =
                "" + encoding.charAt(2) + in.separator() + encoding.charAt(0) + encoding.charAt(1) + encoding.charAt(3);
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            int which = special.indexOf(letter);
            if (which < 0) {
                safe.append(letter);
            } else {
                safe.append(encoding.charAt(2)).append("EFSRT".charAt(which)).append(encoding.charAt(2));
            }
        }
        return safe.toString();
    }
}

package org.undercroft.wire.poct1a;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The host's side of a conversation (POCT1-A, device messaging layer): the device says hello and its status, is asked for
 * its new observations, has each of them acknowledged, and is let go at the end of the topic unless it stays connected
 * by its profile.
 */
final class Conversation {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final Set<String> KEPT = Set.of("OBS.R01", "OBS.R02", "EVS.R01");
    /** A device with this profile keeps its connection and sends when it has something. */
    private static final String CONTINUOUS = "CS";

    private String device = "";
    private boolean continuous;
    private int number;
    private boolean over;

    /** Keeps a message; gives why it can't, or nothing. */
    interface Keeper {
        String keep(String device, String type);
    }

    /** Whether the connection should be closed. */
    boolean isOver() {
        return over;
    }

    /** What the host answers, in order. */
    List<byte[]> answer(DeviceMessage message, Keeper keeper, Instant now) {
        String type = message.type();
        String control = message.value("HDR.control_id");
        List<byte[]> answers = new ArrayList<>();
        switch (type) {
            case "ACK.R01" -> {
                // The device has what we sent; nothing answers an acknowledgment.
            }
            case "HEL.R01" -> {
                hello(message);
                answers.add(acknowledgment(control, "", now));
            }
            case "DST.R01" -> {
                answers.add(acknowledgment(control, "", now));
                if (!message.value("DST.new_observations_qty").equals("0")) {
                    answers.add(request(now));
                }
            }
            case "EOT.R01" -> {
                answers.add(acknowledgment(control, "", now));
                if (!continuous) {
                    answers.add(end(now));
                }
            }
            case "END.R01" -> {
                answers.add(acknowledgment(control, "", now));
                over = true;
            }
            default -> {
                String refusal = type.equals("KPA.R01") ? "" : refusal(type, keeper);
                answers.add(acknowledgment(control, refusal, now));
            }
        }
        return answers;
    }

    private String refusal(String type, Keeper keeper) {
        return device.isEmpty() && KEPT.contains(type)
                ? "Say hello first (HEL.R01), so that it is known whose observations these are"
                : keeper.keep(device, type);
    }

    private void hello(DeviceMessage message) {
        for (String name : new String[] {"DEV.device_id", "DEV.serial_id", "DEV.device_name", "DEV.model_id"}) {
            String said = message.value(name);
            if (!said.isEmpty()) {
                device = said;
                break;
            }
        }
        continuous = message.value("DSC.connection_profile_cd").equals(CONTINUOUS);
    }

    private byte[] acknowledgment(String control, String refusal, Instant now) {
        String note = refusal.isEmpty() ? "" : "<ACK.note_txt V=\"" + escaped(refusal) + "\"/>";
        return document(
                "ACK.R01",
                "<ACK><ACK.type_cd V=\"" + (refusal.isEmpty() ? "AA" : "AE") + "\"/><ACK.ack_control_id V=\""
                        + escaped(control) + "\"/>" + note + "</ACK>",
                now);
    }

    private byte[] request(Instant now) {
        return document("REQ.R01", "<REQ><REQ.request_cd V=\"ROBS\"/></REQ>", now);
    }

    private byte[] end(Instant now) {
        return document("END.R01", "<TRM><TRM.reason_cd V=\"NRM\"/></TRM>", now);
    }

    private byte[] document(String type, String body, Instant now) {
        number++;
        return ("<?xml version=\"1.0\" encoding=\"utf-8\"?><" + type + "><HDR><HDR.control_id V=\"" + number
                        + "\"/><HDR.version_id V=\"POCT1\"/><HDR.creation_dttm V=\"" + TIME.format(now) + "\"/></HDR>"
                        + body + "</" + type + ">")
                .getBytes(UTF_8);
    }

    private static String escaped(String text) {
        String shortened = text.length() > 200 ? text.substring(0, 200) : text;
        return shortened
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

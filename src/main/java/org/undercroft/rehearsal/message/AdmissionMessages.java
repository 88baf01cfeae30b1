package org.undercroft.rehearsal.message;

import java.time.Instant;
import org.undercroft.rehearsal.script.Scene;
import org.undercroft.rehearsal.script.Scene.Trigger;

/** What the admissions desk says (HL7 v2.5.1 chapter 3). */
public final class AdmissionMessages {

    private AdmissionMessages() {}

    /**
     * Writes the message of a scene.
     *
     * @param controlId the desk's number for it
     * @param now when it is written
     * @param happened when what it tells happened; earlier than {@code now} if the desk is late
     * @param admitted when the stay began
     */
    public static byte[] of(Scene.Desk scene, String controlId, Instant now, Instant happened, Instant admitted) {
        Hl7Text message = Hl7Text.begin("ADT", "HOSPITAL", type(scene.trigger()), controlId, now);
        message.segment("EVN", scene.trigger().name(), Hl7Text.time(happened), "", "", "DESK", Hl7Text.time(happened));
        PatientSegments.person(message, scene.stay().person());
        if (scene.trigger() == Trigger.A40) {
            message.segment("MRG", PatientSegments.identifier(scene.merged()));
            return message.bytes();
        }
        Instant left = scene.trigger() == Trigger.A03 ? happened : null;
        PatientSegments.visit(message, scene.stay(), scene.bed(), scene.former(), admitted, left);
        return message.bytes();
    }

    /** Message code, trigger and structure: A04, A08 and A11 borrow theirs (chapter 3.3). */
    private static String type(Trigger trigger) {
        String structure = switch (trigger) {
            case A01, A04, A08 -> "ADT_A01";
            case A02 -> "ADT_A02";
            case A03 -> "ADT_A03";
            case A11 -> "ADT_A09";
            case A40 -> "ADT_A39";
        };
        return "ADT^" + trigger + "^" + structure;
    }
}

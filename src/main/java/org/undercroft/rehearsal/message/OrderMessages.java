package org.undercroft.rehearsal.message;

import java.time.Instant;
import org.undercroft.rehearsal.script.Scene;

/** What the wards' order entry says (HL7 v2.5.1 chapter 4). */
public final class OrderMessages {

    private OrderMessages() {}

    /** A new order: OML^O21 if the ward labels its tubes, else ORM^O01. */
    public static byte[] order(Scene.Order order, String controlId, Instant now) {
        return order.labelled() ? laboratory(order, "NW", controlId, now) : general(order, "NW", controlId, now);
    }

    /** The order is taken back. */
    public static byte[] withdrawal(Scene.Order order, String controlId, Instant now) {
        return order.labelled() ? laboratory(order, "CA", controlId, now) : general(order, "CA", controlId, now);
    }

    private static byte[] laboratory(Scene.Order order, String control, String controlId, Instant now) {
        Hl7Text message = begin(order, "OML^O21^OML_O21", controlId, now);
        int number = 1;
        for (Scene.Line line : order.lines()) {
            common(message, order, line, control, now);
            message.sparse("TQ1", 1, "1", 9, priority(order));
            request(message, order, line, number++, now);
            message.sparse("SPM", 1, "1", 2, line.tube().label(), 4, line.tube().kind(), 17, Hl7Text.time(now));
        }
        return message.bytes();
    }

    private static byte[] general(Scene.Order order, String control, String controlId, Instant now) {
        Hl7Text message = begin(order, "ORM^O01^ORM_O01", controlId, now);
        int number = 1;
        for (Scene.Line line : order.lines()) {
            common(message, order, line, control, now);
            request(message, order, line, number++, now);
        }
        return message.bytes();
    }

    private static Hl7Text begin(Scene.Order order, String type, String controlId, Instant now) {
        Hl7Text message = Hl7Text.begin("WARDSYS", "WARD", type, controlId, now);
        PatientSegments.person(message, order.stay().person());
        PatientSegments.visit(message, order.stay(), order.bed(), null, null, null);
        return message;
    }

    private static void common(Hl7Text message, Scene.Order order, Scene.Line line, String control, Instant now) {
        message.sparse(
                "ORC",
                1,
                control,
                2,
                line.placer() + "^WARDSYS",
                4,
                order.group() + "^WARDSYS",
                7,
                "^^^^^" + priority(order),
                9,
                Hl7Text.time(now),
                12,
                order.stay().doctor(),
                13,
                PatientSegments.place(order.bed()));
    }

    private static void request(Hl7Text message, Scene.Order order, Scene.Line line, int number, Instant now) {
        message.sparse(
                "OBR",
                1,
                String.valueOf(number),
                2,
                line.placer() + "^WARDSYS",
                4,
                line.request().code() + "^" + Hl7Text.escaped(line.request().title()) + "^L",
                7,
                Hl7Text.time(now),
                16,
                order.stay().doctor(),
                27,
                "^^^^^" + priority(order));
    }

    private static String priority(Scene.Order order) {
        return order.urgent() ? "S" : "R";
    }
}

package org.undercroft.lab.workstep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.report.Hl7Text;
import org.undercroft.records.KnownPatient;

/**
 * Writes what goes to an analyzer: OML^O33 with new, cancelled or no work (IHE LAW, LAB-28), and the RSP^K11 that answers
 * its question (LAB-27). HL7 v2.5.1; MSH-15 NE and MSH-16 AL, so that the answer comes back on the same line.
 */
final class WorkMessage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.systemDefault());
    private static final String ORDER_PROFILE = "LAB-28^IHE";

    private final StringBuilder text = new StringBuilder(600);
    private final String now;

    private WorkMessage(Instant now) {
        this.now = TIME.format(now);
    }

    /** New work in one tube; {@code steps} are the numbers of its tests in the same order. */
    static byte[] order(
            Addressee to,
            String controlId,
            WorkOrder order,
            List<String> steps,
            @Nullable KnownPatient patient,
            Instant now) {
        WorkMessage message = new WorkMessage(now);
        message.orderHeader(to, controlId);
        message.patient(patient);
        message.tube(order.calledBy(), order.type());
        for (int i = 0; i < steps.size(); i++) {
            message.step("NW", steps.get(i), order.tests().get(i).code(), order.priority());
        }
        return message.bytes();
    }

    /** Takes steps of one tube back. */
    static byte[] cancel(Addressee to, String controlId, String accession, List<WorkStep> steps, Instant now) {
        WorkMessage message = new WorkMessage(now);
        message.orderHeader(to, controlId);
        message.tube(accession, "");
        steps.forEach(step -> message.step("CA", step.number(), step.code(), "R"));
        return message.bytes();
    }

    /** Says that there is nothing to do for a tube: MSH, SPM, SAC and an ORC of DC alone. */
    static byte[] nothing(Addressee to, String controlId, String number, Instant now) {
        WorkMessage message = new WorkMessage(now);
        message.orderHeader(to, controlId);
        message.tube(number, "");
        message.segment("ORC", "DC", "", "", "", "", "", "", "", message.now);
        return message.bytes();
    }

    /** Says that a question is understood; its answer follows as LAB-28. */
    static byte[] understood(Question question, String controlId, Instant now) {
        WorkMessage message = new WorkMessage(now);
        message.header(question.asker(), "RSP^K11^RSP_K11", controlId, "", "", question.profile());
        message.segment("MSA", "AA", Hl7Text.escape(question.controlId()));
        message.segment("QAK", Hl7Text.escape(question.tag()), "OK", question.name());
        message.text.append(question.asked()).append('\r');
        return message.bytes();
    }

    private void orderHeader(Addressee to, String controlId) {
        header(to, "OML^O33^OML_O33", controlId, "NE", "AL", ORDER_PROFILE);
    }

    private void header(
            Addressee to, String type, String controlId, String accept, String application, String profile) {
        segment(
                "MSH",
                "^~\\&",
                "UNDERCROFT",
                "LAB",
                Hl7Text.escape(to.application()),
                Hl7Text.escape(to.facility()),
                now,
                "",
                type,
                controlId,
                "P",
                "2.5.1",
                "",
                "",
                accept,
                application,
                "",
                "UNICODE UTF-8",
                "",
                "",
                profile);
    }

    private void patient(@Nullable KnownPatient patient) {
        if (patient == null) {
            return;
        }
        String born = patient.birthDate() == null ? "" : DateTimeFormatter.BASIC_ISO_DATE.format(patient.birthDate());
        segment(
                "PID",
                "",
                "",
                Hl7Text.escape(patient.recordNumber()) + "^^^^MR",
                "",
                Hl7Text.escape(patient.familyName()) + "^" + Hl7Text.escape(patient.givenName()) + "^^^^^L",
                "",
                born,
                patient.sex().name().substring(0, 1));
    }

    private void tube(String number, String type) {
        String escaped = Hl7Text.escape(number);
        String kind = type.isEmpty() ? "" : Hl7Text.escape(type) + "^^HL70487";
        segment("SPM", "1", escaped, "", kind, "", "", "", "", "", "", "P^^HL70369");
        segment("SAC", "", "", escaped);
    }

    private void step(String control, String step, String code, String priority) {
        String test = Hl7Text.escape(code) + "^^L";
        segment("ORC", control, "", "", "", "", "", "", "", now);
        segment("TQ1", "", "", "", "", "", "", "", "", priority + "^^HL70485");
        segment("OBR", "", step, "", test);
        segment("TCD", test);
    }

    private void segment(String name, String... fields) {
        int last = fields.length;
        while (last > 0 && fields[last - 1].isEmpty()) {
            last--;
        }
        text.append(name);
        for (int i = 0; i < last; i++) {
            text.append('|').append(fields[i]);
        }
        text.append('\r');
    }

    private byte[] bytes() {
        return text.toString().getBytes(UTF_8);
    }
}

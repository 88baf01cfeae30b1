package org.undercroft.lab.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.Sex;

/** Writes ORU^R01 (HL7 v2.5.1 chapter 7.3.1) for the findings of one order. */
public final class ResultMessage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.systemDefault());

    private final StringBuilder text = new StringBuilder(1_000);

    private ResultMessage() {}

    /**
     * The message.
     *
     * @param findings of one order and one specimen, at least one
     * @param controlId unique
     */
    public static OutgoingMessage of(List<Finding> findings, String controlId, Instant now) {
        ResultMessage message = new ResultMessage();
        Finding first = findings.getFirst();
        message.header(first, controlId, now);
        message.patient(first);
        message.order(first, now);
        for (int number = 1; number <= findings.size(); number++) {
            message.observation(number, findings.get(number - 1), now);
        }
        message.specimen(first);
        return new OutgoingMessage(
                "ORU^R01",
                controlId,
                message.text.toString().getBytes(StandardCharsets.UTF_8),
                List.of(first.patient().recordNumber()),
                List.of(first.accession().value()));
    }

    private void header(Finding first, String controlId, Instant now) {
        ReportedOrder order = first.order();
        String[] asker = order == null ? new String[] {"", ""} : (order.sender() + "|").split("\\|", -1);
        segment(
                "MSH",
                "^~\\&",
                "UNDERCROFT",
                "LAB",
                Hl7Text.escape(asker[1]),
                Hl7Text.escape(asker[0]),
                TIME.format(now),
                "",
                "ORU^R01^ORU_R01",
                controlId,
                "P",
                "2.5.1",
                "",
                "",
                "AL",
                "NE",
                "",
                "UNICODE UTF-8");
    }

    private void patient(Finding first) {
        KnownPatient patient = first.patient();
        String born = patient.birthDate() == null ? "" : DateTimeFormatter.BASIC_ISO_DATE.format(patient.birthDate());
        segment(
                "PID",
                "1",
                "",
                Hl7Text.escape(patient.recordNumber()) + "^^^^MR",
                "",
                Hl7Text.escape(patient.familyName()) + "^" + Hl7Text.escape(patient.givenName()),
                "",
                born,
                sex(patient.sex()));
        ReportedOrder order = first.order();
        if (order != null && (!order.ward().isEmpty() || !order.visit().isEmpty())) {
            String location = patient.location() == null ? order.ward() : patient.location();
            String[] fields = new String[19];
            java.util.Arrays.fill(fields, "");
            fields[0] = "1";
            fields[2] = location.replace("|", "").replace("\r", "");
            fields[18] = Hl7Text.escape(order.visit());
            segment("PV1", fields);
        }
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> "F";
            case MALE -> "M";
            case OTHER -> "O";
            case UNKNOWN -> "U";
        };
    }

    private void order(Finding first, Instant now) {
        ReportedOrder order = first.order();
        String placer = order == null ? "" : Hl7Text.escape(order.placer());
        String filler = Hl7Text.escape(first.accession().value()) + "^LAB";
        String what = order == null
                ? Hl7Text.escape(first.test()) + "^" + Hl7Text.escape(first.testName())
                : Hl7Text.escape(order.requested()) + "^" + Hl7Text.escape(order.requestedName());
        boolean complete = order == null || order.complete();
        segment("ORC", "RE", placer, filler, "", complete ? "CM" : "IP");
        String[] request = new String[25];
        java.util.Arrays.fill(request, "");
        request[0] = "1";
        request[1] = placer;
        request[2] = filler;
        request[3] = what;
        request[6] = TIME.format(first.measuredAt());
        request[15] = order == null ? "" : "^" + Hl7Text.escape(order.orderedBy());
        request[21] = TIME.format(now);
        request[23] = "LAB";
        request[24] = first.standing() == Finding.Standing.CORRECTED ? "C" : complete ? "F" : "P";
        segment("OBR", request);
    }

    private void observation(int number, Finding finding, Instant now) {
        boolean plain = finding.number() != null && finding.comparator().isEmpty();
        String type = finding.number() == null ? textType(finding.value()) : plain ? "NM" : "SN";
        String value = switch (type) {
            case "NM" -> finding.value();
            case "SN" ->
                finding.comparator() + "^"
                        + finding.value().substring(finding.comparator().length());
            case "FT" -> Hl7Text.formatted(finding.value());
            default -> Hl7Text.escape(finding.value());
        };
        segment(
                "OBX",
                String.valueOf(number),
                type,
                code(finding),
                "",
                value,
                finding.unit().isEmpty() ? "" : Hl7Text.escape(finding.unit()) + "^^UCUM",
                Hl7Text.escape(finding.range()),
                finding.flag(),
                "",
                "",
                finding.standing().code(),
                "",
                "",
                TIME.format(finding.measuredAt()),
                "",
                "",
                "",
                Hl7Text.escape(finding.analyzer()),
                TIME.format(now));
        for (int note = 1; note <= finding.comments().size(); note++) {
            segment(
                    "NTE",
                    String.valueOf(note),
                    "L",
                    Hl7Text.escape(finding.comments().get(note - 1)));
        }
    }

    /** ST holds 199 characters of one line (chapter 2A.3.68); what is more is formatted text. */
    private static String textType(String value) {
        return value.length() > 199 || value.indexOf('\n') >= 0 ? "FT" : "ST";
    }

    private static String code(Finding finding) {
        String ours = Hl7Text.escape(finding.test());
        String name = Hl7Text.escape(finding.testName());
        return finding.loinc().isEmpty()
                ? ours + "^" + name + "^L"
                : finding.loinc() + "^" + name + "^LN^" + ours + "^" + name + "^L";
    }

    private void specimen(Finding first) {
        segment("SPM", "1", "^" + Hl7Text.escape(first.accession().value()));
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
}

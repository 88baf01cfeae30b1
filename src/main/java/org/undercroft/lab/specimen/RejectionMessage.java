package org.undercroft.lab.specimen;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.lab.report.Hl7Text;
import org.undercroft.records.KnownPatient;

/**
 * Tells a ward by ORU^R01 (HL7 v2.5.1 chapter 7.3.1) that a specimen can't be used: OBX-11 = X for each test of it,
 * the reason in NTE and SPM-21. OBR-25 is O (order received, specimen not yet) where it is asked for again, else X.
 */
final class RejectionMessage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.systemDefault());

    private final List<String> segments = new ArrayList<>();

    private RejectionMessage() {}

    /** One test that waits on the specimen. */
    record Line(
            String sender,
            String placer,
            String requested,
            String requestedName,
            String test,
            String testName,
            String loinc) {}

    /** All of them. */
    record Lines(List<Line> all) {
        static final Lines NONE = new Lines(List.of());
    }

    /** Why, and what is asked for instead. */
    record Why(RejectionReason reason, String words, String next) {}

    static List<Line> lines(JdbcClient jdbc, long specimen) {
        return jdbc.sql("""
            select o.sender, o.placer, o.requested, o.requested_name, coalesce(l.test, l.requested) as test,
                   coalesce(t.name, o.requested_name) as test_name, coalesce(t.loinc, '') as loinc
              from lab.order_line l join lab.lab_order o on o.id = l.order_id left join lab.test t on t.code = l.test
             where l.specimen = ? and l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST') order by l.order_id, l.id
            """).param(specimen).query(Line.class).list();
    }

    static OutgoingMessage rejected(
            Specimen specimen, Lines lines, @Nullable KnownPatient patient, Why why, String control, Instant now) {
        String note = "Specimen " + specimen.accession() + " rejected: " + why.words()
                + (why.next().isEmpty() ? "." : ". Please collect again: " + why.next() + ".");
        return new RejectionMessage()
                .written(
                        specimen,
                        lines,
                        patient,
                        control,
                        now,
                        why.next().isEmpty() ? "X" : "O",
                        "X",
                        note,
                        why.reason());
    }

    static OutgoingMessage withdrawn(
            Specimen specimen, Lines lines, @Nullable KnownPatient patient, String control, Instant now) {
        String note = "Specimen " + specimen.accession() + " is used after all: no new one is needed.";
        return new RejectionMessage().written(specimen, lines, patient, control, now, "I", "I", note, null);
    }

    private OutgoingMessage written(
            Specimen specimen,
            Lines lines,
            @Nullable KnownPatient patient,
            String control,
            Instant now,
            String orderStatus,
            String resultStatus,
            String note,
            @Nullable RejectionReason reason) {
        Line first = lines.all().isEmpty()
                ? new Line("", "", "", "", "", "", "")
                : lines.all().getFirst();
        String[] sender = (first.sender() + "|").split("\\|", -1);
        String at = TIME.format(now);
        segment(
                "MSH",
                "^~\\&",
                "UNDERCROFT",
                "LAB",
                text(sender[1]),
                text(sender[0]),
                at,
                "",
                "ORU^R01^ORU_R01",
                control,
                "P",
                "2.5.1",
                "",
                "",
                "AL",
                "NE",
                "",
                "UNICODE UTF-8");
        String record = patient == null ? specimen.recordNumber() : patient.recordNumber();
        segment("PID", "1", "", text(record) + "^^^^MR", "", name(specimen, patient));
        String[] visit = blanks(3);
        visit[0] = "1";
        visit[2] = specimen.ward().replace("|", "").replace("\r", "");
        segment("PV1", visit);
        String placer = "";
        int number = 0;
        for (Line line : lines.all()) {
            if (number == 0 || !line.placer().equals(placer)) {
                placer = line.placer();
                order(line, specimen, orderStatus, at);
                number = 0;
            }
            number++;
            observation(number, line, resultStatus, at);
            segment("NTE", "1", "L", text(note));
        }
        specimen(specimen, reason);
        String content = String.join("\r", segments) + "\r";
        return new OutgoingMessage(
                "ORU^R01",
                control,
                content.getBytes(StandardCharsets.UTF_8),
                List.of(record),
                List.of(specimen.accession()));
    }

    private static String name(Specimen specimen, @Nullable KnownPatient patient) {
        return patient == null
                ? text(specimen.patientName())
                : text(patient.familyName()) + "^" + text(patient.givenName());
    }

    private void order(Line line, Specimen specimen, String status, String at) {
        String filler = text(specimen.accession()) + "^LAB";
        segment("ORC", "SC", text(line.placer()), filler, "", status.equals("X") ? "CA" : "IP");
        String[] request = blanks(25);
        request[0] = "1";
        request[1] = text(line.placer());
        request[2] = filler;
        request[3] = text(line.requested()) + "^" + text(line.requestedName());
        request[21] = at;
        request[23] = "LAB";
        request[24] = status;
        segment("OBR", request);
    }

    private void observation(int number, Line line, String status, String at) {
        String ours = text(line.test()) + "^" + text(line.testName()) + "^L";
        String[] fields = blanks(14);
        fields[0] = String.valueOf(number);
        fields[1] = "ST";
        fields[2] = line.loinc().isEmpty() ? ours : line.loinc() + "^" + text(line.testName()) + "^LN^" + ours;
        fields[10] = status;
        fields[13] = at;
        segment("OBX", fields);
    }

    private void specimen(Specimen specimen, @Nullable RejectionReason reason) {
        String[] fields = blanks(21);
        fields[0] = "1";
        fields[1] = "^" + text(specimen.accession());
        fields[3] = text(specimen.type()) + "^" + text(specimen.typeName());
        fields[19] = reason == null ? "Y" : "N";
        fields[20] = reason == null ? "" : reason.code() + "^" + text(reason.label()) + "^HL70490";
        segment("SPM", fields);
    }

    private static String text(String text) {
        return Hl7Text.escape(text);
    }

    private static String[] blanks(int length) {
        String[] fields = new String[length];
        Arrays.fill(fields, "");
        return fields;
    }

    private void segment(String name, String... fields) {
        int last = fields.length;
        while (last > 0 && fields[last - 1].isEmpty()) {
            last--;
        }
        segments.add(name + "|" + String.join("|", Arrays.copyOf(fields, last)));
    }
}

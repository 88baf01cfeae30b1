package org.undercroft.lab.order;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.lab.order.OrderBook.AcceptedOrder;
import org.undercroft.lab.report.Hl7Text;
import org.undercroft.records.KnownPatient;

/** The application's answer to an order: ORL^O22 (HL7 v2.5.1 chapter 4.4.7), with the accession numbers in OBR-3. */
final class OrderAnswer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ").withZone(ZoneId.systemDefault());

    private OrderAnswer() {}

    static OutgoingMessage of(
            List<AcceptedOrder> orders, String sender, String answered, KnownPatient patient, Instant now) {
        String control = "LO" + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
        String[] who = sender.split("\\|", 2);
        StringBuilder text = new StringBuilder(300)
                .append("MSH|^~\\&|UNDERCROFT|LAB|")
                .append(Hl7Text.escape(who.length > 1 ? who[1] : ""))
                .append('|')
                .append(Hl7Text.escape(who[0]))
                .append('|')
                .append(TIME.format(now))
                .append("||ORL^O22^ORL_O22|")
                .append(control)
                .append("|P|2.5.1||||||UNICODE UTF-8\rMSA|AA|")
                .append(Hl7Text.escape(answered))
                .append('\r');
        for (AcceptedOrder order : orders) {
            String ours = order.accessions().isEmpty() ? "" : order.accessions().getFirst();
            text.append("ORC|%s|%s|%s\rOBR|1|%s|%s\r"
                    .formatted(
                            order.control(),
                            Hl7Text.escape(order.placer()),
                            order.order(),
                            Hl7Text.escape(order.placer()),
                            Hl7Text.escape(ours)));
        }
        return new OutgoingMessage(
                "ORL^O22",
                control,
                text.toString().getBytes(StandardCharsets.UTF_8),
                List.of(patient.recordNumber()),
                orders.stream().flatMap(order -> order.accessions().stream()).toList());
    }
}

package org.undercroft.exchange.browser;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.batch.BatchRepository;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** Opens one message for a person; each opening leaves its trace. */
@Component
class MessageDesk {

    private final JdbcClient jdbc;
    private final DeadLetters deadLetters;
    private final BatchRepository batches;
    private final AuditTrail audit;

    MessageDesk(JdbcClient jdbc, DeadLetters deadLetters, BatchRepository batches, AuditTrail audit) {
        this.jdbc = jdbc;
        this.deadLetters = deadLetters;
        this.batches = batches;
        this.audit = audit;
    }

    @Transactional
    Optional<MessageView> inbound(long id) {
        Optional<MessageView> view =
                jdbc.sql("""
                    select i.*, c.content, c.wire from exchange.inbox i left join exchange.inbox_content c using (id)
                    where i.id = :id
                    """).param("id", id).query((row, _) -> view(row)).optional();
        view.ifPresent(found -> trace("inbound-message", id, found.patients()));
        return view;
    }

    @Transactional
    Optional<OutgoingView> outbound(long id) {
        Optional<OutgoingView> view = jdbc.sql("select * from exchange.outbound where id = :id")
                .param("id", id)
                .query((row, _) -> outgoing(row))
                .optional();
        view.ifPresent(_ -> trace("outbound-message", id, mentions("outbound", id, "PATIENT")));
        return view;
    }

    private void trace(String type, long id, List<String> patients) {
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, type, Long.toString(id))
                .about(patients));
    }

    private MessageView view(ResultSet row) throws SQLException {
        MessageRow listed = MessageSearch.inboundRow(row);
        byte[] content = row.getBytes("content");
        byte[] known = content == null ? new byte[0] : content;
        byte[] wire = row.getBytes("wire");
        String format = row.getString("format");
        String words = row.getString("answer_text");
        return new MessageView(
                listed,
                row.getString("door"),
                row.getString("peer"),
                format,
                row.getBoolean("same_number"),
                row.getInt("attempts"),
                MessageSearch.instant(row, "parsed_at"),
                MessageSearch.instant(row, "settled_at"),
                row.getString("handler"),
                row.getString("answer_code") + (words == null || words.isBlank() ? "" : ": " + words),
                content == null ? "The content was pruned" : Visible.of(known),
                wire == null ? null : Visible.of(wire),
                listed.kind().equals("UNFRAMED") ? List.of() : MessageTree.of(Format.valueOf(format), known),
                mentions("inbound", listed.id(), "PATIENT"),
                mentions("inbound", listed.id(), "ACCESSION"),
                effects(listed.id()),
                batches.placeOf(listed.id()).orElse(null),
                deadLetters.ofInbound(listed.id()));
    }

    private OutgoingView outgoing(ResultSet row) throws SQLException {
        byte[] content = row.getBytes("content");
        byte[] answer = row.getBytes("answer");
        OutgoingRow listed = MessageSearch.outgoingRow(row);
        Format format = content.length > 0 && content[0] == 'H' ? Format.LIS2A2 : Format.HL7V2;
        return new OutgoingView(
                listed,
                Visible.of(content),
                MessageTree.of(format, content),
                answer == null ? null : Visible.of(answer),
                deadLetters.ofOutbound(listed.id()));
    }

    private List<OutgoingRow> effects(long id) {
        return jdbc.sql("select * from exchange.outbound where caused_by = :id order by id limit 200")
                .param("id", id)
                .query((row, _) -> MessageSearch.outgoingRow(row))
                .list();
    }

    private List<String> mentions(String side, long id, String kind) {
        return jdbc.sql("select value from exchange.mention where " + side + " = :id and kind = :kind order by value")
                .param("id", id)
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}

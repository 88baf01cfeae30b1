package org.undercroft.exchange.browser;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.exchange.MessageId;
import org.undercroft.exchange.StoredMessages;
import org.undercroft.exchange.lane.StoredMessage;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;

/** Reads messages of the inbox for departments, and writes down that it did. */
@Repository
class KeptMessages implements StoredMessages {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    KeptMessages(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    @Transactional
    public Optional<InboundMessage> read(MessageId id) {
        Optional<InboundMessage> found =
                jdbc.sql("""
                    select i.*, c.content from exchange.inbox i join exchange.inbox_content c using (id)
                     where i.id = ? and i.kind <> 'UNFRAMED'
                    """).param(id.value()).query((row, _) -> message(row)).optional();
        found.ifPresent(_ -> audit.record(AuditEntry.of(
                AuditAction.READ, AuditEntry.PATIENT_RECORD, "inbound-message", Long.toString(id.value()))));
        return found;
    }

    private static InboundMessage message(ResultSet row) throws SQLException {
        return new StoredMessage(
                new StoredMessage.Envelope(
                        new MessageId(row.getLong("id")),
                        Format.valueOf(row.getString("format")),
                        row.getString("type"),
                        row.getString("sender"),
                        row.getString("channel"),
                        row.getString("control_id"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("peer")),
                row.getBytes("content"));
    }

    @Override
    public InboundMessage unkept(Format format, byte[] content) {
        return StoredMessage.unkept(format, content);
    }

    @Override
    public List<Heading> latest(String senders, int most) {
        return jdbc.sql("""
            select id, type, sender, received_at, state from exchange.inbox
             where kind <> 'UNFRAMED' and sender ilike :senders order by id desc limit :most
            """)
                .param("senders", like(senders))
                .param("most", most)
                .query((row, _) -> new Heading(
                        new MessageId(row.getLong("id")),
                        row.getString("type"),
                        row.getString("sender"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("state")))
                .list();
    }

    private static String like(String glob) {
        return glob.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%')
                .replace('?', '_');
    }
}

package org.undercroft.exchange.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.platform.database.CopyRows;

/** The rows of new arrivals: each in the inbox, with its content, and in its sender's lane if somebody will handle it. */
final class ArrivalRows {

    private final CopyRows inbox = new CopyRows(
            "exchange.inbox",
            "id",
            "kind",
            "channel",
            "door",
            "peer",
            "format",
            "type",
            "sender",
            "control_id",
            "identified",
            "content_hash",
            "size",
            "received_at",
            "state",
            "reason",
            "answer_code",
            "answer_text",
            "same_number",
            "repeats");
    private final CopyRows contents = new CopyRows("exchange.inbox_content", "id", "content", "wire");
    private final CopyRows waiting = new CopyRows("exchange.waiting", "sender", "id", "size");
    private final List<Long> refused = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    void add(long id, ArrivalGroup.Member member, boolean sameNumber) {
        Arrival arrival = member.arrival();
        String refusal = arrival.refusal();
        String sender = arrival.header().sender();
        int size = arrival.content().length;
        inbox.row()
                .bigint(id)
                .text(arrival.kind().name())
                .text(arrival.channel())
                .text(arrival.door())
                .text(arrival.peer())
                .text(arrival.format().name())
                .text(arrival.header().type())
                .text(sender)
                .text(arrival.header().controlId())
                .bool(arrival.isIdentified())
                .bytes(member.hash())
                .integer(size)
                .time(arrival.receivedAt())
                .text(refusal == null ? "RECEIVED" : "DEAD")
                .text(refusal)
                .text(arrival.answer().verdict().name())
                .text(arrival.answer().text())
                .bool(sameNumber || member.sameNumber())
                .integer(member.repeats());
        contents.row().bigint(id).bytes(arrival.content()).bytes(arrival.wire());
        if (refusal != null) {
            refused.add(id);
            refusals.add(refusal);
        } else if (arrival.kind() == Arrival.Kind.MESSAGE) {
            waiting.row().text(sender).bigint(id).integer(size);
        }
    }

    void copyInto(Connection connection) throws SQLException {
        inbox.copyInto(connection);
        contents.copyInto(connection);
        waiting.copyInto(connection);
    }

    /** The numbers of those that nobody will handle. */
    List<Long> refused() {
        return refused;
    }

    /** Why nobody will, in the same order. */
    List<String> refusals() {
        return refusals;
    }
}

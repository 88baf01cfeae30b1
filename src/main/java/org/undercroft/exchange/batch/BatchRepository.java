package org.undercroft.exchange.batch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.MessageId;

/** Which message came in which batch. */
@Repository
public class BatchRepository {

    private final JdbcClient jdbc;

    BatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps a batch whose parts are all stored.
     *
     * @param peer who sent it
     * @param at when it came
     * @param parts the numbers of its parts in the inbox, in their order
     * @return its number
     */
    @Transactional
    public long keep(Batch batch, String peer, Instant at, List<MessageId> parts) {
        long id = jdbc.sql("""
            insert into exchange.batch (received_at, peer, control_id, envelope, messages, complaint)
            values (:at, :peer, :control, :envelope, :messages, :complaint) returning id
            """)
                .param("at", Timestamp.from(at))
                .param("peer", peer)
                .param("control", batch.controlId())
                .param("envelope", batch.envelope())
                .param("messages", batch.messages())
                .param("complaint", batch.complaints().isEmpty() ? null : String.join("; ", batch.complaints()))
                .query(Long.class)
                .single();
        jdbc.sql("""
            insert into exchange.batch_message (batch, place, inbound)
            select :batch, place, inbound from unnest(:places::int[], :inbound::bigint[]) as m (place, inbound)
            """)
                .param("batch", id)
                .param("places", IntStream.rangeClosed(1, parts.size()).boxed().toArray(Integer[]::new))
                .param("inbound", parts.stream().map(MessageId::value).toArray(Long[]::new))
                .update();
        return id;
    }

    /** The batch in which a message came last; empty if it came alone. */
    public Optional<Place> placeOf(long inbound) {
        return jdbc.sql("""
            select b.id as batch, m.place, b.messages, coalesce(b.control_id, '') as control_id,
                   coalesce(b.complaint, '') as complaint
            from exchange.batch_message m join exchange.batch b on b.id = m.batch
            where m.inbound = :inbound order by b.id desc limit 1
            """).param("inbound", inbound).query(Place.class).optional();
    }

    /**
     * Where a message stood in its batch.
     *
     * @param batch our number for the batch
     * @param place its place, from 1
     * @param messages how many messages the batch held
     * @param controlId the sender's number for the batch; empty if it gave none
     * @param complaint what the trailers of the batch said that was not so; empty when all was well
     */
    public record Place(long batch, int place, int messages, String controlId, String complaint) {}
}

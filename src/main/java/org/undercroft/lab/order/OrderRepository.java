package org.undercroft.lab.order;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.platform.actor.Acting;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;

/** Keeps orders with their lines and specimens. */
@Repository
class OrderRepository {

    private final JdbcClient jdbc;

    OrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A specimen as an order needs it. */
    record OrderedSpecimen(long id, AccessionNumber accession, String type, String patient) {}

    /** An order that stands in the book. */
    record KnownOrder(long id, String patient, String state) {}

    Optional<KnownOrder> find(String sender, String placer) {
        return jdbc.sql("select id, patient, state from lab.lab_order where sender = ? and placer = ? for update")
                .params(sender, placer)
                .query(KnownOrder.class)
                .optional();
    }

    Optional<OrderedSpecimen> specimenNumbered(String number) {
        return jdbc.sql("""
            select id, accession, type, patient from lab.specimen
             where accession = ? or placer_number = ?
             order by accession = ? desc, id desc limit 1
            """)
                .params(number, number, number)
                .query((row, _) -> new OrderedSpecimen(
                        row.getLong("id"),
                        new AccessionNumber(row.getString("accession")),
                        row.getString("type"),
                        row.getString("patient")))
                .optional();
    }

    AccessionNumber nextAccession() {
        long number = jdbc.sql("select nextval('lab.accession_sequence')")
                .query(Long.class)
                .single();
        int year = LocalDate.now(ZoneId.systemDefault()).getYear() % 100;
        String digits = "%02d%07d".formatted(year, number);
        return new AccessionNumber(digits + CheckCharacter.of(digits));
    }

    OrderedSpecimen addSpecimen(
            AccessionNumber accession, String placerNumber, String type, String patient, @Nullable Instant collected) {
        long id = jdbc.sql("""
            insert into lab.specimen (accession, placer_number, type, patient, collected_at, created_at, state)
            values (?, ?, ?, ?, ?, ?, ?) returning id
            """)
                .params(accession.value(), placerNumber, type, patient)
                .params(Arrays.asList(timestamp(collected), Timestamp.from(Instant.now())))
                .param(collected == null ? "ORDERED" : "COLLECTED")
                .query(Long.class)
                .single();
        tell(id, "Number given");
        return new OrderedSpecimen(id, accession, type, patient);
    }

    /** Adds to the tube's story. */
    void tell(long specimen, String what) {
        jdbc.sql("insert into lab.specimen_moment (specimen, at, actor, what) values (?, ?, ?, ?)")
                .params(
                        specimen,
                        Timestamp.from(Instant.now()),
                        Acting.current().actor().name(),
                        what)
                .update();
    }

    long addOrder(RequestedTest request, String sender, KnownPatient patient, Place place, Instant received) {
        List<@Nullable Object> values = Arrays.asList(
                sender,
                request.placer(),
                request.code(),
                request.name(),
                patient.id().value(),
                patient.recordNumber(),
                patient.displayName(),
                place.visit(),
                request.priority(),
                place.ward(),
                request.orderedBy(),
                timestamp(request.orderedAt()),
                timestamp(received),
                place.message());
        return jdbc.sql("""
            insert into lab.lab_order (sender, placer, requested, requested_name, patient, record_number,
                                       patient_name, visit, priority, ward, ordered_by, ordered_at, received_at,
                                       message, state)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN') returning id
            """).params(values).query(Long.class).single();
    }

    /** Keeps what a message said of a pregnancy, with the orders it placed. */
    void pregnant(PatientId patient, long message, Pregnancy pregnancy) {
        jdbc.sql("update lab.lab_order set pregnancy = ? where patient = ? and message = ?")
                .params(pregnancy.name(), patient.value(), message)
                .update();
    }

    /** Where an order comes from. */
    record Place(String visit, String ward, long message) {}

    void addLine(long order, long specimen, @Nullable String test, String requested) {
        jdbc.sql("insert into lab.order_line (order_id, specimen, test, requested, state) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(order, specimen, test, requested, test == null ? "UNKNOWN_TEST" : "ORDERED"))
                .update();
    }

    /** Takes back what isn't released yet. */
    int cancel(long order) {
        int lines = jdbc.sql("""
            update lab.order_line set state = 'CANCELLED'
             where order_id = ? and state not in ('RELEASED', 'CANCELLED')
            """).param(order).update();
        jdbc.sql("update lab.lab_order set state = 'CANCELLED' where id = ?")
                .param(order)
                .update();
        return lines;
    }

    List<Long> specimensOf(long order) {
        return jdbc.sql("select distinct specimen from lab.order_line where order_id = ?")
                .param(order)
                .query(Long.class)
                .list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}

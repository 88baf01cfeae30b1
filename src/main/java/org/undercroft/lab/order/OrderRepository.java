package org.undercroft.lab.order;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.order.TestOrders.OpenTest;
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
        return jdbc.sql("select id, patient, state from lab.lab_order where sender = ? and placer = ? and placer <> ''"
                        + " for update")
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

    /** Doubts something about a tube, once: nothing of it leaves by itself until a person has settled it. */
    void doubt(long specimen, String kind, String words, Instant at, String by) {
        jdbc.sql("""
            insert into lab.specimen_doubt (specimen, kind, words, raised_at, raised_by)
            select ?, ?, ?, ?, ? where not exists (
              select from lab.specimen_doubt where specimen = ? and words = ? and settled_at is null)
            """)
                .params(specimen, kind, words, Timestamp.from(at), by, specimen, words)
                .update();
    }

    /** Which of a sender's numbers are of orders that stand in the book; nobody else changes them meanwhile. */
    Set<String> known(String sender, Collection<String> placers) {
        return jdbc.sql("""
            select placer from lab.lab_order
             where sender = ? and placer = any(?) and placer <> '' order by id for update
            """)
                .params(sender, placers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Numbers for so many new orders. */
    Iterator<Long> orderNumbers(int count) {
        return jdbc.sql("select nextval(pg_get_serial_sequence('lab.lab_order', 'id')) from generate_series(1, ?)")
                .param(count)
                .query(Long.class)
                .list()
                .iterator();
    }

    /** An order that is new, under its number. */
    record NewOrder(long id, RequestedTest request) {}

    /** A test of a new order; null if the catalog doesn't know it. */
    record NewLine(long order, long specimen, @Nullable String test, String requested) {}

    void addOrders(String sender, KnownPatient patient, Place place, Instant received, List<NewOrder> orders) {
        jdbc.sql("""
            insert into lab.lab_order (id, sender, placer, requested, requested_name, patient, record_number,
                                       patient_name, visit, priority, ward, ordered_by, ordered_at, received_at,
                                       message, state)
            overriding system value
            select id, :sender, placer, requested, name, :patient, :record, :who, :visit, priority, :ward, ordered_by,
                   ordered_at, :received, :message, 'OPEN'
              from unnest(:ids::bigint[], :placers::text[], :requested::text[], :names::text[], :priorities::text[],
                          :doctors::text[], :ordered::timestamptz[])
                as added (id, placer, requested, name, priority, ordered_by, ordered_at)
            """)
                .param("sender", sender)
                .param("patient", patient.id().value())
                .param("record", patient.recordNumber())
                .param("who", patient.displayName())
                .param("visit", place.visit())
                .param("ward", place.ward())
                .param("received", Timestamp.from(received))
                .param("message", place.message())
                .param("ids", orders.stream().map(NewOrder::id).toArray(Long[]::new))
                .param("placers", texts(orders, RequestedTest::placer))
                .param("requested", texts(orders, RequestedTest::code))
                .param("names", texts(orders, RequestedTest::name))
                .param("priorities", texts(orders, RequestedTest::priority))
                .param("doctors", texts(orders, RequestedTest::orderedBy))
                .param(
                        "ordered",
                        orders.stream()
                                .map(order -> timestamp(order.request().orderedAt()))
                                .toArray(Timestamp[]::new))
                .update();
    }

    private static String[] texts(List<NewOrder> orders, Function<RequestedTest, String> field) {
        return orders.stream().map(NewOrder::request).map(field).toArray(String[]::new);
    }

    /** Keeps what a message said of a pregnancy, with the orders it placed. */
    void pregnant(PatientId patient, long message, Pregnancy pregnancy) {
        jdbc.sql("update lab.lab_order set pregnancy = ? where patient = ? and message = ?")
                .params(pregnancy.name(), patient.value(), message)
                .update();
    }

    /** Where an order comes from. */
    record Place(String visit, String ward, long message) {}

    void addLines(List<NewLine> lines) {
        jdbc.sql("""
            insert into lab.order_line (order_id, specimen, test, requested, state)
            select order_id, specimen, test, requested, case when test is null then 'UNKNOWN_TEST' else 'ORDERED' end
              from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) as added (order_id, specimen, test, requested)
            """)
                .params(
                        lines.stream().map(NewLine::order).toArray(Long[]::new),
                        lines.stream().map(NewLine::specimen).toArray(Long[]::new),
                        lines.stream().map(NewLine::test).toArray(String[]::new),
                        lines.stream().map(NewLine::requested).toArray(String[]::new))
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

    /** What a patient waits for, newest first. */
    List<OpenTest> open(String patient) {
        return jdbc.sql("""
            select coalesce(l.test, l.requested) as test, coalesce(t.name, o.requested_name) as name, l.state, s.accession,
                   o.priority, o.ordered_by, o.received_at as since
              from lab.lab_order o
              join lab.order_line l on l.order_id = o.id
              join lab.specimen s on s.id = l.specimen
              left join lab.test t on t.code = l.test
             where o.patient = ? and o.state = 'OPEN' and l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST')
               and s.state <> 'REJECTED'
             order by l.id desc
            """)
                .param(patient)
                .query((row, _) -> new OpenTest(
                        row.getString("test"),
                        row.getString("name"),
                        row.getString("state"),
                        row.getString("accession"),
                        row.getString("priority"),
                        row.getString("ordered_by"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /**
     * What is asked of a specimen already.
     *
     * @param orderedBy who asked first; empty if nobody said
     * @param priority of the first order
     */
    record AskedOf(List<String> tests, String orderedBy, String priority) {}

    AskedOf askedOf(long specimen) {
        return jdbc.sql("""
            select coalesce(array_agg(l.test) filter (where l.test is not null and l.state <> 'CANCELLED'), '{}') as tests,
                   coalesce((array_agg(o.ordered_by order by l.id))[1], '') as ordered_by,
                   coalesce((array_agg(o.priority order by l.id))[1], 'R') as priority
              from lab.order_line l join lab.lab_order o on o.id = l.order_id where l.specimen = ?
            """)
                .param(specimen)
                .query((row, _) -> new AskedOf(
                        List.of((String[]) row.getArray("tests").getArray()),
                        row.getString("ordered_by"),
                        row.getString("priority")))
                .single();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}

package org.undercroft.lab.urinalysis;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.urinalysis.Urine.State;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps pads, elements and the urines of the bench. */
@Repository
class UrinalysisRepository {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private static final String MEASURED = """
        select distinct on (r.test) r.test, r.reported from lab.result r join lab.analyzer a on a.id = r.analyzer
         where r.specimen = ? and r.test in (select test from lab.urine_pad) and r.state in ('HELD', 'RELEASED')
           and a.identification <> 'by-hand/urinalysis'
         order by r.test, r.id desc
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    UrinalysisRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Pad> pads() {
        return jdbc.sql("select * from lab.urine_pad order by position")
                .query((row, _) -> new Pad(
                        row.getString("test"),
                        row.getString("label"),
                        List.of((String[]) row.getArray("grades").getArray()),
                        row.getString("asks_from")))
                .list();
    }

    void askFrom(String test, String grade) {
        jdbc.sql("update lab.urine_pad set asks_from = ? where test = ?")
                .params(grade, test)
                .update();
    }

    List<Element> elements() {
        return jdbc.sql("select * from lab.urine_element order by position")
                .query((row, _) -> new Element(
                        row.getString("test"),
                        row.getString("label"),
                        row.getString("key"),
                        Element.Field.valueOf(row.getString("field")),
                        List.of((Integer[]) row.getArray("bounds").getArray())))
                .list();
    }

    /** Urines with strip or sediment ordered and not all of it released, and those of the last day, the urgent first. */
    List<UrineRow> list(Instant since, int most) {
        return jdbc.sql("""
            select s.accession, s.patient, o.patient_name, o.record_number, o.ward, o.priority, o.received_at,
                   l.tests, m.marked, u.id, u.state
              from lab.specimen s
              join lateral (select array_agg(distinct l.test) as tests, min(l.order_id) as order_id,
                                   bool_or(l.state in ('ORDERED', 'MEASURED')) as unfinished
                              from lab.order_line l
                             where l.specimen = s.id and l.state <> 'CANCELLED'
                               and (l.test in (select test from lab.urine_pad)
                                    or l.test in (select test from lab.urine_element))) l on l.order_id is not null
              join lab.lab_order o on o.id = l.order_id
              left join lateral (select id, state from lab.urinalysis where specimen = s.id
                                  order by id desc limit 1) u on true
              left join lateral (select array_agg(p.label || ' ' || r.reported order by p.position) as marked
                                   from lab.urine_pad p join lab.result r on r.test = p.test
                                  where r.specimen = s.id and r.state in ('HELD', 'RELEASED') and p.asks_from <> ''
                                    and coalesce(array_position(p.grades, r.reported), 99)
                                        >= array_position(p.grades, p.asks_from)) m on true
             where s.created_at > ?::timestamptz and s.state not in ('REJECTED', 'DISCARDED')
               and (l.unfinished or u.id is not null or m.marked is not null)
             order by array_position(array['S', 'A', 'R'], o.priority), s.id limit ?
            """)
                .params(since.toString(), most)
                .query((row, _) -> listed(row))
                .list();
    }

    private static UrineRow listed(ResultSet row) throws SQLException {
        long urine = row.getLong("id");
        String state = row.getString("state");
        Array marked = row.getArray("marked");
        return new UrineRow(
                row.getString("accession"),
                row.getString("patient"),
                row.getString("patient_name"),
                row.getString("record_number"),
                row.getString("ward").replace("^", " "),
                row.getString("priority"),
                row.getTimestamp("received_at").toInstant(),
                List.of((String[]) row.getArray("tests").getArray()),
                marked == null ? List.of() : List.of((String[]) marked.getArray()),
                urine == 0 ? null : urine,
                state == null ? null : State.valueOf(state));
    }

    Optional<Long> specimen(String accession) {
        return jdbc.sql("select id from lab.specimen where accession = ?")
                .param(accession)
                .query(Long.class)
                .optional();
    }

    Optional<Long> open(long specimen) {
        return jdbc.sql("select id from lab.urinalysis where specimen = ? and state = 'OPEN'")
                .param(specimen)
                .query(Long.class)
                .optional();
    }

    long begin(long specimen, Instant now, String person) {
        return jdbc.sql("""
            insert into lab.urinalysis (specimen, state, opened_at, opened_by) values (?, 'OPEN', ?, ?) returning id
            """)
                .params(specimen, Timestamp.from(now), person)
                .query(Long.class)
                .single();
    }

    Optional<Urine> lock(long id) {
        jdbc.sql("select id from lab.urinalysis where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    Optional<Urine> find(long id) {
        return jdbc.sql("""
            select u.*, s.accession, s.patient, coalesce(o.patient_name, '') as patient_name,
                   coalesce(o.record_number, '') as record_number, coalesce(o.ward, '') as ward,
                   coalesce(l.tests, '{}') as tests
              from lab.urinalysis u join lab.specimen s on s.id = u.specimen
              left join lateral (select o.* from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                  where l.specimen = s.id order by l.id limit 1) o on true
              left join lateral (select array_agg(distinct l.test) as tests from lab.order_line l
                                  where l.specimen = s.id and l.state <> 'CANCELLED' and l.test is not null
                                    and l.requested <> 'REFLEX') l on true
             where u.id = ?
            """).param(id).query((row, _) -> urine(row)).optional();
    }

    private Urine urine(ResultSet row) throws SQLException {
        return new Urine(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("patient"),
                row.getString("patient_name"),
                row.getString("record_number"),
                row.getString("ward").replace("^", " "),
                State.valueOf(row.getString("state")),
                Set.of((String[]) row.getArray("tests").getArray()),
                measured(row.getLong("specimen")),
                json.readValue(row.getString("strip"), WORDS),
                row.getString("strip_by"),
                List.of((String[]) row.getArray("strokes").getArray()),
                json.readValue(row.getString("seen"), WORDS),
                row.getString("accepted"),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                instant(row.getTimestamp("closed_at")),
                row.getString("closed_by"));
    }

    private Map<String, String> measured(long specimen) {
        Map<String, String> measured = new HashMap<>();
        jdbc.sql(MEASURED).param(specimen).query(row -> {
            measured.put(row.getString(1), row.getString(2));
        });
        return measured;
    }

    void strip(long id, Map<String, String> strip, String person) {
        jdbc.sql("update lab.urinalysis set strip = ?, strip_by = ? where id = ?")
                .params(json.writeValueAsString(strip), person, id)
                .update();
    }

    void append(long id, List<String> strokes) {
        jdbc.sql("update lab.urinalysis set strokes = strokes || ?::text[] where id = ?")
                .params(strokes.toArray(String[]::new), id)
                .update();
    }

    void seen(long id, Map<String, String> seen, String accepted) {
        jdbc.sql("update lab.urinalysis set seen = ?, accepted = ? where id = ?")
                .params(json.writeValueAsString(seen), accepted, id)
                .update();
    }

    void close(long id, State state, Instant now, String person) {
        jdbc.sql("update lab.urinalysis set state = ?, closed_at = ?, closed_by = ? where id = ?")
                .params(state.name(), Timestamp.from(now), person, id)
                .update();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

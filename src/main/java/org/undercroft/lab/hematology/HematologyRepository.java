package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.hematology.SmearCount.State;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads blood counts and keeps what is counted by eye. */
@Repository
class HematologyRepository {

    private static final TypeReference<Map<String, String>> GRADES = new TypeReference<>() {};

    private static final String COUNTS = """
        select c.*, s.accession, s.patient, coalesce(o.patient_name, '') as patient_name,
               coalesce(o.record_number, '') as record_number
          from lab.smear_count c
          join lab.specimen s on s.id = c.specimen
          left join lateral (select o.patient_name, o.record_number from lab.order_line l
                               join lab.lab_order o on o.id = l.order_id
                              where l.specimen = s.id order by l.id limit 1) o on true
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HematologyRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A blood count of which nothing was asked yet. */
    record Measured(
            long specimen,
            String accession,
            String patient,
            String patientName,
            String recordNumber,
            String ward,
            Instant at,
            boolean lookedAtBefore,
            @Nullable Long count,
            @Nullable State state) {}

    /** The blood counts received between two moments, or the one of a specimen; the newest first. */
    List<Measured> measured(@Nullable Instant from, @Nullable Instant to, @Nullable String accession, int most) {
        return jdbc.sql("""
            select s.id, s.accession, s.patient, coalesce(o.patient_name, '') as patient_name,
                   coalesce(o.record_number, '') as record_number, coalesce(o.ward, '') as ward, w.at, c.id as count,
                   c.state, exists (select 1 from lab.smear_count p join lab.specimen ps on ps.id = p.specimen
                                     where ps.patient = s.patient and ps.id <> s.id and p.state = 'SIGNED'
                                       and p.signed_at > now() - interval '7 days') as looked
              from (select specimen, min(received_at) as at from lab.result
                     where test = 'WBC' and specimen is not null
                       and (:from::timestamptz is null or received_at >= :from::timestamptz)
                       and (:to::timestamptz is null or received_at < :to::timestamptz)
                       and (:accession::text is null
                            or specimen = (select id from lab.specimen where accession = :accession))
                     group by specimen) w
              join lab.specimen s on s.id = w.specimen
              left join lateral (select id, state from lab.smear_count where specimen = s.id
                                  order by id desc limit 1) c on true
              left join lateral (select o.patient_name, o.record_number, o.ward from lab.order_line l
                                   join lab.lab_order o on o.id = l.order_id
                                  where l.specimen = s.id order by l.id limit 1) o on true
             order by w.at desc limit :most
            """)
                .param("from", from == null ? null : from.toString())
                .param("to", to == null ? null : to.toString())
                .param("accession", accession)
                .param("most", most)
                .query((row, _) -> measured(row))
                .list();
    }

    private static Measured measured(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Measured(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("patient"),
                row.getString("patient_name"),
                row.getString("record_number"),
                row.getString("ward").replace("^", " "),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("looked"),
                row.getObject("count", Long.class),
                state == null ? null : State.valueOf(state));
    }

    /**
     * Something an analyzer said of a specimen.
     *
     * @param test our test; empty for what isn't one
     * @param number its number; null if there is none
     * @param words flags, comments, and of what is no test its code and value
     */
    record Said(long specimen, String test, @Nullable BigDecimal number, String words) {}

    /** Everything that stands of these specimens, by specimen; of two values of a test the released goes first. */
    Map<Long, List<Said>> said(List<Long> specimens) {
        return jdbc
                .sql("""
                    select specimen, coalesce(test, ''), number,
                           concat_ws(' ', case when test is null and value not in ('0', 'N', 'Negative')
                                     then instrument_code || ' ' || value end, flags_text,
                                     array_to_string(comments, ' ')) as words
                      from lab.result
                     where specimen = any(?) and state in ('RELEASED', 'HELD', 'NOTED', 'REPEAT')
                       and record not like 'entered by hand%'
                     order by state = 'RELEASED' desc, id desc
                    """)
                .param(specimens.toArray(Long[]::new))
                .query((row, _) -> new Said(row.getLong(1), row.getString(2), row.getBigDecimal(3), row.getString(4)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Said::specimen));
    }

    /** The rules in force. */
    List<SmearCriterion> criteria() {
        return jdbc.sql("select * from lab.smear_criterion where active order by code")
                .query((row, _) -> new SmearCriterion(
                        row.getString("code"),
                        SmearCriterion.Kind.valueOf(row.getString("kind")),
                        row.getString("test"),
                        row.getBigDecimal("limit_at"),
                        row.getString("pattern"),
                        row.getBoolean("first_only"),
                        row.getInt("age_from"),
                        row.getInt("age_to")))
                .list();
    }

    void set(SmearCriterion criterion) {
        jdbc.sql("""
            insert into lab.smear_criterion (code, kind, test, limit_at, pattern, first_only, age_from, age_to)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (code) do update set kind = excluded.kind, test = excluded.test, limit_at = excluded.limit_at,
              pattern = excluded.pattern, first_only = excluded.first_only, age_from = excluded.age_from,
              age_to = excluded.age_to, active = true
            """)
                .params(criterion.code(), criterion.kind().name(), criterion.test())
                .param(criterion.limit())
                .params(criterion.pattern(), criterion.firstOnly(), criterion.ageFrom(), criterion.ageTo())
                .update();
    }

    boolean retire(String criterion) {
        return jdbc.sql("update lab.smear_criterion set active = false where code = ? and active")
                        .param(criterion)
                        .update()
                == 1;
    }

    List<CountKey> keyboard() {
        return jdbc.sql("select * from lab.count_key order by position")
                .query((row, _) -> new CountKey(
                        CellClass.valueOf(row.getString("cell")),
                        row.getString("key"),
                        row.getObject("alarm_at", Integer.class),
                        row.getInt("pitch")))
                .list();
    }

    void replaceKeyboard(List<CountKey> keys) {
        jdbc.sql("delete from lab.count_key").update();
        for (int i = 0; i < keys.size(); i++) {
            CountKey key = keys.get(i);
            jdbc.sql("insert into lab.count_key values (?, ?, ?, ?, ?)")
                    .params(Arrays.asList(key.cell().name(), key.key(), key.alarmAt(), key.pitch(), i + 1))
                    .update();
        }
    }

    /** Opens a count; empty if one is open for this specimen already. */
    Optional<Long> open(String accession, int goal, List<String> reasons, String person) {
        return jdbc.sql("""
            insert into lab.smear_count (specimen, state, goal, reasons, opened_at, opened_by)
            select id, 'OPEN', ?, ?, now(), ? from lab.specimen where accession = ?
            on conflict (specimen) where state in ('OPEN', 'COUNTED') do nothing returning id
            """)
                .params(goal, reasons.toArray(String[]::new), person, accession)
                .query(Long.class)
                .optional();
    }

    Optional<SmearCount> find(long id) {
        return jdbc.sql(COUNTS + " where c.id = ?")
                .param(id)
                .query((row, _) -> count(row))
                .optional();
    }

    Optional<SmearCount> lock(long id) {
        return jdbc.sql(COUNTS + " where c.id = ? for update of c")
                .param(id)
                .query((row, _) -> count(row))
                .optional();
    }

    private SmearCount count(ResultSet row) throws SQLException {
        return new SmearCount(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("patient"),
                row.getString("patient_name"),
                row.getString("record_number"),
                State.valueOf(row.getString("state")),
                row.getInt("goal"),
                List.of((String[]) row.getArray("strokes").getArray()),
                List.of((String[]) row.getArray("reasons").getArray()),
                json.readValue(row.getString("morphology"), GRADES),
                row.getString("platelets"),
                row.getString("comment"),
                row.getBoolean("correct_wbc"),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"),
                instant(row.getTimestamp("counted_at")),
                row.getString("counted_by"),
                instant(row.getTimestamp("signed_at")),
                row.getString("signed_by"),
                row.getString("note"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    void append(long id, List<String> strokes) {
        jdbc.sql("update lab.smear_count set strokes = strokes || ?::text[] where id = ?")
                .params(strokes.toArray(String[]::new), id)
                .update();
    }

    void aim(long id, int goal) {
        jdbc.sql("update lab.smear_count set goal = ? where id = ?")
                .params(goal, id)
                .update();
    }

    /** Writes what was seen and how far the count is now. */
    void save(SmearCount count) {
        jdbc.sql("""
            update lab.smear_count set state = ?, morphology = ?, platelets = ?, comment = ?, correct_wbc = ?,
                   counted_at = ?::timestamptz, counted_by = ?, signed_at = ?::timestamptz, signed_by = ?, note = ?
             where id = ?
            """)
                .params(Arrays.asList(
                        count.state().name(),
                        json.writeValueAsString(count.morphology()),
                        count.platelets(),
                        count.comment(),
                        count.correctsWhiteCount(),
                        text(count.countedAt()),
                        count.countedBy(),
                        text(count.signedAt()),
                        count.signedBy(),
                        count.note(),
                        count.id()))
                .update();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}

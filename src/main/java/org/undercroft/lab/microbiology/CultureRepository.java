package org.undercroft.lab.microbiology;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.lab.AccessionNumber;
import org.undercroft.lab.microbiology.Culture.Day;
import org.undercroft.lab.microbiology.Culture.Isolate;
import org.undercroft.lab.microbiology.Culture.State;
import org.undercroft.lab.microbiology.Culture.Tested;

/** Keeps cultures with their readings, isolates and susceptibilities. */
@Repository
class CultureRepository {

    private static final String CULTURES = """
        select c.*, s.accession, s.type, s.patient, coalesce(o.patient_name, '') as patient_name,
               coalesce(o.record_number, '') as record_number, coalesce(o.ward, '') as ward
          from lab.culture c
          join lab.specimen s on s.id = c.specimen
          left join lateral (select o.* from lab.order_line l join lab.lab_order o on o.id = l.order_id
                              where l.specimen = s.id order by l.id limit 1) o on true
        """;

    private final JdbcClient jdbc;

    CultureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A specimen as far as setting up a culture needs. */
    record Specimen(long id, String type, String test) {}

    Optional<Specimen> specimen(String accession) {
        return jdbc.sql("""
            select s.id, s.type, coalesce((select coalesce(l.test, l.requested) from lab.order_line l
                                            where l.specimen = s.id and l.state <> 'CANCELLED'
                                            order by l.id limit 1), '')
              from lab.specimen s where s.accession = ?
            """)
                .param(accession)
                .query((row, _) -> new Specimen(row.getLong(1), row.getString(2), row.getString(3)))
                .optional();
    }

    /** The order that asked for a specimen. */
    Optional<Long> order(AccessionNumber accession) {
        return jdbc.sql("""
            select l.order_id from lab.order_line l join lab.specimen s on s.id = l.specimen
             where s.accession = ? order by l.id limit 1
            """).param(accession.value()).query(Long.class).optional();
    }

    Optional<Long> ofSpecimen(long specimen) {
        return jdbc.sql("select id from lab.culture where specimen = ?")
                .param(specimen)
                .query(Long.class)
                .optional();
    }

    long open(Specimen specimen, Protocol protocol, boolean screening, Instant now, String person) {
        long id = jdbc.sql("""
            insert into lab.culture (specimen, test, media, days, screening, state, opened_at, opened_by)
            values (?, ?, ?, ?, ?, 'OPEN', ?::timestamptz, ?) returning id
            """)
                .params(specimen.id(), specimen.test(), protocol.media(), protocol.days(), screening)
                .params(now.toString(), person)
                .query(Long.class)
                .single();
        protocol.readingDays()
                .forEach(day ->
                        jdbc.sql("""
                            insert into lab.culture_reading (culture, day, due_at)
                            values (?, ?, ?::timestamptz + make_interval(days => ?))
                            """).params(id, day, now.toString(), day).update());
        return id;
    }

    Optional<Culture> find(long id) {
        return cultures("where c.id = ?", id).stream().findFirst();
    }

    Optional<Culture> lock(long id) {
        jdbc.sql("select id from lab.culture where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    /** Cultures to be read before a moment, those due longest first. */
    List<Culture> due(Instant before, int most) {
        return cultures("""
            where c.state in ('OPEN', 'PRELIMINARY') and exists
              (select 1 from lab.culture_reading r where r.culture = c.id and r.read_at is null
                 and r.due_at < ?::timestamptz)
             order by c.opened_at limit ?
            """, before.toString(), most);
    }

    /** The latest cultures, those without final report alone if asked. */
    List<Culture> latest(boolean unfinished, int most) {
        return cultures(
                (unfinished ? "where c.state in ('OPEN', 'PRELIMINARY') " : "") + "order by c.opened_at desc limit ?",
                most);
    }

    private List<Culture> cultures(String where, Object... parameters) {
        return jdbc.sql(CULTURES + where)
                .params(parameters)
                .query((row, _) -> culture(row))
                .list();
    }

    private Culture culture(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Culture(
                id,
                row.getString("accession"),
                row.getString("type"),
                row.getString("patient"),
                row.getString("patient_name"),
                row.getString("record_number"),
                row.getString("ward").replace("^", " "),
                row.getString("test"),
                row.getString("media"),
                row.getInt("days"),
                row.getBoolean("screening"),
                State.valueOf(row.getString("state")),
                row.getString("gram"),
                row.getString("growth"),
                row.getString("comment"),
                row.getTimestamp("opened_at").toInstant(),
                readings(id),
                isolates(id));
    }

    private List<Day> readings(long culture) {
        return jdbc.sql("select * from lab.culture_reading where culture = ? order by day")
                .param(culture)
                .query((row, _) -> new Day(
                        row.getInt("day"),
                        row.getTimestamp("due_at").toInstant(),
                        instant(row.getTimestamp("read_at")),
                        row.getString("read_by"),
                        row.getString("growth"),
                        row.getString("note")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private List<Isolate> isolates(long culture) {
        return jdbc.sql("select * from lab.isolate where culture = ? order by number")
                .param(culture)
                .query((row, _) -> new Isolate(
                        row.getLong("id"),
                        row.getInt("number"),
                        row.getString("organism"),
                        row.getString("quantity"),
                        row.getString("method"),
                        row.getString("score"),
                        tested(row.getLong("id"))))
                .list();
    }

    private List<Tested> tested(long isolate) {
        return jdbc.sql("select * from lab.susceptibility where isolate = ? order by antibiotic")
                .param(isolate)
                .query((row, _) -> new Tested(
                        row.getString("antibiotic"),
                        row.getString("method"),
                        row.getString("value"),
                        susceptibility(row.getString("measured")),
                        susceptibility(row.getString("reported")),
                        row.getString("reason"),
                        row.getString("breakpoints"),
                        row.getString("overridden_by")))
                .list();
    }

    private static @Nullable Susceptibility susceptibility(@Nullable String code) {
        return code == null ? null : Susceptibility.valueOf(code);
    }

    void gram(long culture, String gram) {
        jdbc.sql("update lab.culture set gram = ? where id = ?")
                .params(gram, culture)
                .update();
    }

    boolean read(long culture, int day, String growth, String note, String person) {
        return jdbc.sql("""
            update lab.culture_reading set read_at = now(), read_by = ?, growth = ?, note = ?
             where culture = ? and day = ?
            """).params(person, growth, note, culture, day).update() == 1;
    }

    void isolate(long culture, String organism, String quantity, String method, String score) {
        jdbc.sql("""
            insert into lab.isolate (culture, number, organism, quantity, method, score)
            select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from lab.isolate where culture = ?
            """)
                .params(culture, organism, quantity, method, score, culture)
                .update();
    }

    /** Writes what was tested; what was tested before of the same antibiotic is replaced. */
    void test(long isolate, Tested tested, String person) {
        jdbc.sql("""
            insert into lab.susceptibility (isolate, antibiotic, method, value, measured, reported, reason, breakpoints,
                                            overridden_by, entered_at, entered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, now(), ?)
            on conflict (isolate, antibiotic) do update set method = excluded.method, value = excluded.value,
              measured = excluded.measured, reported = excluded.reported, reason = excluded.reason,
              breakpoints = excluded.breakpoints, overridden_by = excluded.overridden_by,
              entered_at = excluded.entered_at, entered_by = excluded.entered_by
            """)
                .params(Arrays.asList(
                        isolate,
                        tested.antibiotic(),
                        tested.method(),
                        tested.value(),
                        code(tested.measured()),
                        code(tested.reported()),
                        tested.reason(),
                        tested.breakpoints(),
                        tested.overriddenBy(),
                        person))
                .update();
    }

    private static @Nullable String code(@Nullable Susceptibility found) {
        return found == null ? null : found.name();
    }

    void report(long culture, State state, String growth, String comment, String person) {
        jdbc.sql("""
            update lab.culture set state = ?, growth = ?, comment = ?, reported_at = now(), reported_by = ?
             where id = ?
            """).params(state.name(), growth, comment, person, culture).update();
    }

    /** Isolates of final reports collected between two moments, as the antibiogram counts them. */
    List<Isolation> isolations(Instant from, Instant to) {
        Map<Long, Map<String, Susceptibility>> results = new HashMap<>();
        jdbc.sql("""
            select u.isolate, u.antibiotic, u.reported from lab.susceptibility u
              join lab.isolate i on i.id = u.isolate join lab.culture c on c.id = i.culture
             where u.reported is not null and u.method <> 'PHENOTYPE'
               and c.opened_at >= ?::timestamptz and c.opened_at < ?::timestamptz
            """).params(from.toString(), to.toString()).query(row -> {
            results.computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
                    .put(row.getString(2), Susceptibility.valueOf(row.getString(3)));
        });
        return jdbc.sql("""
            select i.id, s.patient, i.organism, coalesce(o.ward, '') as ward, s.type,
                   coalesce(s.collected_at, c.opened_at) as at, c.screening
              from lab.isolate i join lab.culture c on c.id = i.culture join lab.specimen s on s.id = c.specimen
              left join lateral (select o.ward from lab.order_line l join lab.lab_order o on o.id = l.order_id
                                  where l.specimen = s.id order by l.id limit 1) o on true
             where c.state in ('FINAL', 'CORRECTED')
               and c.opened_at >= ?::timestamptz and c.opened_at < ?::timestamptz
            """)
                .params(from.toString(), to.toString())
                .query((row, _) -> new Isolation(
                        row.getLong("id"),
                        row.getString("patient"),
                        row.getString("organism"),
                        row.getString("ward").replace("^", " "),
                        row.getString("type"),
                        row.getTimestamp("at").toInstant(),
                        row.getBoolean("screening"),
                        results.getOrDefault(row.getLong("id"), Map.of())))
                .list();
    }
}

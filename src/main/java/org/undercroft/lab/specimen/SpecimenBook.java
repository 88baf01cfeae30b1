package org.undercroft.lab.specimen;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.page.Refusal;

/** Keeps specimens: what each is, in which state and where, and what happened to it. */
@Repository
public class SpecimenBook {

    private static final String SPECIMENS = """
        select s.*, coalesce(t.name, s.type) as type_name, coalesce(t.tube, '') as tube,
               coalesce(o.record_number, '') as record_number, coalesce(o.patient_name, '') as patient_name,
               coalesce(o.ward, '') as ward, coalesce(o.priority, 'R') as priority,
               p.accession as parent_number, f.accession as replaces_number, n.accession as replaced_number,
               coalesce(l.tests, '{}') as tests, coalesce(l.open_tests, 0) as open_tests
          from lab.specimen s
          left join lab.specimen_type t on t.code = s.type
          left join lab.specimen p on p.id = s.parent
          left join lab.specimen f on f.id = s.replaces
          left join lateral (select n.accession from lab.specimen n where n.replaces = s.id and n.state <> 'DISCARDED'
                              order by n.id desc limit 1) n on true
          left join lateral (select o.* from lab.order_line l join lab.lab_order o on o.id = l.order_id
                              where l.specimen = coalesce(s.parent, s.id) order by l.id limit 1) o on true
          left join lateral (select array_agg(distinct coalesce(l.test, l.requested)) as tests,
                                    count(*) filter (where l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST')) as open_tests
                               from lab.order_line l
                              where l.specimen = coalesce(s.parent, s.id) and l.state <> 'CANCELLED') l on true
        """;

    private final JdbcClient jdbc;

    SpecimenBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who works now. */
    public static String actor() {
        return Acting.current().actor().name();
    }

    /** The specimen with this number, ours or the sender's. */
    public Optional<Specimen> find(String number) {
        return jdbc.sql(SPECIMENS + """
             where s.accession = :number or (s.placer_number = :number and :number <> '')
             order by s.accession = :number desc, s.id desc limit 1
            """)
                .param("number", number)
                .query((row, _) -> specimen(row))
                .optional();
    }

    /**
     * The specimen with this number, locked until the transaction ends.
     *
     * @throws Refusal if there is none
     */
    public Specimen lock(String number) {
        jdbc.sql("""
            select id from lab.specimen where accession = :number or (placer_number = :number and :number <> '')
             order by id for update
            """).param("number", number).query(Long.class).list();
        return find(number).orElseThrow(() -> Refusal.unknown("No specimen has the number " + number + "."));
    }

    /** The specimens of these identities, in their order. */
    public List<Specimen> ofIds(Collection<Long> ids) {
        return jdbc.sql(SPECIMENS + " where s.id = any(?) order by array_position(?, s.id)")
                .params(ids.toArray(Long[]::new), ids.toArray(Long[]::new))
                .query((row, _) -> specimen(row))
                .list();
    }

    /** Aliquots of a specimen, oldest first. */
    public List<Specimen> aliquots(long specimen) {
        return jdbc.sql(SPECIMENS + " where s.parent = ? order by s.id")
                .param(specimen)
                .query((row, _) -> specimen(row))
                .list();
    }

    /** What has no result and is in one of these states, oldest first; of one ward, or of all. */
    List<Specimen> awaited(Collection<SpecimenState> states, @Nullable String ward, int most) {
        return jdbc.sql(SPECIMENS + """
             where s.state = any(:states) and s.id in (
                   select s.id from lab.specimen s
                    where s.state = any(:states) and s.state in ('ORDERED', 'COLLECTED', 'IN_TRANSIT') and exists (
                          select from lab.order_line l join lab.lab_order o on o.id = l.order_id
                           where l.specimen = s.id and l.state in ('ORDERED', 'MEASURED', 'UNKNOWN_TEST')
                             and (:ward::text is null or o.ward like :ward || '%'))
                    order by s.id desc limit :most)
             order by s.id
            """)
                .param("states", states.stream().map(Enum::name).toArray(String[]::new))
                .param("ward", ward)
                .param("most", most)
                .query((row, _) -> specimen(row))
                .list();
    }

    /** What a patient's wristband stands for: everything of this patient that is still to be drawn. */
    List<Specimen> toCollectOf(String patient) {
        return jdbc.sql(SPECIMENS + " where s.patient = ? and s.state = 'ORDERED' and l.open_tests > 0 order by s.id")
                .param(patient)
                .query((row, _) -> specimen(row))
                .list();
    }

    /** The patient that orders know by this record number. */
    Optional<String> patientNumbered(String recordNumber) {
        return jdbc.sql("select patient from lab.lab_order where record_number = ? order by id desc limit 1")
                .param(recordNumber)
                .query(String.class)
                .optional();
    }

    /** Wards with something to collect. */
    List<String> wards() {
        return jdbc.sql("""
            select distinct split_part(o.ward, '^', 1) from lab.specimen s join lab.order_line l on l.specimen = s.id
              join lab.lab_order o on o.id = l.order_id
             where s.state = 'ORDERED' and l.state in ('ORDERED', 'UNKNOWN_TEST') and o.ward <> '' order by 1
            """).query(String.class).list();
    }

    /** Brings a specimen into another state, at a place, and tells it. */
    public void move(Specimen specimen, SpecimenState next, String place, Instant now, String what) {
        jdbc.sql("update lab.specimen set state = ?, state_at = ?, state_by = ?, place = ? where id = ?")
                .params(next.name(), Timestamp.from(now), actor(), place, specimen.id())
                .update();
        tell(specimen.id(), now, what);
    }

    /** Adds to the specimen's story. */
    public void tell(long specimen, Instant at, String what) {
        jdbc.sql("insert into lab.specimen_moment (specimen, at, actor, what) values (?, ?, ?, ?)")
                .params(specimen, Timestamp.from(at), actor(), what)
                .update();
    }

    void collected(long specimen, Instant at) {
        jdbc.sql("update lab.specimen set collected_at = ?, collected_by = ? where id = ?")
                .params(Timestamp.from(at), actor(), specimen)
                .update();
    }

    void received(long specimen, Instant at) {
        jdbc.sql("update lab.specimen set received_at = ?, received_by = ?, receipt_implied = false where id = ?")
                .params(Timestamp.from(at), actor(), specimen)
                .update();
    }

    /** Keeps that somebody set a rule aside for a specimen. */
    public void override(long specimen, Instant at, String rule, String finding, String reason) {
        jdbc.sql("""
            insert into lab.specimen_override (specimen, at, actor, rule, finding, reason) values (?, ?, ?, ?, ?, ?)
            """)
                .params(specimen, Timestamp.from(at), actor(), rule, finding, reason)
                .update();
        tell(specimen, at, finding + " Used all the same: " + reason);
    }

    /** Enters a specimen that another one stands behind: an aliquot of it, or one drawn again for it. */
    long add(
            String accession,
            Specimen origin,
            boolean aliquot,
            @Nullable BigDecimal volume,
            SpecimenState state,
            Instant now) {
        List<@Nullable Object> values = Arrays.asList(
                accession,
                origin.type(),
                origin.patient(),
                aliquot && origin.collectedAt() != null ? Timestamp.from(origin.collectedAt()) : null,
                Timestamp.from(now),
                state.name(),
                Timestamp.from(now),
                actor(),
                aliquot ? Timestamp.from(now) : null,
                aliquot ? origin.id() : null,
                aliquot ? null : origin.id(),
                volume);
        return jdbc.sql("""
            insert into lab.specimen (accession, type, patient, collected_at, created_at, state, state_at, state_by,
                                      received_at, parent, replaces, volume_ml)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
            """).params(values).query(Long.class).single();
    }

    /** Everything that somebody set aside for a specimen, oldest first. */
    public List<String> overrides(long specimen) {
        return jdbc.sql("select rule || ': ' || reason from lab.specimen_override where specimen = ? order by id")
                .param(specimen)
                .query(String.class)
                .list();
    }

    private static Specimen specimen(ResultSet row) throws SQLException {
        return new Specimen(
                row.getLong("id"),
                row.getString("accession"),
                row.getString("placer_number"),
                row.getString("type"),
                row.getString("type_name"),
                row.getString("tube"),
                row.getString("patient"),
                row.getString("record_number"),
                row.getString("patient_name"),
                row.getString("ward"),
                row.getString("priority"),
                instant(row, "collected_at"),
                row.getString("collected_by"),
                instant(row, "received_at"),
                row.getString("received_by"),
                row.getBoolean("receipt_implied"),
                SpecimenState.valueOf(row.getString("state")),
                row.getTimestamp("state_at").toInstant(),
                row.getString("state_by"),
                row.getString("place"),
                row.getString("parent_number"),
                row.getString("replaces_number"),
                row.getString("replaced_number"),
                row.getBigDecimal("volume_ml"),
                List.of((String[]) row.getArray("tests").getArray()),
                row.getInt("open_tests"),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}

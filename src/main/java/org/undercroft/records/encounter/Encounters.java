package org.undercroft.records.encounter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.platform.actor.Acting;
import org.undercroft.records.PatientId;

/** Stays and visits and what was told of them, in the database. */
@Repository
class Encounters {

    private final JdbcClient jdbc;

    Encounters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A stay's fixed side.
     *
     * @param id its FHIR id
     * @param patient whose, as told when it was made
     * @param visit its number
     */
    record Key(String id, PatientId patient, VisitNumber visit) {}

    /** The stay of this number, kept from others until the transaction ends; made for the patient if there is none. */
    Key findOrMake(VisitNumber visit, PatientId patient) {
        return find(visit).orElseGet(() -> {
            jdbc.sql("""
                insert into records.encounter (id, patient, authority, visit_number, status, class, point_of_care, room,
                  bed, facility, attending)
                values (?, ?, ?, ?, 'PLANNED', '', '', '', '', '', '') on conflict do nothing
                """)
                    .params(UUID.randomUUID().toString(), patient.value(), visit.authority(), visit.value())
                    .update();
            return find(visit).orElseThrow();
        });
    }

    private Optional<Key> find(VisitNumber visit) {
        return jdbc.sql("""
            select id, patient, authority, visit_number from records.encounter
            where visit_number = ? and authority = ? for update
            """)
                .params(visit.value(), visit.authority())
                .query(Encounters::key)
                .optional();
    }

    /** The stays of these numbers with what was told of them, kept from others until the transaction ends. */
    Map<VisitNumber, Standing> standing(Collection<VisitNumber> visits) {
        record Held(Key key, PatientId holder) {}
        List<Held> held = jdbc.sql("""
            select encounter.id, encounter.patient, encounter.authority, encounter.visit_number, patient.holder
            from unnest(:values::text[], :authorities::text[]) as asked (value, authority)
            join records.encounter
              on encounter.visit_number = asked.value and encounter.authority = asked.authority
            join records.patient on patient.id = encounter.patient
            order by encounter.id for update of encounter
            """)
                .param("values", visits.stream().map(VisitNumber::value).toArray(String[]::new))
                .param(
                        "authorities",
                        visits.stream().map(VisitNumber::authority).toArray(String[]::new))
                .query((row, number) -> new Held(key(row, number), new PatientId(row.getString("holder"))))
                .list();
        record Told(String encounter, Movement movement) {}
        Map<String, List<Movement>> movements = jdbc
                .sql("select * from records.movement where encounter = any (:ids) order by number")
                .param(
                        "ids",
                        held.stream().map(each -> each.key().id()).distinct().toArray(String[]::new))
                .query((row, number) -> new Told(row.getString("encounter"), movement(row, number)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Told::encounter, Collectors.mapping(Told::movement, Collectors.toList())));
        Map<VisitNumber, Standing> standing = new HashMap<>();
        held.forEach(each -> standing.put(
                each.key().visit(),
                new Standing(each.holder(), movements.getOrDefault(each.key().id(), List.of()))));
        return standing;
    }

    /** Moves updates to the time at which they were told again. */
    void toldAgain(Collection<Movement> updates) {
        jdbc.sql("""
            update records.movement set occurred_at = again.occurred, told_at = again.told
            from unnest(:numbers::bigint[], :occurred::timestamptz[], :told::timestamptz[])
              as again (number, occurred, told)
            where movement.number = again.number
            """)
                .param("numbers", updates.stream().map(Movement::number).toArray(Long[]::new))
                .param(
                        "occurred",
                        updates.stream()
                                .map(each -> each.occurredAt().toString())
                                .toArray(String[]::new))
                .param(
                        "told",
                        updates.stream().map(each -> each.toldAt().toString()).toArray(String[]::new))
                .update();
    }

    /** Those of these FHIR Locations that nobody wrote yet. */
    Set<String> unwritten(Collection<String> locations) {
        return Set.copyOf(jdbc.sql("""
            select id from unnest(:ids::text[]) as asked (id) where not exists (
              select from records.resource where type = 'Location' and resource.id = asked.id and not deleted)
            """)
                .param("ids", locations.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** The newest stay that is expected or going on for any of these identities, kept from others. */
    Optional<Key> open(List<PatientId> identities) {
        return jdbc.sql("""
            select id, patient, authority, visit_number from records.encounter
            where patient = any (:ids) and status in ('IN_PROGRESS', 'PLANNED')
            order by began_at desc nulls last limit 1 for update
            """)
                .param("ids", identities.stream().map(PatientId::value).toArray(String[]::new))
                .query(Encounters::key)
                .optional();
    }

    /** The newest stay of any of these identities, whatever its state, kept from others. */
    Optional<Key> newest(List<PatientId> identities) {
        return jdbc.sql("""
            select id, patient, authority, visit_number from records.encounter
            where patient = any (:ids) order by coalesce(began_at, ended_at) desc nulls last limit 1 for update
            """)
                .param("ids", identities.stream().map(PatientId::value).toArray(String[]::new))
                .query(Encounters::key)
                .optional();
    }

    /** Keeps what was told; gives it with its number. */
    Movement add(String encounter, Movement movement) {
        long number = jdbc.sql("""
            insert into records.movement (encounter, kind, occurred_at, told_at, class, point_of_care, room, bed,
              facility, attending, message)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number
            """)
                .params(Arrays.asList(
                        encounter,
                        movement.kind().name(),
                        movement.occurredAt().atOffset(ZoneOffset.UTC),
                        movement.toldAt().atOffset(ZoneOffset.UTC),
                        movement.patientClass(),
                        movement.bed().pointOfCare(),
                        movement.bed().room(),
                        movement.bed().bed(),
                        movement.bed().facility(),
                        movement.attending(),
                        Acting.current().message()))
                .query(Long.class)
                .single();
        return movement.numbered(number);
    }

    List<Movement> movements(String encounter) {
        return jdbc.sql("select * from records.movement where encounter = ? order by number")
                .param(encounter)
                .query(Encounters::movement)
                .list();
    }

    void keep(String encounter, Stay stay) {
        jdbc.sql("""
            update records.encounter set status = ?, class = ?, point_of_care = ?, room = ?, bed = ?, facility = ?,
              attending = ?, began_at = ?, ended_at = ?
            where id = ?
            """)
                .params(Arrays.asList(
                        stay.status().name(),
                        stay.patientClass(),
                        stay.bed().pointOfCare(),
                        stay.bed().room(),
                        stay.bed().bed(),
                        stay.bed().facility(),
                        stay.attending(),
                        time(stay.began()),
                        time(stay.ended()),
                        encounter))
                .update();
    }

    /** The stays of these identities, the newest first. */
    List<Key> of(List<PatientId> identities) {
        return jdbc.sql("""
            select id, patient, authority, visit_number from records.encounter
            where patient = any (:ids) order by coalesce(began_at, ended_at) desc nulls last, id
            """)
                .param("ids", identities.stream().map(PatientId::value).toArray(String[]::new))
                .query(Encounters::key)
                .list();
    }

    private static @Nullable Object time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Key key(ResultSet row, int number) throws SQLException {
        return new Key(
                row.getString("id"),
                new PatientId(row.getString("patient")),
                new VisitNumber(row.getString("authority"), row.getString("visit_number")));
    }

    private static Movement movement(ResultSet row, int number) throws SQLException {
        return new Movement(
                row.getLong("number"),
                MovementKind.valueOf(row.getString("kind")),
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("told_at").toInstant(),
                row.getString("class"),
                new Bed(
                        row.getString("point_of_care"),
                        row.getString("room"),
                        row.getString("bed"),
                        row.getString("facility")),
                row.getString("attending"));
    }
}

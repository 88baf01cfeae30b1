package org.undercroft.records.encounter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        jdbc.sql("""
            insert into records.encounter (id, patient, authority, visit_number, status, class, point_of_care, room,
              bed, facility, attending)
            values (?, ?, ?, ?, 'PLANNED', '', '', '', '', '', '') on conflict do nothing
            """)
                .params(UUID.randomUUID().toString(), patient.value(), visit.authority(), visit.value())
                .update();
        return jdbc.sql("""
            select id, patient, authority, visit_number from records.encounter
            where visit_number = ? and authority = ? for update
            """)
                .params(visit.value(), visit.authority())
                .query(Encounters::key)
                .single();
    }

    /** The newest stay that is expected or going on for any of these identities. */
    Optional<Key> open(List<PatientId> identities) {
        return jdbc.sql("""
            select id, patient, authority, visit_number from records.encounter
            where patient = any (:ids) and status in ('IN_PROGRESS', 'PLANNED')
            order by began_at desc nulls last limit 1
            """)
                .param("ids", identities.stream().map(PatientId::value).toArray(String[]::new))
                .query(Encounters::key)
                .optional();
    }

    /** The newest stay of any of these identities, whatever its state. */
    Optional<Key> newest(List<PatientId> identities) {
        return jdbc.sql("""
            select id, patient, authority, visit_number from records.encounter
            where patient = any (:ids) order by coalesce(began_at, ended_at) desc nulls last limit 1
            """)
                .param("ids", identities.stream().map(PatientId::value).toArray(String[]::new))
                .query(Encounters::key)
                .optional();
    }

    void lock(String encounter) {
        jdbc.sql("select id from records.encounter where id = ? for update")
                .param(encounter)
                .query(String.class)
                .single();
    }

    void add(String encounter, Movement movement) {
        jdbc.sql("""
            insert into records.movement (encounter, kind, occurred_at, told_at, class, point_of_care, room, bed,
              facility, attending, message)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                .update();
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

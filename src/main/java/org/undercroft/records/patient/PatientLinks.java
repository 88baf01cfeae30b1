package org.undercroft.records.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.platform.actor.Acting;
import org.undercroft.records.PatientId;

/** Which identities lead to which, with the history of it. */
@Repository
class PatientLinks {

    private final JdbcClient jdbc;

    PatientLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one standing identity lead to another. */
    long link(PatientId loser, PatientId survivor, String reason) {
        Acting acting = Acting.current();
        long number = jdbc.sql("""
            insert into records.patient_link (loser, survivor, made_by, message, reason)
            values (?, ?, ?, ?, ?) returning number
            """)
                .params(Arrays.asList(
                        loser.value(), survivor.value(), acting.actor().name(), acting.message(), reason))
                .query(Long.class)
                .single();
        jdbc.sql("update records.patient set holder = ? where holder = ?")
                .params(survivor.value(), loser.value())
                .update();
        return number;
    }

    /** Undoes a standing link: its loser, and all that led to it, stand apart again. */
    void undo(PatientLink link, String reason) {
        jdbc.sql("""
            update records.patient_link set undone_at = clock_timestamp(), undone_by = ?, undone_reason = ?
            where number = ?
            """)
                .params(Acting.current().actor().name(), reason, link.number())
                .update();
        jdbc.sql("""
            with recursive below (id) as (
              values (:loser)
              union
              select link.loser from records.patient_link link join below on link.survivor = below.id
              where link.undone_at is null
            )
            update records.patient set holder = :loser where id in (select id from below)
            """).param("loser", link.loser().value()).update();
    }

    Optional<PatientLink> link(long number) {
        return jdbc.sql("select * from records.patient_link where number = ? for update")
                .param(number)
                .query(PatientLinks::read)
                .optional();
    }

    /** Every link that any identity of this cluster was ever part of, the newest first. */
    List<PatientLink> history(List<PatientId> cluster) {
        return jdbc.sql("""
            select * from records.patient_link where loser = any (:ids) or survivor = any (:ids)
            order by number desc
            """)
                .param("ids", cluster.stream().map(PatientId::value).toArray(String[]::new))
                .query(PatientLinks::read)
                .list();
    }

    private static PatientLink read(ResultSet row, int number) throws SQLException {
        Timestamp undone = row.getTimestamp("undone_at");
        return new PatientLink(
                row.getLong("number"),
                new PatientId(row.getString("loser")),
                new PatientId(row.getString("survivor")),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getString("reason"),
                undone == null ? null : undone.toInstant(),
                row.getString("undone_by"),
                row.getString("undone_reason"));
    }
}

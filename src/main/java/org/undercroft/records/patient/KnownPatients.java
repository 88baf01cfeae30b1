package org.undercroft.records.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import tools.jackson.databind.json.JsonMapper;

/** Reads patients as other departments see them, with number and bed, in one query for all. */
@Repository
class KnownPatients {

    private static final int WHOLE_DATE = 10;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    KnownPatients(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<PatientId, KnownPatient> find(Collection<PatientId> ids) {
        Map<PatientId, KnownPatient> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        jdbc.sql("""
            select asked.id as asked, patient.id, patient.demographics, number.value as number,
                   stay.point_of_care, stay.room, stay.bed
            from records.patient asked
            join records.patient patient on patient.id = asked.holder
            left join lateral (
              select value from records.patient_identifier where patient = patient.id
              order by ordinal, told_at, authority, value limit 1
            ) number on true
            left join lateral (
              select encounter.point_of_care, encounter.room, encounter.bed
              from records.patient same join records.encounter on encounter.patient = same.id
              where same.holder = patient.id and encounter.status = 'IN_PROGRESS'
              order by encounter.began_at desc nulls last limit 1
            ) stay on true
            where asked.id = any (:ids)
            """)
                .param("ids", ids.stream().map(PatientId::value).toArray(String[]::new))
                .query((row, _) -> found.put(new PatientId(row.getString("asked")), read(row)))
                .list();
        return found;
    }

    private KnownPatient read(ResultSet row) throws SQLException {
        Demographics known = json.readValue(row.getString("demographics"), Demographics.class);
        String number = row.getString("number");
        return new KnownPatient(
                new PatientId(row.getString("id")),
                number == null ? "" : number,
                known.family(),
                known.given(),
                date(known.birthDate()),
                known.sex(),
                location(row.getString("point_of_care"), row.getString("room"), row.getString("bed")));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() == WHOLE_DATE ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable String location(@Nullable String pointOfCare, @Nullable String room, @Nullable String bed) {
        String whole = pointOfCare + "^" + room + "^" + bed;
        return pointOfCare == null || whole.equals("^^") ? null : whole;
    }
}

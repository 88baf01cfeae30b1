package org.undercroft.records.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.fhir.index.Folding;
import tools.jackson.databind.json.JsonMapper;

/** The identities and their numbers, in the database. */
@Repository
class PatientTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PatientTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who stands for the holder of this number; a number without authority leads to the only one who has it. */
    Optional<PatientId> holder(PatientIdentifier identifier) {
        List<String> exact = holders(identifier.value(), identifier.authority());
        if (exact.isEmpty() && identifier.authority().isEmpty()) {
            List<String> any = holders(identifier.value(), null);
            return any.size() == 1 ? Optional.of(new PatientId(any.getFirst())) : Optional.empty();
        }
        return exact.stream().findFirst().map(PatientId::new);
    }

    /** The identity to which this number was given. */
    Optional<PatientId> bearer(PatientIdentifier identifier) {
        return jdbc.sql("select patient from records.patient_identifier where value = ? and authority = ?")
                .params(identifier.value(), identifier.authority())
                .query((row, _) -> new PatientId(row.getString(1)))
                .optional();
    }

    private List<String> holders(String value, @org.jspecify.annotations.Nullable String authority) {
        return jdbc.sql("""
            select distinct patient.holder
            from records.patient_identifier identifier join records.patient on patient.id = identifier.patient
            where identifier.value = :value and (:authority::text is null or identifier.authority = :authority)
            """)
                .param("value", value)
                .param("authority", authority, java.sql.Types.VARCHAR)
                .query(String.class)
                .list();
    }

    /** Makes everybody wait who is about to register the same numbers, until this transaction ends. */
    void lock(List<HeldIdentifier> identifiers) {
        identifiers.stream()
                .map(held -> held.identifier().value())
                .distinct()
                .sorted()
                .forEach(value -> jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 7))")
                        .param("patient " + value)
                        .query((_, _) -> true)
                        .list());
    }

    Optional<PatientRow> row(PatientId id) {
        return jdbc.sql("""
            select id, holder, provisional, demographics, told_at from records.patient where id = ?
            """).param(id.value()).query(this::read).optional();
    }

    /** The identity, kept from others until this transaction ends. */
    Optional<PatientRow> rowForChange(PatientId id) {
        return jdbc.sql("""
            select id, holder, provisional, demographics, told_at from records.patient where id = ? for update
            """).param(id.value()).query(this::read).optional();
    }

    /** Keeps the identity from others until this transaction ends. */
    void lock(PatientId id) {
        jdbc.sql("select id from records.patient where id = ? for update")
                .param(id.value())
                .query(String.class)
                .single();
    }

    /** Who stands for the holders of these numbers, each kept from others until this transaction ends. */
    Map<PatientIdentifier, PatientRow> standing(Collection<PatientIdentifier> identifiers) {
        Map<PatientIdentifier, PatientRow> standing = new HashMap<>();
        jdbc.sql("""
            select identifier.authority, identifier.value, patient.id, patient.holder, patient.provisional,
                   patient.demographics, patient.told_at
            from unnest(:values::text[], :authorities::text[]) as asked (value, authority)
            join records.patient_identifier identifier
              on identifier.value = asked.value and identifier.authority = asked.authority
            join records.patient bearer on bearer.id = identifier.patient
            join records.patient on patient.id = bearer.holder
            order by patient.id for update of patient
            """)
                .param(
                        "values",
                        identifiers.stream().map(PatientIdentifier::value).toArray(String[]::new))
                .param(
                        "authorities",
                        identifiers.stream().map(PatientIdentifier::authority).toArray(String[]::new))
                .query((row, number) -> standing.put(
                        new PatientIdentifier(row.getString("authority"), row.getString("value")), read(row, number)))
                .list();
        return standing;
    }

    /** Keeps when what is known was told last. */
    void toldAgain(Map<PatientId, Instant> told) {
        jdbc.sql("""
            update records.patient set told_at = greatest(patient.told_at, told.at)
            from unnest(:ids::text[], :ats::timestamptz[]) as told (id, at) where patient.id = told.id
            """)
                .param("ids", told.keySet().stream().map(PatientId::value).toArray(String[]::new))
                .param("ats", told.values().stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    void insert(PatientRow row) {
        jdbc.sql("""
            insert into records.patient (id, holder, provisional, demographics, told_at, family, given, birth_date)
            values (:id, :id, :provisional, :demographics::jsonb, :told, :family, :given, :birth)
            """)
                .param("id", row.id().value())
                .param("provisional", row.provisional())
                .param("demographics", json.writeValueAsString(row.demographics()))
                .param("told", row.toldAt().atOffset(ZoneOffset.UTC))
                .param("family", Folding.fold(row.demographics().family()))
                .param("given", Folding.fold(row.demographics().given()))
                .param("birth", row.demographics().birthDate())
                .update();
    }

    void update(PatientRow row) {
        jdbc.sql("""
            update records.patient set provisional = :provisional, demographics = :demographics::jsonb,
              told_at = :told, family = :family, given = :given, birth_date = :birth
            where id = :id
            """)
                .param("id", row.id().value())
                .param("provisional", row.provisional())
                .param("demographics", json.writeValueAsString(row.demographics()))
                .param("told", row.toldAt().atOffset(ZoneOffset.UTC))
                .param("family", Folding.fold(row.demographics().family()))
                .param("given", Folding.fold(row.demographics().given()))
                .param("birth", row.demographics().birthDate())
                .update();
    }

    /** Gives the patient a number, unless somebody has it; tells whether it was given. */
    boolean give(PatientId patient, HeldIdentifier held, Instant toldAt) {
        return jdbc.sql("""
            insert into records.patient_identifier (authority, value, kind, patient, ordinal, told_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
                        .params(
                                held.identifier().authority(),
                                held.identifier().value(),
                                held.kind(),
                                patient.value(),
                                held.rank(),
                                toldAt.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** The numbers given to this very identity, the best first. */
    List<HeldIdentifier> identifiers(PatientId patient) {
        return jdbc.sql("""
            select authority, value, kind from records.patient_identifier
            where patient = ? order by ordinal, told_at, authority, value
            """)
                .param(patient.value())
                .query((row, _) -> new HeldIdentifier(
                        new PatientIdentifier(row.getString("authority"), row.getString("value")),
                        row.getString("kind")))
                .list();
    }

    /** All identities for which one stands, itself included. */
    List<PatientId> cluster(Collection<PatientId> any) {
        return jdbc.sql("""
            select other.id from records.patient other
            where other.holder in (select holder from records.patient where id = any (:ids))
            """)
                .param("ids", any.stream().map(PatientId::value).toArray(String[]::new))
                .query((row, _) -> new PatientId(row.getString(1)))
                .list();
    }

    private PatientRow read(ResultSet row, int number) throws SQLException {
        return new PatientRow(
                new PatientId(row.getString("id")),
                new PatientId(row.getString("holder")),
                row.getBoolean("provisional"),
                json.readValue(row.getString("demographics"), Demographics.class),
                row.getTimestamp("told_at").toInstant());
    }
}

package org.undercroft.records.chart;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;
import org.undercroft.records.encounter.Bed;

/** Who lies where now. */
@Repository
public class BedBoard {

    private static final int MOST = 2_000;

    private final JdbcClient jdbc;
    private final PatientIndex index;
    private final AuditTrail audit;

    BedBoard(JdbcClient jdbc, PatientIndex index, AuditTrail audit) {
        this.jdbc = jdbc;
        this.index = index;
        this.audit = audit;
    }

    /**
     * A patient in a place.
     *
     * @param bed where
     * @param patient who
     * @param since when the stay began; null if not told
     * @param attending the doctor in charge
     * @param shared whether somebody else is said to lie in the same bed: one of the two messages is wrong
     */
    public record Occupied(
            Bed bed, KnownPatient patient, @Nullable Instant since, String attending, boolean shared) {}

    private record Row(Bed bed, PatientId patient, @Nullable Instant since, String attending) {}

    /** The occupied places by ward; of one ward if it is named. */
    @Transactional
    Map<String, List<Occupied>> wards(@Nullable String ward) {
        List<Row> rows = rows(ward);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "Location", ward == null ? "" : ward)
                .about(rows.stream()
                        .map(row -> row.patient().value())
                        .distinct()
                        .toList())
                .saying("bed board"));
        return byWard(rows, index.findAll(rows.stream().map(Row::patient).toList()));
    }

    private List<Row> rows(@Nullable String ward) {
        return jdbc.sql("""
            select encounter.point_of_care, encounter.room, encounter.bed, encounter.facility, patient.holder,
                   encounter.began_at, encounter.attending
            from records.encounter join records.patient on patient.id = encounter.patient
            where encounter.status = 'IN_PROGRESS' and encounter.point_of_care <> ''
              and (:ward::text is null or encounter.point_of_care = :ward)
            order by encounter.point_of_care, encounter.room, encounter.bed limit :most
            """)
                .param("ward", ward, java.sql.Types.VARCHAR)
                .param("most", MOST)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        Bed bed = new Bed(
                row.getString("point_of_care"), row.getString("room"), row.getString("bed"), row.getString("facility"));
        Timestamp began = row.getTimestamp("began_at");
        return new Row(
                bed,
                new PatientId(row.getString("holder")),
                began == null ? null : began.toInstant(),
                row.getString("attending"));
    }

    private static Map<String, List<Occupied>> byWard(List<Row> rows, Map<PatientId, KnownPatient> known) {
        Map<Bed, Long> taken = rows.stream()
                .filter(row -> !row.bed().bed().isEmpty())
                .collect(Collectors.groupingBy(Row::bed, Collectors.counting()));
        Map<String, List<Occupied>> wards = new TreeMap<>();
        for (Row row : rows) {
            KnownPatient patient = known.get(row.patient());
            if (patient != null) {
                boolean shared = taken.getOrDefault(row.bed(), 0L) > 1;
                wards.computeIfAbsent(row.bed().pointOfCare(), _ -> new ArrayList<>())
                        .add(new Occupied(row.bed(), patient, row.since(), row.attending(), shared));
            }
        }
        return wards;
    }
}

package org.undercroft.records.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Direction;
import org.undercroft.platform.page.Listing;
import org.undercroft.platform.page.PageOf;
import org.undercroft.platform.page.PageRequest;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;
import org.undercroft.records.fhir.index.Folding;

/** Finds patients by name, number and birth date. */
@Repository
class PatientList {

    static final Listing LISTING =
            Listing.sortedBy("name", Direction.ASCENDING).orBy("born").filteredBy("name", "number", "born");

    private static final Map<String, String> COLUMNS =
            Map.of("name", "patient.family, patient.given", "born", "patient.birth_date");

    private final JdbcClient jdbc;
    private final PatientIndex index;
    private final AuditTrail audit;

    PatientList(JdbcClient jdbc, PatientIndex index, AuditTrail audit) {
        this.jdbc = jdbc;
        this.index = index;
        this.audit = audit;
    }

    /** One page of those who match; reading it is written down. */
    @Transactional
    PageOf<KnownPatient> find(PageRequest request) {
        List<String> clauses = new ArrayList<>(List.of("patient.id = patient.holder"));
        List<Object> values = new ArrayList<>();
        request.filter("name").ifPresent(name -> name(name, clauses, values));
        request.filter("number").ifPresent(number -> {
            clauses.add("patient.id in (select bearer.holder from records.patient_identifier identifier"
                    + " join records.patient bearer on bearer.id = identifier.patient where identifier.value = ?)");
            values.add(number);
        });
        request.filter("born").ifPresent(born -> {
            clauses.add("patient.birth_date like ?");
            values.add(likeSafe(born) + "%");
        });
        String from = " from records.patient where " + String.join(" and ", clauses);
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        List<PatientId> ids = jdbc.sql("select patient.id" + from + " order by "
                        + request.orderBy(COLUMNS, "patient.id") + " limit " + request.size() + " offset "
                        + request.offset())
                .params(values)
                .query((row, _) -> new PatientId(row.getString(1)))
                .list();
        audit.record(AuditEntry.of(AuditAction.EXECUTE, AuditEntry.PATIENT_RECORD, "Patient", "")
                .about(ids.stream().map(PatientId::value).toList())
                .saying("patient list " + request.filters()));
        Map<PatientId, KnownPatient> known = index.findAll(ids);
        return new PageOf<>(
                ids.stream().map(known::get).filter(Objects::nonNull).toList(), total, request);
    }

    /** Each word must begin a family or given name. */
    private static void name(String name, List<String> clauses, List<Object> values) {
        for (String word : Folding.fold(name).split("[ ,]+", -1)) {
            if (!word.isEmpty()) {
                clauses.add("(patient.family like ? or patient.given like ? or patient.given like ?)");
                values.add(likeSafe(word) + "%");
                values.add(likeSafe(word) + "%");
                values.add("% " + likeSafe(word) + "%");
            }
        }
    }

    private static String likeSafe(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}

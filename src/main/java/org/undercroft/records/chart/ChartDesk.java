package org.undercroft.records.chart;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.encounter.StayRegister;
import org.undercroft.records.fhir.FhirFormat;
import org.undercroft.records.fhir.HospitalZone;
import org.undercroft.records.fhir.index.SearchRegistry;
import org.undercroft.records.fhir.index.Searchable;
import org.undercroft.records.fhir.search.ResourceSearch;
import org.undercroft.records.fhir.search.SearchReader;
import org.undercroft.records.patient.HeldIdentifier;
import org.undercroft.records.patient.PatientLink;
import org.undercroft.records.patient.PatientRegister;
import org.undercroft.records.patient.PatientRow;

/** Opens charts, and merges and unlinks by hand. Each is written down in the transaction that does it. */
@Component
class ChartDesk {

    private static final String LINES = "50";

    private final PatientRegister patients;
    private final StayRegister stays;
    private final ResourceSearch search;
    private final FhirFormat format;
    private final HospitalZone zone;
    private final AuditTrail audit;

    ChartDesk(
            PatientRegister patients,
            StayRegister stays,
            ResourceSearch search,
            FhirFormat format,
            HospitalZone zone,
            AuditTrail audit) {
        this.patients = patients;
        this.stays = stays;
        this.search = search;
        this.format = format;
        this.zone = zone;
        this.audit = audit;
    }

    /** The chart of whoever this identity stands for, as far as it may be seen; empty if nobody has it. */
    @Transactional
    Optional<PatientChart> open(PatientId id, Function<PatientId, ChartAccess.Access> asked) {
        return patients.find(id).map(patient -> {
            ChartAccess.Access access = asked.apply(patient.id());
            audit.record(access.audited(AuditEntry.ofPatient(
                            AuditAction.READ,
                            "Patient",
                            patient.id().value(),
                            patient.id().value())
                    .saying("chart, " + access.extent())));
            PatientChart chart = chart(patient);
            return access.extent() == ChartAccess.Extent.LABORATORY ? chart.forLaboratory() : chart;
        });
    }

    private PatientChart chart(KnownPatient patient) {
        PatientRow row = patients.row(patient.id()).orElseThrow();
        List<PatientId> cluster = patients.cluster(List.of(patient.id()));
        List<HeldIdentifier> numbers = cluster.stream()
                .flatMap(id -> patients.identifiers(id).stream())
                .toList();
        return new PatientChart(
                patient,
                row.demographics(),
                row.provisional(),
                numbers,
                patients.history(patient.id()),
                stays.of(cluster),
                lines("Observation", patient.id()),
                lines("DiagnosticReport", patient.id()),
                lines("ServiceRequest", patient.id()),
                true);
    }

    private List<ClinicalLine> lines(String type, PatientId patient) {
        Searchable<?> searchable = SearchRegistry.type(type).orElseThrow();
        Map<String, List<String>> newest = Map.of(
                "patient", List.of(patient.value()),
                "_sort", List.of("-" + searchable.time()),
                "_count", List.of(LINES));
        return search.find(SearchReader.read(searchable, newest, false, zone.id(), Instant.now())).matches().stream()
                .map(found -> ClinicalLine.of(format.parse(found.body())))
                .toList();
    }

    /**
     * Merges another patient into this one.
     *
     * @param survivor whose number shall count
     * @param other the identity that shall lead to it
     */
    @Transactional
    void merge(PatientId survivor, PatientId other, String reason) {
        if (reason.isBlank()) {
            throw new RefusedChange(HttpStatus.UNPROCESSABLE_CONTENT, "Say why these two are one person.");
        }
        known(survivor);
        known(other);
        long link = patients.merge(other, survivor, reason.strip())
                .orElseThrow(() -> new RefusedChange(HttpStatus.CONFLICT, "These two are one patient already."));
        record("merged by link " + link + ": " + reason.strip(), survivor, other);
    }

    /** Undoes a merge. */
    @Transactional
    void unlink(PatientId patient, long number, String reason) {
        if (reason.isBlank()) {
            throw new RefusedChange(HttpStatus.UNPROCESSABLE_CONTENT, "Say why these two are not one person.");
        }
        PatientLink link = patients.history(patient).stream()
                .filter(one -> one.number() == number && one.stands())
                .findFirst()
                .orElseThrow(() -> new RefusedChange(
                        HttpStatus.CONFLICT, "Link " + number + " does not stand any more; open the chart again."));
        patients.unlink(number, reason.strip());
        record("unlinked link " + number + ": " + reason.strip(), link.survivor(), link.loser());
    }

    private void known(PatientId id) {
        if (patients.row(id).isEmpty()) {
            throw new RefusedChange(HttpStatus.NOT_FOUND, "There is no patient " + id.value() + ".");
        }
    }

    private void record(String words, PatientId one, PatientId other) {
        audit.record(AuditEntry.of(AuditAction.UPDATE, AuditEntry.PATIENT_RECORD, "Patient", one.value())
                .about(List.of(one.value(), other.value()))
                .saying(words));
    }
}

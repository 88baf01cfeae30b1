package org.undercroft.lab.cumulative;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.ReferenceRange;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.chart.Chart;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** What is shown of a patient's results over time; that it was read is written down. */
@Component
public class PatientChart {

    /** More results than these of one patient and time are not shown at once. */
    static final int MOST_RESULTS = 5_000;

    private static final int MOST_POINTS = 1_000;

    private final PatientResults results;
    private final PatientIndex patients;
    private final CurrentCatalog catalogs;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    PatientChart(PatientResults results, PatientIndex patients, CurrentCatalog catalogs, AuditTrail audit) {
        this.results = results;
        this.patients = patients;
        this.catalogs = catalogs;
        this.audit = audit;
    }

    /**
     * A test of a patient over time.
     *
     * @param code the test
     * @param name as reports print it
     * @param unit UCUM
     * @param range what is to be expected of the patient today; null if nothing fits
     * @param results newest first
     */
    public record Trend(
            String code, String name, String unit, @Nullable ReferenceRange range, List<ReportedResult> results) {

        Chart chart(Window window) {
            ZoneId zone = ZoneId.systemDefault();
            return TrendChart.of(name, unit, results, range, window.start(zone), window.end(zone), zone);
        }
    }

    Optional<PatientId> find(String number) {
        return Optional.ofNullable(results.patient(number)).map(PatientId::new);
    }

    KnownPatient patient(String id) {
        return patients.find(new PatientId(id))
                .orElseThrow(() -> Refusal.unknown("The patient index knows nobody as " + id + "."));
    }

    @Transactional
    public List<ReportedResult> results(KnownPatient patient, Window window) {
        note(patient, "results " + window.from() + " to " + window.to());
        ZoneId zone = ZoneId.systemDefault();
        return results.ofPatient(patient.id().value(), window.start(zone), window.end(zone), MOST_RESULTS);
    }

    @Transactional
    public Trend trend(KnownPatient patient, String code, Window window) {
        note(patient, "trend of " + code);
        ZoneId zone = ZoneId.systemDefault();
        List<ReportedResult> found =
                results.trend(patient.id().value(), code, window.start(zone), window.end(zone), MOST_POINTS);
        LabTest test = catalogs.now().test(code).orElse(null);
        ReferenceRange range = test == null
                ? null
                : test.range(patient.sex(), patient.birthDate(), today()).orElse(null);
        return new Trend(code, test == null ? code : test.name(), test == null ? "" : test.unit(), range, found);
    }

    private void note(KnownPatient patient, String words) {
        audit.record(AuditEntry.ofPatient(
                        AuditAction.READ,
                        "results",
                        patient.recordNumber(),
                        patient.id().value())
                .saying(words));
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), ZoneId.systemDefault());
    }

    private Instant now() {
        return clock.instant();
    }
}

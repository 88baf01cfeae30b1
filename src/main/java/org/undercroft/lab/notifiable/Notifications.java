package org.undercroft.lab.notifiable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.exchange.Outbox;
import org.undercroft.exchange.OutgoingMessage;
import org.undercroft.exchange.Tracking;
import org.undercroft.lab.CultureReported;
import org.undercroft.lab.ResultReleased;
import org.undercroft.lab.ResultWithdrawn;
import org.undercroft.lab.facility.Facilities;
import org.undercroft.lab.notifiable.NotificationRepository.Notification;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.event.DomainEvent;
import org.undercroft.platform.event.EventConsumer;
import org.undercroft.platform.event.RecordedEvent;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.ClinicalStore;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/**
 * Tells public health of each reportable finding once, and again when it is corrected or withdrawn. A message that no
 * destination wants yet is kept and can be queued when there is one.
 */
@Component
class Notifications implements EventConsumer {

    private final ReportableTables tables;
    private final NotificationRepository repository;
    private final PatientIndex patients;
    private final ClinicalStore clinical;
    private final Facilities facilities;
    private final Outbox outbox;
    private final Tracking tracking;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    Notifications(
            ReportableTables tables,
            NotificationRepository repository,
            PatientIndex patients,
            ClinicalStore clinical,
            Facilities facilities,
            Outbox outbox,
            Tracking tracking,
            AuditTrail audit) {
        this.tables = tables;
        this.repository = repository;
        this.patients = patients;
        this.clinical = clinical;
        this.facilities = facilities;
        this.outbox = outbox;
        this.tracking = tracking;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "laboratory-public-health";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(ResultReleased.class, ResultWithdrawn.class, CultureReported.class);
    }

    @Override
    public void handle(RecordedEvent recorded) {
        switch (recorded.event()) {
            case ResultReleased released -> repository.result(released.result()).ifPresent(this::released);
            case ResultWithdrawn withdrawn ->
                repository.result(withdrawn.result()).ifPresent(sighting -> correct(sighting, Standing.WITHDRAWN));
            case CultureReported culture -> reported(culture);
            default -> {}
        }
    }

    private void released(Sighting sighting) {
        List<Reportable> matching =
                tables.now().matching(sighting.test(), sighting.loinc(), sighting.value(), sighting.number());
        Set<String> told = correct(sighting, Standing.CORRECTED);
        distinct(matching).stream()
                .filter(reportable -> !told.contains(key(reportable.condition(), reportable.jurisdiction())))
                .forEach(reportable -> tell(reportable, sighting.being(Standing.FINAL)));
    }

    /** Of the organisms of the report each that matches is told; one told before that is gone now is withdrawn. */
    private void reported(CultureReported culture) {
        Standing standing = Standing.valueOf(culture.standing());
        for (String organism : culture.organisms()) {
            List<Reportable> matching = distinct(tables.now().organism(organism));
            if (!matching.isEmpty()) {
                repository
                        .culture(culture.culture(), organism, standing)
                        .ifPresent(sighting -> matching.forEach(reportable -> tell(reportable, sighting)));
            }
        }
        String which = "culture " + culture.culture() + " ";
        repository.told(culture.accession().value(), culture.test()).stream()
                .filter(told ->
                        told.source().startsWith(which) && !culture.organisms().contains(told.value()))
                .forEach(told -> repository
                        .culture(culture.culture(), told.value(), Standing.WITHDRAWN)
                        .ifPresent(sighting -> tell(reportable(told), sighting)));
    }

    /** Whoever was told of this test of the specimen hears what has become of it; gives whom. */
    private Set<String> correct(Sighting sighting, Standing standing) {
        Map<String, Notification> told = new LinkedHashMap<>();
        repository.told(sighting.accession(), sighting.test()).stream()
                .filter(each -> each.source().startsWith("result "))
                .forEach(each -> told.put(key(each.condition(), each.jurisdiction()), each));
        told.values().stream()
                .filter(each -> standing == Standing.WITHDRAWN || !each.source().equals(sighting.source()))
                .forEach(each -> tell(reportable(each), sighting.being(standing)));
        return told.keySet();
    }

    private static String key(String condition, String jurisdiction) {
        return condition + "\0" + jurisdiction;
    }

    private static List<Reportable> distinct(List<Reportable> lines) {
        Map<String, Reportable> distinct = new LinkedHashMap<>();
        lines.forEach(line -> distinct.putIfAbsent(key(line.condition(), line.jurisdiction()), line));
        return new ArrayList<>(distinct.values());
    }

    /** The line of the table by which it was told; if the table no longer has it, one without a code. */
    private Reportable reportable(Notification told) {
        return tables.now().lines().stream()
                .filter(line -> line.condition().equals(told.condition())
                        && line.jurisdiction().equals(told.jurisdiction()))
                .filter(line -> line.test().isEmpty() || line.test().equals(told.test()))
                .findFirst()
                .orElseGet(() -> new Reportable(
                        told.condition(), told.jurisdiction(), 24, told.test(), "", new Criterion.Any(), "", ""));
    }

    private void tell(Reportable reportable, Sighting sighting) {
        KnownPatient patient = patients.find(new PatientId(sighting.patient())).orElseThrow();
        Person person = Person.of(
                patient, clinical.read(Patient.class, patient.id().value()).orElse(null));
        Instant now = clock.instant();
        String control = "PH" + UUID.randomUUID().toString().replace("-", "").substring(0, 18);
        byte[] content =
                ElectronicLabReport.of(sighting, reportable, person, facilities.now(), version(), control, now);
        Instant due = sighting.releasedAt().plus(Duration.ofHours(reportable.hours()));
        if (repository.add(reportable, sighting, due, control, content)) {
            outbox.send(new OutgoingMessage(
                    reportable.messageType(),
                    control,
                    content,
                    List.of(patient.recordNumber()),
                    List.of(sighting.accession())));
            audit.record(AuditEntry.ofPatient(
                            AuditAction.EXECUTE,
                            "public-health-notification",
                            control,
                            patient.id().value())
                    .saying(reportable.condition() + " to " + reportable.jurisdiction()));
        }
    }

    private static String version() {
        String version = Notifications.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** A message that no destination wanted is queued for those who want it now. */
    @Transactional
    public void again(long id) {
        Notification notification =
                repository.find(id).orElseThrow(() -> Refusal.unknown("There is no notification " + id + "."));
        Collection<?> sent =
                tracking.of(List.of(notification.controlId())).getOrDefault(notification.controlId(), List.of());
        if (!sent.isEmpty()) {
            throw Refusal.conflict("It is on its way already: what became of it is replayed at the exchange.");
        }
        Optional<KnownPatient> patient = patients.find(new PatientId(notification.patient()));
        outbox.send(repository.message(
                notification, patient.map(KnownPatient::recordNumber).orElse("")));
        audit.record(AuditEntry.ofPatient(
                        AuditAction.EXECUTE,
                        "public-health-notification",
                        notification.controlId(),
                        notification.patient())
                .saying("queued again"));
    }
}

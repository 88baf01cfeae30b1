package org.undercroft.lab.hematology;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.hematology.HematologyRepository.Measured;
import org.undercroft.lab.hematology.HematologyRepository.Said;
import org.undercroft.lab.hematology.SmearCriterion.BloodCount;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** The blood counts of a day with what asks for their films. */
@Component
class SmearList {

    /** A day of a large laboratory. */
    static final int MOST = 2_000;

    private final HematologyRepository repository;
    private final PatientIndex patients;
    private final AuditTrail audit;

    SmearList(HematologyRepository repository, PatientIndex patients, AuditTrail audit) {
        this.repository = repository;
        this.patients = patients;
        this.audit = audit;
    }

    /** The blood counts received on a day, the newest first. */
    @Transactional
    public List<BloodCountRow> on(LocalDate day) {
        ZoneId zone = ZoneId.systemDefault();
        Instant from = day.atStartOfDay(zone).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
        List<BloodCountRow> rows = judged(repository.measured(from, to, null, MOST), day);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "blood-counts", day.toString())
                .about(rows.stream().map(BloodCountRow::patient).distinct().toList()));
        return rows;
    }

    /** The blood count of a specimen. */
    @Transactional
    public Optional<BloodCountRow> of(String accession) {
        return judged(repository.measured(null, null, accession, 1), LocalDate.now(ZoneId.systemDefault())).stream()
                .findFirst();
    }

    private List<BloodCountRow> judged(List<Measured> measured, LocalDate day) {
        Map<Long, List<Said>> said =
                repository.said(measured.stream().map(Measured::specimen).toList());
        Map<PatientId, KnownPatient> known = patients.findAll(
                measured.stream().map(each -> new PatientId(each.patient())).collect(Collectors.toSet()));
        List<SmearCriterion> criteria = repository.criteria();
        return measured.stream()
                .map(each -> row(
                        each,
                        said.getOrDefault(each.specimen(), List.of()),
                        age(known.get(new PatientId(each.patient())), day),
                        criteria))
                .toList();
    }

    private static @Nullable Integer age(@Nullable KnownPatient patient, LocalDate day) {
        return patient == null || patient.birthDate() == null
                ? null
                : Period.between(patient.birthDate(), day).getYears();
    }

    private static BloodCountRow row(
            Measured measured, List<Said> said, @Nullable Integer age, List<SmearCriterion> criteria) {
        Map<String, BigDecimal> values = new HashMap<>();
        said.stream()
                .filter(each -> !each.test().isEmpty() && each.number() != null)
                .forEach(each -> values.putIfAbsent(each.test(), each.number()));
        BloodCount count = new BloodCount(
                values,
                said.stream().map(Said::words).filter(words -> !words.isBlank()).toList(),
                age,
                measured.lookedAtBefore());
        return new BloodCountRow(
                measured.accession(),
                measured.patient(),
                measured.patientName(),
                measured.recordNumber(),
                measured.ward(),
                measured.at(),
                values,
                criteria.stream()
                        .filter(criterion -> criterion.asksFor(count))
                        .map(SmearCriterion::words)
                        .toList(),
                measured.count(),
                measured.state());
    }
}

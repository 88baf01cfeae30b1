package org.undercroft.lab.competency;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.competency.CompetencyRepository.Unassessed;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Keeps who may do what, and shows where somebody worked without. */
@Component
class Competencies {

    private static final int LOOK_BACK_DAYS = 90;

    private final CompetencyRepository repository;
    private final AuditTrail audit;
    private final Clock clock = Clock.systemUTC();

    Competencies(CompetencyRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    List<Assessment> present() {
        return repository.present();
    }

    List<Assessment> of(String person) {
        return repository.of(person);
    }

    List<String> benches() {
        return repository.benches();
    }

    /** Results of the last {@value #LOOK_BACK_DAYS} days. */
    List<Unassessed> unassessed() {
        ZoneId zone = ZoneId.systemDefault();
        return repository.unassessed(
                today().minusDays(LOOK_BACK_DAYS).atStartOfDay(zone).toInstant(), clock.instant());
    }

    @Transactional
    public void enter(Assessment assessment) {
        if (assessment.person().isBlank() || assessment.bench().isBlank()) {
            throw Refusal.unfit("Say who was assessed, and at which bench.");
        }
        if (assessment.evidence().isBlank()) {
            throw Refusal.unfit("Say on what evidence.");
        }
        if (!assessment.dueOn().isAfter(assessment.assessedOn())
                || assessment.assessedOn().isAfter(today())) {
            throw Refusal.unfit("An assessment lies in the past and is due again behind its day.");
        }
        String actor = Acting.current().actor().name();
        if (actor.equals(assessment.person())) {
            throw Refusal.unfit("Nobody assesses themselves.");
        }
        repository.add(assessment, actor);
        audit.record(AuditEntry.of(AuditAction.CREATE, "staff", "competency", assessment.person())
                .saying(assessment.bench() + ": " + assessment.outcome().label() + " until " + assessment.dueOn()));
    }
}

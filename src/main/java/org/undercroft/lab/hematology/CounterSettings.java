package org.undercroft.lab.hematology;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** The counter's keyboard and the rules that ask for films, as the laboratory sets them. */
@Component
class CounterSettings {

    private final HematologyRepository repository;
    private final AuditTrail audit;

    CounterSettings(HematologyRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    List<CountKey> keyboard() {
        return repository.keyboard();
    }

    @Transactional
    public void replace(List<CountKey> keys) {
        List<CountKey> before = repository.keyboard();
        try {
            repository.replaceKeyboard(CountKey.keyboard(keys));
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
        audit.configurationChanged("counter-keyboard", before.toString(), keys.toString());
    }

    List<SmearCriterion> criteria() {
        return repository.criteria();
    }

    @Transactional
    public void set(SmearCriterion criterion) {
        repository.set(criterion);
        audit.configurationChanged("smear-criterion/" + criterion.code(), null, criterion.words());
    }

    @Transactional
    public void retire(String criterion) {
        if (!repository.retire(criterion)) {
            throw Refusal.unknown("There is no criterion " + criterion + ".");
        }
        audit.configurationChanged("smear-criterion/" + criterion, criterion, null);
    }
}

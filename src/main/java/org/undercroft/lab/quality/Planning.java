package org.undercroft.lab.quality;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.control.ControlProcedure;
import org.undercroft.lab.control.ProcedureRepository;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Chooses by which rules a test's controls are judged, and writes down who did. */
@Component
class Planning {

    private final ProcedureRepository procedures;
    private final CurrentCatalog catalogs;
    private final AuditTrail audit;

    Planning(ProcedureRepository procedures, CurrentCatalog catalogs, AuditTrail audit) {
        this.procedures = procedures;
        this.catalogs = catalogs;
        this.audit = audit;
    }

    /** Chooses; gives the version. */
    @Transactional
    public int choose(String test, String material, ControlProcedure procedure) {
        if (catalogs.now().test(test).isEmpty()) {
            throw Refusal.unfit("The catalog has no test '" + test + "'.");
        }
        if (procedure.uses().stream().noneMatch(use -> use.rejects())) {
            throw Refusal.unfit("At least one rule must reject, or no control could ever fail.");
        }
        String before = procedures.of(test, material).toString();
        int version = procedures.choose(
                test, material, procedure, Acting.current().actor().name());
        audit.configurationChanged("control-procedure/" + test + "/" + material, before, procedure.toString());
        return version;
    }
}

package org.undercroft.lab.setup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.control.ControlRepository;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ControlTargets;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Control targets and results for programs. */
@RestController
@RequestMapping("/api/controls")
@MaySetUpLab
class ControlApi {

    private static final int MOST = 500;

    private final ControlRepository controls;
    private final ControlTargets targets;
    private final CurrentCatalog catalogs;
    private final AuditTrail audit;

    ControlApi(ControlRepository controls, ControlTargets targets, CurrentCatalog catalogs, AuditTrail audit) {
        this.controls = controls;
        this.targets = targets;
        this.catalogs = catalogs;
        this.audit = audit;
    }

    /** What a control should give; without analyzer on any, without unit in the test's own. */
    record Target(
            @Nullable Long analyzer,
            String control,
            @Nullable String material,
            @Nullable String lot,
            @Nullable String level,
            String test,
            BigDecimal mean,
            BigDecimal deviation,
            @Nullable String unit,
            @Nullable String source,
            @Nullable LocalDate expires) {

        ControlTarget target(String usual) {
            return new ControlTarget(
                    0,
                    analyzer == null ? null : new AnalyzerId(analyzer),
                    control,
                    Objects.requireNonNullElse(material, control),
                    Objects.requireNonNullElse(lot, ""),
                    Objects.requireNonNullElse(level, ""),
                    test,
                    mean,
                    deviation,
                    Objects.requireNonNullElse(unit, usual),
                    source == null || source.isBlank() ? ControlTarget.PACKAGE_INSERT : source,
                    expires);
        }
    }

    @GetMapping({"", "/targets"})
    @MayReadLab
    List<ControlTarget> targets() {
        return targets.targets();
    }

    @PostMapping({"", "/targets"})
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    public ControlTarget set(@RequestBody Target said) {
        LabTest test = catalogs.now()
                .test(said.test())
                .orElseThrow(() -> Refusal.unfit("The catalog has no test '" + said.test() + "'."));
        try {
            ControlTarget target = said.target(test.unit());
            long id = targets.set(target, Acting.current().actor().name());
            audit.configurationChanged("control-target/" + id, null, target.toString());
            return targets.target(id).orElseThrow();
        } catch (IllegalArgumentException e) {
            throw Refusal.unfit(String.valueOf(e.getMessage()));
        }
    }

    /** The latest control results, newest first; of one analyzer, one target, or all. */
    @GetMapping("/results")
    @MayReadLab
    List<ControlRun> results(
            @RequestParam(required = false) @Nullable Long analyzer,
            @RequestParam(required = false) @Nullable Long target) {
        return controls.runs(analyzer, target, MOST);
    }
}

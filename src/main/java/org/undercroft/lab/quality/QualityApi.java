package org.undercroft.lab.quality;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.control.ControlProcedure;
import org.undercroft.lab.control.ControlRun;
import org.undercroft.lab.control.ProcedureRepository;
import org.undercroft.lab.control.RuleUse;
import org.undercroft.platform.page.Refusal;

/** Quality control for programs. */
@RestController
@RequestMapping("/api/quality")
@MayWorkInLab
class QualityApi {

    private static final int MOST = 2_000;

    private final Overview overview;
    private final ControlRecord record;
    private final QualityChanges changes;
    private final Failures failures;
    private final Goals goals;
    private final Planning planning;
    private final ProcedureRepository procedures;

    QualityApi(
            Overview overview,
            ControlRecord record,
            QualityChanges changes,
            Failures failures,
            Goals goals,
            Planning planning,
            ProcedureRepository procedures) {
        this.overview = overview;
        this.record = record;
        this.changes = changes;
        this.failures = failures;
        this.goals = goals;
        this.planning = planning;
        this.procedures = procedures;
    }

    /** A control value typed by a person. */
    record Entry(long analyzer, long target, String value) {}

    /** Rules as their texts, such as {@code 2-2s;REJECT;RUN,LEVEL}. */
    record Rules(String test, String material, List<String> rules) {}

    /** What came of it. */
    record Outcome(String words) {}

    /** Something done about a failure. */
    record Action(CorrectiveAction kind, String words) {}

    /** What was found on looking back. */
    record Review(List<Long> results, LookBack finding, String words) {}

    /** Why it failed. */
    record Sign(String cause) {}

    @GetMapping("/overview")
    List<Overview.Line> overview() {
        return overview.lines();
    }

    @GetMapping("/results")
    List<ControlRun> results(@RequestParam long analyzer, @RequestParam String test) {
        return record.runs(analyzer, test, Instant.EPOCH, Clock.systemUTC().instant(), MOST);
    }

    @PostMapping("/results")
    Outcome enter(@RequestBody Entry entry) {
        return new Outcome(changes.enter(entry.analyzer(), entry.target(), entry.value()));
    }

    @GetMapping("/failures")
    List<Failures.Failure> failures(@RequestParam(defaultValue = "true") boolean open) {
        return failures.all(open);
    }

    @GetMapping("/failures/{id}/look-back")
    List<Failures.Affected> affected(@PathVariable long id) {
        return failures.affected(failures.get(id));
    }

    @PostMapping("/failures/{id}/actions")
    List<Failures.Action> act(@PathVariable long id, @RequestBody Action action) {
        failures.act(id, action.kind(), action.words());
        return failures.actions(id);
    }

    @PostMapping("/failures/{id}/look-back")
    List<Failures.Affected> review(@PathVariable long id, @RequestBody Review review) {
        failures.review(id, review.results(), review.finding(), review.words());
        return failures.affected(failures.get(id));
    }

    @PostMapping("/failures/{id}/sign")
    Failures.Failure sign(@PathVariable long id, @RequestBody Sign sign) {
        failures.sign(id, sign.cause());
        return failures.get(id);
    }

    @GetMapping("/sigma")
    List<Goals.Rated> sigma() {
        return goals.rated();
    }

    @GetMapping("/rules")
    List<ProcedureRepository.Chosen> rules() {
        return procedures.all();
    }

    @PutMapping("/rules")
    @MaySetUpLab
    Outcome choose(@RequestBody Rules rules) {
        try {
            List<RuleUse> uses = rules.rules().stream().map(RuleUse::of).toList();
            int version =
                    planning.choose(rules.test(), rules.material(), new ControlProcedure("Chosen by a program", uses));
            return new Outcome("version " + version);
        } catch (IllegalArgumentException e) {
            throw Refusal.unfit(String.valueOf(e.getMessage()));
        }
    }
}

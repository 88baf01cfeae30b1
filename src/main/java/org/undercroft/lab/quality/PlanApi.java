package org.undercroft.lab.quality;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.platform.page.Refusal;

/** The plan of quality control for programs: goals, lots, schedules, and what is noted on charts. */
@RestController
@RequestMapping("/api/quality")
@MaySetUpLab
class PlanApi {

    private final Goals goals;
    private final OwnData ownData;
    private final QualityChanges changes;
    private final CurrentCatalog catalogs;

    PlanApi(Goals goals, OwnData ownData, QualityChanges changes, CurrentCatalog catalogs) {
        this.goals = goals;
        this.ownData = ownData;
        this.changes = changes;
        this.catalogs = catalogs;
    }

    /** A lot to collect own data of. */
    record Lot(
            long analyzer,
            String control,
            @Nullable String material,
            String lot,
            @Nullable String level,
            String test,
            @Nullable LocalDate expires) {}

    /** A lot whose own mean and deviation are accepted: a collection, or a target. */
    record Accept(
            long analyzer,
            @Nullable Long collection,
            @Nullable Long target) {}

    /** Whether a control result counts, and why not. */
    record Exclusion(boolean exclude, @Nullable String reason) {}

    /** When controls are due. */
    record Schedule(
            long analyzer,
            String test,
            @Nullable Integer hours,
            @Nullable String shifts,
            int grace) {}

    /** Something that happened; without time now, without test for all. */
    record Event(
            long analyzer,
            @Nullable String test,
            String kind,
            String words,
            boolean restarts,
            @Nullable Instant at) {}

    @GetMapping("/goals")
    List<Goals.Goal> goals() {
        return goals.all();
    }

    @PutMapping("/goals")
    List<Goals.Goal> set(@RequestBody Goals.Goal goal) {
        goals.set(goal);
        return goals.all();
    }

    @GetMapping("/lots")
    List<OwnData.Lot> lots(@RequestParam(required = false) @Nullable String test) {
        return ownData.lots(test);
    }

    @PostMapping("/lots")
    List<OwnData.Lot> collect(@RequestBody Lot lot) {
        String unit = catalogs.now()
                .test(lot.test())
                .orElseThrow(() -> Refusal.unfit("The catalog has no test '" + lot.test() + "'."))
                .unit();
        changes.collect(new ControlTarget(
                0,
                new AnalyzerId(lot.analyzer()),
                lot.control(),
                Objects.requireNonNullElse(lot.material(), lot.control()),
                lot.lot(),
                Objects.requireNonNullElse(lot.level(), ""),
                lot.test(),
                BigDecimal.ZERO,
                BigDecimal.ONE,
                unit,
                "being collected",
                lot.expires()));
        return ownData.lots(lot.test());
    }

    @PostMapping("/lots/accept")
    Outcome accept(@RequestBody Accept accept) {
        return new Outcome(changes.acceptOwn(ownData.lot(accept.analyzer(), accept.collection(), accept.target())
                .orElseThrow(() -> Refusal.unknown("There is no such lot."))));
    }

    /** What came of it. */
    record Outcome(String words) {}

    @PostMapping("/results/{id}/exclude")
    @MayWorkInLab
    Outcome exclude(@PathVariable long id, @RequestBody Exclusion exclusion) {
        changes.exclude(id, Objects.requireNonNullElse(exclusion.reason(), ""), exclusion.exclude());
        return new Outcome(exclusion.exclude() ? "excluded" : "counted");
    }

    @PutMapping("/schedules")
    @MayWorkInLab
    Outcome schedule(@RequestBody Schedule schedule) {
        changes.schedule(
                schedule.analyzer(),
                schedule.test(),
                schedule.hours(),
                Objects.requireNonNullElse(schedule.shifts(), ""),
                schedule.grace());
        return new Outcome("set");
    }

    @PostMapping("/events")
    @MayWorkInLab
    Outcome note(@RequestBody Event event) {
        changes.note(event.analyzer(), event.test(), event.kind(), event.words(), event.restarts(), event.at());
        return new Outcome("noted");
    }
}

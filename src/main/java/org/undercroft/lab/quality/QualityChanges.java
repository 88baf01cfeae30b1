package org.undercroft.lab.quality;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.control.ControlIntake;
import org.undercroft.lab.control.ControlTarget;
import org.undercroft.lab.control.ControlTargets;
import org.undercroft.lab.result.MeasuredText;
import org.undercroft.lab.result.Origin;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** What people enter about controls: values, exclusions, events and schedules. Each is written down. */
@Repository
class QualityChanges {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.systemDefault());
    private static final long TYPED = 0;
    private static final List<String> KINDS = List.of("CALIBRATION", "REAGENT_LOT", "MAINTENANCE", "OTHER");

    private final JdbcClient jdbc;
    private final AnalyzerRepository analyzers;
    private final ControlTargets controls;
    private final ControlIntake intake;
    private final AuditTrail audit;

    QualityChanges(
            JdbcClient jdbc,
            AnalyzerRepository analyzers,
            ControlTargets controls,
            ControlIntake intake,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.analyzers = analyzers;
        this.controls = controls;
        this.intake = intake;
        this.audit = audit;
    }

    /**
     * Takes the values of one control that a person typed, by the numbers of their targets: all of them, or none if one is
     * refused.
     */
    @Transactional
    public void enterAll(long analyzerId, Map<Long, String> values) {
        if (values.isEmpty()) {
            throw Refusal.unfit("Type at least one value.");
        }
        values.forEach((target, value) -> enter(analyzerId, target, value));
    }

    /** Takes a control value that a person typed, as if the analyzer had sent it; says what came of it. */
    @Transactional
    public String enter(long analyzerId, long targetId, String value) {
        Analyzer analyzer = analyzer(analyzerId);
        ControlTarget target = controls.target(targetId)
                .orElseThrow(() -> Refusal.unknown("There is no control target " + targetId + "."));
        if (target.analyzer() != null && target.analyzer().value() != analyzerId) {
            throw Refusal.unfit("That control belongs to another analyzer.");
        }
        if (MeasuredText.of(value, null, null).number() == null) {
            throw Refusal.unfit("'" + value + "' is no number. Nothing was stored.");
        }
        String now = WRITTEN.format(Clock.systemUTC().instant());
        Reading reading = new Reading(
                target.control(),
                List.of(target.control()),
                "",
                target.test(),
                value,
                "",
                "",
                "",
                actor(),
                now,
                now,
                List.of(),
                true,
                "typed by " + actor());
        return intake.take(
                typing(analyzer, target.test()),
                List.of(reading),
                new Origin(TYPED, Clock.systemUTC().instant()));
    }

    /** A typed value names our own test, whatever the analyzer calls it. */
    private static Analyzer typing(Analyzer analyzer, String test) {
        return analyzer.readBy(analyzer.driver(), Map.of(test, Mapping.of(test, test)), List.of());
    }

    /** Takes a control out of the statistics, with the reason beside it; an empty reason takes it back in. */
    @Transactional
    public void exclude(long result, String reason, boolean exclude) {
        if (exclude && reason.isBlank()) {
            throw Refusal.unfit("Say why: the reason stays beside the point.");
        }
        int changed = jdbc.sql("""
            update lab.control_result
               set excluded_at = case when :exclude then now() end, excluded_by = case when :exclude then :actor end,
                   excluded_reason = case when :exclude then :reason end
             where id = :id and (excluded_at is null) = :exclude
            """)
                .param("exclude", exclude)
                .param("actor", actor())
                .param("reason", reason.strip())
                .param("id", result)
                .update();
        if (changed == 0) {
            throw Refusal.conflict("Control result " + result + " is not there, or stands so already.");
        }
        audit.configurationChanged(
                "control-result/" + result,
                exclude ? "counted" : "excluded",
                exclude ? "excluded: " + reason.strip() : "counted");
    }

    /** Writes down what happened to an analyzer. */
    @Transactional
    public void note(
            long analyzerId, @Nullable String test, String kind, String words, boolean restarts, @Nullable Instant at) {
        Analyzer analyzer = analyzer(analyzerId);
        if (words.isBlank() || !KINDS.contains(kind)) {
            throw Refusal.unfit("Say what was done: one of " + String.join(", ", KINDS) + ", and words.");
        }
        jdbc.sql("""
            insert into lab.control_event (analyzer, test, kind, words, restarts, at, entered_by)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(Arrays.asList(
                        analyzer.id().value(),
                        test == null || test.isBlank() ? null : test,
                        kind,
                        words.strip(),
                        restarts,
                        Timestamp.from(at == null ? Clock.systemUTC().instant() : at),
                        actor()))
                .update();
        audit.configurationChanged("analyzer/" + analyzerId + "/event", null, kind + ": " + words.strip());
    }

    /** Sets when a test's controls are due; neither hours nor shifts takes the schedule away. */
    @Transactional
    public void schedule(long analyzerId, String test, @Nullable Integer hours, String shifts, int grace) {
        analyzer(analyzerId);
        try {
            Due.times(shifts);
        } catch (DateTimeParseException e) {
            throw Refusal.unfit("Shifts are times such as 06:00, 14:00, 22:00, not '" + shifts + "'.");
        }
        if (hours != null && !shifts.isBlank()) {
            throw Refusal.unfit("Controls are due by hours or by shifts, not by both.");
        }
        jdbc.sql("delete from lab.control_schedule where analyzer = ? and test = ?")
                .params(analyzerId, test)
                .update();
        if (hours != null || !shifts.isBlank()) {
            jdbc.sql("""
                insert into lab.control_schedule (analyzer, test, hours, shifts, grace, changed_by)
                values (?, ?, ?, ?, ?, ?)
                """)
                    .params(Arrays.asList(analyzerId, test, hours, shifts.strip(), grace, actor()))
                    .update();
        }
        audit.configurationChanged(
                "control-schedule/" + analyzerId + "/" + test,
                null,
                hours != null ? "every " + hours + " h" : shifts.isBlank() ? "none" : shifts);
    }

    /** Begins to collect a lot's own data. */
    @Transactional
    public void collect(ControlTarget lot) {
        AnalyzerId analyzer = lot.analyzer();
        if (analyzer == null) {
            throw Refusal.unfit("Own data are collected on one analyzer: choose it.");
        }
        jdbc.sql("""
            insert into lab.control_collection (analyzer, control, material, lot, level, test, unit, expires, begun_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
                .params(Arrays.asList(
                        analyzer.value(),
                        lot.control(),
                        lot.material(),
                        lot.lot(),
                        lot.level(),
                        lot.test(),
                        lot.unit(),
                        lot.expires(),
                        actor()))
                .update();
        controls.changed();
        audit.configurationChanged("control-collection/" + lot.control() + "/" + lot.test(), null, "lot " + lot.lot());
    }

    /** Accepts a lot's own mean and deviation as its target from now on; says which. */
    @Transactional
    public String acceptOwn(OwnData.Lot lot) {
        if (!lot.isEnough()) {
            throw Refusal.conflict("There are too few measurements: " + lot.missing() + ".");
        }
        accept(lot.target(), lot.mean(), lot.deviation(), lot.spread().count(), lot.collection());
        return "Mean %s, SD %s are the target from now on."
                .formatted(lot.mean().toPlainString(), lot.deviation().toPlainString());
    }

    private void accept(
            ControlTarget former, BigDecimal mean, BigDecimal deviation, int count, @Nullable Long collection) {
        ControlTarget target = new ControlTarget(
                0,
                former.analyzer(),
                former.control(),
                former.material(),
                former.lot(),
                former.level(),
                former.test(),
                mean,
                deviation,
                former.unit(),
                "own data, " + count + " measurements",
                former.expires());
        long id = controls.set(target, actor());
        if (collection != null) {
            jdbc.sql("update lab.control_collection set target = ? where id = ?")
                    .params(id, collection)
                    .update();
        }
        audit.configurationChanged("control-target/" + id, former.toString(), target.toString());
    }

    private Analyzer analyzer(long id) {
        return analyzers
                .find(new AnalyzerId(id))
                .orElseThrow(() -> Refusal.unknown("There is no analyzer " + id + "."));
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

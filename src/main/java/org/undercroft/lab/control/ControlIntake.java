package org.undercroft.lab.control;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.undercroft.lab.ControlFailed;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.InstrumentTime;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.control.ControlRepository.Measured;
import org.undercroft.lab.result.MeasuredText;
import org.undercroft.lab.result.Origin;
import org.undercroft.lab.result.RunKey;
import org.undercroft.platform.event.EventLog;

/** Takes control results of one message, judges them, and acts on the analyzer's state in the same transaction. */
@Component
public class ControlIntake {

    /** Levels, lots and excluded points between them: so many times the rules' look back is read. */
    private static final int BREADTH = 5;

    private final ControlRepository repository;
    private final ControlTargets targets;
    private final Bench bench;
    private final EventLog events;
    private final ProcedureRepository procedures;

    ControlIntake(
            ControlRepository repository,
            ControlTargets targets,
            ProcedureRepository procedures,
            Bench bench,
            EventLog events) {
        this.repository = repository;
        this.targets = targets;
        this.procedures = procedures;
        this.bench = bench;
        this.events = events;
    }

    /** Parts the readings of a message: true for controls, because the message says so or the specimen's number does. */
    public Map<Boolean, List<Reading>> part(List<Reading> readings) {
        Set<String> known = targets.knownControls();
        return readings.stream()
                .collect(Collectors.partitioningBy(reading -> reading.control()
                        || reading.specimenCandidates().stream().anyMatch(known::contains)));
    }

    /** Takes the control readings of a message and says in words what came of them. */
    public String take(Analyzer analyzer, List<Reading> readings, Origin origin) {
        List<byte[]> runs = RunKey.of(analyzer.id(), readings);
        List<Long> good = new ArrayList<>();
        int rejected = 0;
        for (int i = 0; i < readings.size(); i++) {
            if (repository.isKnown(runs.get(i))) {
                continue;
            }
            Measured measured = measure(analyzer, readings.get(i), runs.get(i), origin);
            long id = repository.add(measured, origin);
            if (measured.verdict().kind() == ControlVerdict.Kind.REJECT) {
                rejected++;
                reject(analyzer, measured, id, origin);
            } else if (measured.verdict().kind().isGood() && measured.target() != null) {
                repository.answer(analyzer.id(), measured.target(), id);
                good.add(id);
            }
        }
        // Only after all of the message: one level may pass while another is rejected.
        if (rejected == 0 && !good.isEmpty()) {
            bench.passed(analyzer, good.getLast());
        }
        return readings.size() + " control results" + (rejected > 0 ? ", " + rejected + " rejected" : "");
    }

    private Measured measure(Analyzer analyzer, Reading reading, byte[] key, Origin origin) {
        Mapping mapping = analyzer.mapping(reading.code()).orElse(null);
        MeasuredText value = MeasuredText.of(reading.value(), mapping, null);
        Instant at = InstrumentTime.read(reading.time(), ZoneId.systemDefault()).orElse(null);
        String test = mapping == null ? null : mapping.test();
        ControlTarget target = test == null
                ? null
                : targets.target(analyzer.id(), reading.specimenCandidates(), test)
                        .orElse(null);
        if (target == null || value.number() == null) {
            ControlVerdict none = ControlVerdict.without(
                    value.number() == null ? ControlVerdict.Kind.NOT_MEASURED : ControlVerdict.Kind.NO_TARGET);
            Long collection = test == null || target != null
                    ? null
                    : repository
                            .collection(analyzer.id(), reading.specimenCandidates(), test)
                            .orElse(null);
            return new Measured(
                    analyzer.id(), reading, target, test, value.number(), null, at, none, null, collection, key);
        }
        Instant when = at == null ? origin.receivedAt() : at;
        long run = repository.run(analyzer.id(), target, when, RunWindow.USUAL);
        BigDecimal z = target.z(value.number());
        ControlVerdict verdict = target.isExpired(LocalDate.ofInstant(when, ZoneId.systemDefault()))
                ? ControlVerdict.without(ControlVerdict.Kind.EXPIRED)
                : judge(analyzer, target, new ControlPoint(z.doubleValue(), target.level(), target.lot(), run, false));
        return new Measured(analyzer.id(), reading, target, test, value.number(), z, at, verdict, run, null, key);
    }

    private ControlVerdict judge(Analyzer analyzer, ControlTarget target, ControlPoint point) {
        ControlProcedure procedure = procedures.of(target.test(), target.material());
        List<ControlPoint> points =
                new ArrayList<>(repository.history(analyzer.id(), target, BREADTH * procedure.look()));
        points.add(point);
        return procedure.judge(ControlChain.of(points));
    }

    private void reject(Analyzer analyzer, Measured measured, long id, Origin origin) {
        ControlTarget target = measured.target();
        if (target == null || measured.number() == null || measured.z() == null) {
            throw new IllegalArgumentException("Control result " + id + " has no target to be rejected by");
        }
        repository.noteFailure(analyzer.id(), target, id);
        String rule = measured.verdict().gravest();
        String reason = "control %s level %s lot %s broke %s for %s: %s %s, %s SD from the mean"
                .formatted(
                        target.material(),
                        target.level(),
                        target.lot(),
                        rule,
                        target.test(),
                        measured.number().toPlainString(),
                        target.unit(),
                        measured.z().toPlainString());
        bench.takeOut(analyzer.id(), reason);
        events.append(new ControlFailed(
                analyzer.id(),
                analyzer.name(),
                analyzer.equipmentTag(),
                id,
                target.test(),
                target.level(),
                target.lot(),
                measured.number(),
                target.unit(),
                target.mean(),
                target.deviation(),
                measured.z(),
                rule,
                measured.measuredAt() == null ? origin.receivedAt() : measured.measuredAt()));
    }
}

package org.undercroft.lab.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerRepository;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.reagent.Reagents;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** What people enter of reagents, calibrations and maintenance; what was held for them is judged again. */
@Component
class UpkeepDesk {

    private static final int LONGEST = 200;

    private final LoadedReagentRepository reagents;
    private final CalibrationRepository calibrations;
    private final MaintenanceRepository maintenance;
    private final Reagents stocks;
    private final AnalyzerRepository analyzers;
    private final CurrentCatalog catalogs;
    private final Rejudging rejudging;
    private final AuditTrail audit;
    private final Clock clock;

    UpkeepDesk(
            LoadedReagentRepository reagents,
            CalibrationRepository calibrations,
            MaintenanceRepository maintenance,
            Reagents stocks,
            AnalyzerRepository analyzers,
            CurrentCatalog catalogs,
            Rejudging rejudging,
            AuditTrail audit,
            Clock clock) {
        this.reagents = reagents;
        this.calibrations = calibrations;
        this.maintenance = maintenance;
        this.stocks = stocks;
        this.analyzers = analyzers;
        this.catalogs = catalogs;
        this.rejudging = rejudging;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    List<Analyzer> analyzers() {
        return analyzers.all().stream()
                .filter(analyzer -> !analyzer.isCalculation())
                .toList();
    }

    Analyzer analyzer(AnalyzerId id) {
        return analyzers.find(id).orElseThrow(() -> Refusal.unknown("There is no analyzer " + id.value() + "."));
    }

    List<Reagent> reagents(AnalyzerId id) {
        return reagents.of(id);
    }

    List<Calibration> calibrations(AnalyzerId id) {
        return calibrations.of(id);
    }

    List<MaintenanceTask> tasks() {
        return maintenance.all();
    }

    List<MaintenanceTask> tasks(AnalyzerId id) {
        return maintenance.all().stream()
                .filter(task -> task.analyzer() == id.value())
                .toList();
    }

    List<MaintenanceRepository.Done> log(AnalyzerId id, int most) {
        return maintenance.log(id, most);
    }

    /**
     * Notes a lot that was loaded, and takes it from the stock.
     *
     * @param expires its last day; the stock's where null
     * @return what became of the stock, and whether results will be held, in words
     */
    @Transactional
    public String load(AnalyzerId id, String name, String code, String lot, @Nullable LocalDate expires) {
        Analyzer analyzer = analyzer(id);
        Reagents.Loaded stock = stocks.load(named(name, "reagent"), named(lot, "lot"), analyzer.name());
        LocalDate last = expires == null ? stock.expires() : expires;
        ReagentSaid said = new ReagentSaid(named(name, "reagent"), code.strip(), named(lot, "lot"), last);
        reagents.note(id, said, clock.instant(), actor(), null);
        calibrations.tellCharts(
                id,
                analyzer.mapping(said.code()).map(mapping -> mapping.test()).orElse(null),
                "REAGENT_LOT",
                said.name() + " lot " + said.lot(),
                true,
                actor());
        changed(id, "loaded " + said.name() + " lot " + said.lot() + " until " + last);
        rejudging.heldOf(id);
        boolean expired = last != null && last.isBefore(today());
        return stock.words() + (expired ? " Lot " + said.lot() + " expired on " + last + ": results are held." : "");
    }

    /** Another lot takes the place of one that is on: the new one is loaded and the former taken off. */
    @Transactional
    public void changeLot(AnalyzerId id, long reagent, String lot, @Nullable LocalDate expires) {
        Reagent former = reagents.onAnalyzer(id, reagent)
                .orElseThrow(() -> Refusal.conflict("That lot is not on the analyzer any more."));
        if (former.lot().equals(lot.strip())) {
            throw Refusal.unfit("Lot " + former.lot() + " of " + former.name() + " is on the analyzer already.");
        }
        load(id, former.name(), former.code(), lot, expires);
        retire(reagent);
    }

    /** A lot was taken off. */
    @Transactional
    public void retire(long reagent) {
        AnalyzerId id = reagents.retire(reagent, actor())
                .orElseThrow(() -> Refusal.conflict("That lot is not on the analyzer any more."));
        changed(id, "took off reagent " + reagent);
        rejudging.heldOf(id);
    }

    /** Enters a calibration. */
    @Transactional
    public void calibrate(
            AnalyzerId id, String test, String lot, @Nullable LocalDate due, boolean passed, String words) {
        analyzer(id);
        String ours = test.strip();
        if (!ours.isEmpty() && catalogs.now().test(ours).isEmpty()) {
            throw Refusal.unfit("The catalog has no test '" + ours + "'.");
        }
        Instant now = clock.instant();
        Calibration calibration = new Calibration(0, ours, named(lot, "lot"), now, due, passed, cut(words), actor());
        calibrations.add(id, calibration);
        String told = "calibrated with lot " + calibration.lot() + (passed ? "" : ": failed");
        calibrations.tellCharts(id, ours.isEmpty() ? null : ours, "CALIBRATION", told, passed, actor());
        changed(id, told + (ours.isEmpty() ? "" : ", " + ours) + (due == null ? "" : ", due " + due));
        rejudging.heldOf(id);
    }

    @Transactional
    public void addTask(AnalyzerId id, String name, MaintenanceTask.Often often, @Nullable LocalDate begins) {
        analyzer(id);
        try {
            maintenance.add(id, named(name, "task"), often, begins == null ? today() : begins, actor());
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("The task '" + name.strip() + "' stands there already.");
        }
        changed(id, "maintenance task " + name.strip() + ", " + often.label());
    }

    @Transactional
    public AnalyzerId endTask(long task) {
        MaintenanceTask ended = task(task);
        maintenance.end(task, actor());
        changed(new AnalyzerId(ended.analyzer()), "no longer: " + ended.name());
        return new AnalyzerId(ended.analyzer());
    }

    /** Ticks a task off. */
    @Transactional
    public AnalyzerId done(long task, String words) {
        MaintenanceTask done = task(task);
        maintenance.done(task, clock.instant(), actor(), cut(words));
        AnalyzerId id = new AnalyzerId(done.analyzer());
        calibrations.tellCharts(id, null, "MAINTENANCE", done.name(), false, actor());
        return id;
    }

    @Transactional
    public void undo(long done) {
        if (!maintenance.undo(done, actor())) {
            throw Refusal.conflict("That was taken back already, or never done.");
        }
    }

    private MaintenanceTask task(long id) {
        return maintenance.find(id).orElseThrow(() -> Refusal.unknown("There is no maintenance task " + id + "."));
    }

    private void changed(AnalyzerId id, String what) {
        audit.configurationChanged("analyzer/" + id.value() + "/upkeep", null, what);
    }

    private static String named(String text, String what) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 60) {
            throw Refusal.unfit("Name the " + what + ", in at most 60 characters.");
        }
        return stripped;
    }

    private static String cut(String words) {
        String stripped = words.strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

package org.undercroft.lab.upkeep;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;

/** Reagents, calibrations and maintenance for programs. */
@RestController
@RequestMapping("/api")
@MayWorkInLab
class UpkeepApi {

    private final UpkeepDesk desk;

    UpkeepApi(UpkeepDesk desk) {
        this.desk = desk;
    }

    /** A lot that was loaded. */
    record Lot(
            String name,
            @Nullable String code,
            String lot,
            @Nullable LocalDate expires) {}

    /** A calibration that was done. */
    record Calibrated(
            @Nullable String test,
            String lot,
            @Nullable LocalDate due,
            boolean passed,
            @Nullable String words) {}

    /** A task to do again and again. */
    record Task(
            String name,
            MaintenanceTask.Often often,
            @Nullable LocalDate begins) {}

    /** What was noted when a task was done. */
    record Noted(@Nullable String words) {}

    @GetMapping("/analyzers/{id}/reagents")
    List<Reagent> reagents(@PathVariable long id) {
        return desk.reagents(desk.analyzer(new AnalyzerId(id)).id());
    }

    @PostMapping("/analyzers/{id}/reagents")
    @ResponseStatus(HttpStatus.CREATED)
    Noted load(@PathVariable long id, @RequestBody Lot lot) {
        return new Noted(desk.load(
                new AnalyzerId(id), lot.name(), Objects.requireNonNullElse(lot.code(), ""), lot.lot(), lot.expires()));
    }

    /** The lot that takes the place of one that is on. */
    record NewLot(String lot, @Nullable LocalDate expires) {}

    @PostMapping("/analyzers/{id}/reagents/{reagent}/change")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable long id, @PathVariable long reagent, @RequestBody NewLot lot) {
        desk.changeLot(new AnalyzerId(id), reagent, lot.lot(), lot.expires());
    }

    @PostMapping("/reagents/{reagent}/retire")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(@PathVariable long reagent) {
        desk.retire(reagent);
    }

    @GetMapping("/analyzers/{id}/calibrations")
    List<Calibration> calibrations(@PathVariable long id) {
        return desk.calibrations(desk.analyzer(new AnalyzerId(id)).id());
    }

    @PostMapping("/analyzers/{id}/calibrations")
    @ResponseStatus(HttpStatus.CREATED)
    void calibrate(@PathVariable long id, @RequestBody Calibrated said) {
        desk.calibrate(
                new AnalyzerId(id),
                Objects.requireNonNullElse(said.test(), ""),
                said.lot(),
                said.due(),
                said.passed(),
                Objects.requireNonNullElse(said.words(), ""));
    }

    @GetMapping("/analyzers/{id}/maintenance")
    List<MaintenanceTask> tasks(@PathVariable long id) {
        return desk.tasks(desk.analyzer(new AnalyzerId(id)).id());
    }

    @PostMapping("/analyzers/{id}/maintenance")
    @MaySetUpLab
    @ResponseStatus(HttpStatus.CREATED)
    void task(@PathVariable long id, @RequestBody Task task) {
        desk.addTask(new AnalyzerId(id), task.name(), task.often(), task.begins());
    }

    @PostMapping("/maintenance-tasks/{task}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable long task, @RequestBody Noted noted) {
        desk.done(task, Objects.requireNonNullElse(noted.words(), ""));
    }

    @GetMapping("/analyzers/{id}/maintenance/log")
    List<MaintenanceRepository.Done> log(@PathVariable long id) {
        return desk.log(desk.analyzer(new AnalyzerId(id)).id(), 1_000);
    }
}

package org.undercroft.lab.plate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.platform.page.Refusal;

/** Molecular plates for programs. */
@RestController
@RequestMapping("/api/plates")
@MayWorkInLab
class PlateApi {

    private final PlateDesk desk;

    PlateApi(PlateDesk desk) {
        this.desk = desk;
    }

    /** A plate to begin. */
    record Begun(String assay, PlateSize size) {}

    /** A specimen or control, and the well; without one the next. */
    record Scanned(String code, @Nullable String well) {}

    /** The name of a well. */
    record InWell(String well) {}

    /** A cycler's file. */
    record File(String format, String content) {}

    /** Why something is done. */
    record Said(String reason) {}

    /** How many results. */
    record Confirmed(int results) {}

    /** A plate with what it says. */
    record Judged(Plate plate, PlateJudgement judgement) {}

    @GetMapping
    List<Plate> list() {
        return desk.latest();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Plate begin(@RequestBody Begun begun) {
        return desk.begin(begun.assay(), begun.size());
    }

    @GetMapping("/{id}")
    Judged plate(@PathVariable long id) {
        Plate plate = desk.look(id);
        return new Judged(plate, plate.judgement());
    }

    @PostMapping("/{id}/wells")
    InWell place(@PathVariable long id, @RequestBody Scanned scanned) {
        return new InWell(desk.place(id, scanned.code(), scanned.well() == null ? "" : scanned.well()));
    }

    @PostMapping("/{id}/wells/{well}/clear")
    Plate clear(@PathVariable long id, @PathVariable String well) {
        return desk.clear(id, well);
    }

    @PostMapping("/{id}/file")
    Judged read(@PathVariable long id, @RequestBody File file) {
        String problem = desk.read(id, file.format(), file.content());
        if (!problem.isEmpty()) {
            throw Refusal.unfit(problem + " The file is kept.");
        }
        return plate(id);
    }

    @PostMapping("/{id}/confirm")
    Confirmed confirm(@PathVariable long id) {
        return new Confirmed(desk.confirm(id));
    }

    @PostMapping("/{id}/abandon")
    Plate abandon(@PathVariable long id, @RequestBody Said said) {
        return desk.abandon(id, said.reason());
    }

    @GetMapping("/assays")
    List<Assay> assays() {
        return desk.assays();
    }

    @PutMapping("/assays")
    @MaySetUpLab
    void set(@RequestBody Assay assay) {
        desk.set(assay);
    }

    @PutMapping("/formats")
    @MaySetUpLab
    void set(@RequestBody CyclerFile.Format format) {
        desk.set(format);
    }
}

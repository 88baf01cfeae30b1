package org.undercroft.lab.centrifuge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;

/** Centrifuges for programs. */
@RestController
@RequestMapping("/api/centrifuges")
@MayWorkInLab
class CentrifugeApi {

    private static final int RUNS = 100;

    private final Spinning spinning;
    private final CentrifugeBook book;
    private final CentrifugeRuns runs;
    private final HemolysisWatch hemolysis;

    CentrifugeApi(Spinning spinning, CentrifugeBook book, CentrifugeRuns runs, HemolysisWatch hemolysis) {
        this.spinning = spinning;
        this.book = book;
        this.runs = runs;
        this.hemolysis = hemolysis;
    }

    /** A new centrifuge. */
    record NewCentrifuge(String name, String equipmentTag) {}

    /** A new rotor; radius in centimeters. */
    record NewRotor(String name, RotorKind kind, BigDecimal radius, int mostRpm, int places) {}

    /** A new program. */
    record NewProgram(
            String name,
            int rpm,
            BigDecimal minutes,
            @Nullable BigDecimal celsius,
            int brake) {}

    /** A run to begin. */
    record NewRun(long program) {}

    /** A tube for a run. */
    record Tube(String accession, @Nullable String reason) {}

    /** How a run ended. */
    record Ended(
            Run.State outcome,
            @Nullable Integer reachedRpm,
            @Nullable String note) {}

    /** What wasn't as the tube's profile wants it. */
    record Findings(List<String> findings) {}

    /** The number something got. */
    record Numbered(long id) {}

    /** A trend in numbers. */
    record Trend(String name, int indices, double usual, double present, double limit, boolean drifting) {}

    @GetMapping
    List<Centrifuge> centrifuges() {
        return book.centrifuges();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @MaySetUpLab
    Numbered add(@RequestBody NewCentrifuge said) {
        return new Numbered(spinning.add(said.name(), said.equipmentTag()));
    }

    @PostMapping("/{id}/rotors")
    @ResponseStatus(HttpStatus.CREATED)
    @MaySetUpLab
    Numbered rotor(@PathVariable long id, @RequestBody NewRotor said) {
        return new Numbered(
                spinning.addRotor(id, said.name(), said.kind(), said.radius(), said.mostRpm(), said.places()));
    }

    @PostMapping("/rotors/{id}/programs")
    @ResponseStatus(HttpStatus.CREATED)
    @MaySetUpLab
    Numbered program(@PathVariable long id, @RequestBody NewProgram said) {
        return new Numbered(
                spinning.addProgram(id, said.name(), said.rpm(), said.minutes(), said.celsius(), said.brake()));
    }

    @GetMapping("/profiles")
    List<SpinProfile> profiles() {
        return book.profiles();
    }

    @PutMapping("/profiles")
    @MaySetUpLab
    void profile(@RequestBody SpinProfile profile) {
        spinning.save(profile);
    }

    @GetMapping("/{id}/runs")
    List<Run> runs(@PathVariable long id) {
        return runs.latest(id, RUNS).stream().map(run -> spinning.run(run.id())).toList();
    }

    @PostMapping("/{id}/runs")
    @ResponseStatus(HttpStatus.CREATED)
    Numbered begin(@PathVariable long id, @RequestBody NewRun said) {
        return new Numbered(spinning.begin(id, said.program()));
    }

    @GetMapping("/runs/{id}")
    Run run(@PathVariable long id) {
        return spinning.run(id);
    }

    @PostMapping("/runs/{id}/tubes")
    Findings load(@PathVariable long id, @RequestBody Tube tube) {
        return new Findings(spinning.load(id, tube.accession(), Objects.requireNonNullElse(tube.reason(), "")));
    }

    @DeleteMapping("/runs/{id}/tubes/{accession}")
    void unload(@PathVariable long id, @PathVariable String accession) {
        spinning.unload(id, accession);
    }

    @PostMapping("/runs/{id}/cancel")
    void cancel(@PathVariable long id) {
        spinning.cancel(id);
    }

    @PostMapping("/runs/{id}/start")
    void start(@PathVariable long id) {
        spinning.start(id);
    }

    @PostMapping("/runs/{id}/end")
    void end(@PathVariable long id, @RequestBody Ended ended) {
        spinning.end(id, ended.outcome(), ended.reachedRpm(), Objects.requireNonNullElse(ended.note(), ""));
    }

    @GetMapping("/hemolysis")
    List<Trend> hemolysis(@RequestParam(defaultValue = "WARD") HemolysisTrend.Kind by) {
        return hemolysis.trends(by).stream()
                .map(trend -> new Trend(
                        trend.name(),
                        trend.indices().size(),
                        finite(trend.usual()),
                        finite(trend.present()),
                        finite(trend.limit()),
                        trend.isDrifting()))
                .toList();
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }
}

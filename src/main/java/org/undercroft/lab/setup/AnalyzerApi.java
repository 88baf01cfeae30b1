package org.undercroft.lab.setup;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.MayReadLab;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerSettings;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Difference;
import org.undercroft.lab.analyzer.Driver;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.platform.page.Refusal;

/** Analyzers and their mapping tables for programs. */
@RestController
@RequestMapping("/api/analyzers")
@MaySetUpLab
class AnalyzerApi {

    private final AnalyzerDesk desk;

    AnalyzerApi(AnalyzerDesk desk) {
        this.desk = desk;
    }

    /** An analyzer as programs see it. */
    record View(
            long id,
            String name,
            String model,
            String identification,
            String equipmentTag,
            AnalyzerState state,
            String stateReason,
            Instant stateSince,
            String workOrder,
            @Nullable Instant lastMessageAt,
            Driver driver,
            int version,
            List<Mapping> mappings) {

        static View of(Analyzer analyzer) {
            return new View(
                    analyzer.id().value(),
                    analyzer.name(),
                    analyzer.model(),
                    analyzer.identification(),
                    analyzer.equipmentTag(),
                    analyzer.state(),
                    analyzer.stateReason(),
                    analyzer.stateSince(),
                    analyzer.workOrder(),
                    analyzer.lastMessageAt(),
                    analyzer.driver(),
                    analyzer.version(),
                    analyzer.mappings().values().stream()
                            .sorted(Comparator.comparing(Mapping::code))
                            .toList());
        }
    }

    /** How its messages are read; what is left out stays standard. */
    record Read(
            @Nullable Integer valueField,
            @Nullable String specimenSource,
            @Nullable Integer codeComponent,
            @Nullable String controlPattern) {

        Driver driver() {
            return new Driver(
                    Objects.requireNonNullElse(valueField, Driver.STANDARD.valueField()),
                    Objects.requireNonNullElse(specimenSource, ""),
                    Objects.requireNonNullElse(codeComponent, Driver.STANDARD.codeComponent()),
                    Objects.requireNonNullElse(controlPattern, ""));
        }
    }

    /** What is said of an analyzer; without driver it is read by the standard. */
    record Described(
            String name,
            @Nullable String model,
            String identification,
            @Nullable String equipmentTag,
            @Nullable Read driver) {

        AnalyzerSettings settings() {
            return new AnalyzerSettings(
                    name,
                    Objects.requireNonNullElse(model, ""),
                    identification,
                    Objects.requireNonNullElse(equipmentTag, ""),
                    driver == null ? Driver.STANDARD : driver.driver());
        }
    }

    /** One line of a mapping table; only the code is needed. */
    record Mapped(
            String code,
            @Nullable String test,
            @Nullable String unit,
            java.math.@Nullable BigDecimal factor,
            @Nullable Integer decimals,
            @Nullable String loinc,
            @Nullable Integer valueField) {

        Mapping mapping() {
            return new Mapping(
                    code,
                    test == null || test.isBlank() ? null : test,
                    Objects.requireNonNullElse(unit, ""),
                    factor,
                    decimals,
                    Objects.requireNonNullElse(loinc, ""),
                    valueField);
        }
    }

    /** A state a person puts an analyzer into. */
    record Put(AnalyzerState state, String reason) {}

    @GetMapping
    @MayReadLab
    List<View> all() {
        return desk.all().stream().map(View::of).toList();
    }

    @GetMapping("/{id}")
    @MayReadLab
    View one(@PathVariable long id) {
        return View.of(desk.get(new AnalyzerId(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View add(@RequestBody Described described) {
        return fit(() -> View.of(desk.add(described.settings())));
    }

    @PutMapping("/{id}")
    View change(@PathVariable long id, @RequestBody Described described) {
        return fit(() -> View.of(desk.change(new AnalyzerId(id), described.settings())));
    }

    @PutMapping("/{id}/mappings")
    View map(@PathVariable long id, @RequestBody List<Mapped> mappings) {
        return fit(() -> View.of(desk.map(
                new AnalyzerId(id), mappings.stream().map(Mapped::mapping).toList())));
    }

    @PostMapping("/{id}/state")
    View put(@PathVariable long id, @RequestBody Put put) {
        return View.of(desk.put(new AnalyzerId(id), put.state(), put.reason()));
    }

    /** Every change of its set-up, the newest first, with what it changed. */
    @GetMapping("/{id}/history")
    @MayReadLab
    List<AnalyzerChange> history(@PathVariable long id) {
        return desk.history(new AnalyzerId(id));
    }

    /** What restoring a version would change. */
    @GetMapping("/{id}/history/{version}/differences")
    @MayReadLab
    List<Difference> toRestore(@PathVariable long id, @PathVariable int version) {
        return desk.toRestore(new AnalyzerId(id), version);
    }

    @PostMapping("/{id}/history/{version}/restore")
    View restore(@PathVariable long id, @PathVariable int version) {
        return View.of(desk.restore(new AnalyzerId(id), version));
    }

    private static View fit(java.util.function.Supplier<View> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.unfit(String.valueOf(e.getMessage()));
        }
    }
}

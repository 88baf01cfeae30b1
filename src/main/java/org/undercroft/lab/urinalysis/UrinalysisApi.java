package org.undercroft.lab.urinalysis;

import java.util.List;
import java.util.Map;
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

/** The urinalysis bench for programs. */
@RestController
@RequestMapping("/api/urinalysis")
@MayWorkInLab
class UrinalysisApi {

    private final UrinalysisBench bench;

    UrinalysisApi(UrinalysisBench bench) {
        this.bench = bench;
    }

    /** Which urine. */
    record Specimen(String accession) {}

    /** Keystrokes, and how many were kept before them. */
    record Strokes(int from, List<String> strokes) {}

    /** How many keystrokes are kept. */
    record Kept(int kept) {}

    /** What else was seen, and why strip and sediment may disagree. */
    record Seen(Map<String, String> seen, @Nullable String accepted) {}

    /** Why something is done. */
    record Said(String reason) {}

    /** A grade, or none. */
    record Grade(String grade) {}

    /** A urine with what it amounts to. */
    record Assessed(Urine urine, Assessment assessment) {}

    @GetMapping("/urines")
    List<UrineRow> list() {
        return bench.list();
    }

    @PostMapping("/urines")
    @ResponseStatus(HttpStatus.CREATED)
    Assessed open(@RequestBody Specimen specimen) {
        return assessed(bench.open(specimen.accession()));
    }

    @GetMapping("/urines/{id}")
    Assessed urine(@PathVariable long id) {
        return assessed(bench.read(id));
    }

    @PutMapping("/urines/{id}/strip")
    Assessed strip(@PathVariable long id, @RequestBody Map<String, String> grades) {
        return assessed(bench.strip(id, grades));
    }

    @PostMapping("/urines/{id}/strokes")
    Kept strike(@PathVariable long id, @RequestBody Strokes strokes) {
        return new Kept(bench.strike(id, strokes.from(), strokes.strokes()));
    }

    @PutMapping("/urines/{id}/seen")
    Assessed see(@PathVariable long id, @RequestBody Seen seen) {
        return assessed(bench.see(id, seen.seen(), seen.accepted() == null ? "" : seen.accepted()));
    }

    @PostMapping("/urines/{id}/confirm")
    Urine confirm(@PathVariable long id) {
        return bench.confirm(id);
    }

    @PostMapping("/urines/{id}/abandon")
    Urine abandon(@PathVariable long id, @RequestBody Said said) {
        return bench.abandon(id, said.reason());
    }

    @GetMapping("/pads")
    List<Pad> pads() {
        return bench.pads();
    }

    @PutMapping("/pads/{test}")
    @MaySetUpLab
    void askFrom(@PathVariable String test, @RequestBody Grade grade) {
        bench.askFrom(test, grade.grade());
    }

    private Assessed assessed(Urine urine) {
        return new Assessed(urine, bench.assess(urine));
    }
}

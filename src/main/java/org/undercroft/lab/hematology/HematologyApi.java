package org.undercroft.lab.hematology;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.undercroft.platform.page.Refusal;

/** Films and their counts for programs. */
@RestController
@RequestMapping("/api/hematology")
@MayWorkInLab
class HematologyApi {

    private final SmearList smears;
    private final CountBench bench;
    private final CounterSettings settings;

    HematologyApi(SmearList smears, CountBench bench, CounterSettings settings) {
        this.smears = smears;
        this.bench = bench;
        this.settings = settings;
    }

    /** Which film to count; without goal a hundred leukocytes. */
    record Film(String accession, @Nullable Integer goal) {}

    /** Keystrokes, and how many were kept before them. */
    record Strokes(int from, List<String> strokes) {}

    /** How many keystrokes are kept. */
    record Kept(int kept) {}

    /** Why something is done. */
    record Said(@Nullable String reason) {}

    /** A count with what it says. */
    record Counted(SmearCount count, Tally tally, List<Comparison> comparison) {}

    @GetMapping("/blood-counts")
    List<BloodCountRow> bloodCounts(@RequestParam(required = false) @Nullable LocalDate day) {
        return smears.on(day == null ? LocalDate.now(ZoneId.systemDefault()) : day);
    }

    @PostMapping("/counts")
    @ResponseStatus(HttpStatus.CREATED)
    Counted open(@RequestBody Film film) {
        return counted(bench.open(film.accession(), film.goal() == null ? 100 : film.goal()));
    }

    @GetMapping("/counts/{id}")
    Counted count(@PathVariable long id) {
        return counted(bench.read(id));
    }

    @PostMapping("/counts/{id}/strokes")
    Kept strike(@PathVariable long id, @RequestBody Strokes strokes) {
        return new Kept(bench.strike(id, strokes.from(), strokes.strokes()));
    }

    @PostMapping("/counts/{id}/finish")
    Counted finish(@PathVariable long id, @RequestBody CountBench.Seen seen) {
        return counted(bench.finish(id, seen));
    }

    @PostMapping("/counts/{id}/sign")
    Counted sign(@PathVariable long id) {
        return counted(bench.sign(id));
    }

    @PostMapping("/counts/{id}/abandon")
    void abandon(@PathVariable long id, @RequestBody Said said) {
        bench.put(id, SmearCount.State.ABANDONED, said.reason() == null ? "" : said.reason());
    }

    @PostMapping("/counts/{id}/reopen")
    void reopen(@PathVariable long id, @RequestBody Said said) {
        bench.put(id, SmearCount.State.OPEN, said.reason() == null ? "" : said.reason());
    }

    @GetMapping("/keyboard")
    List<CountKey> keyboard() {
        return settings.keyboard();
    }

    @PutMapping("/keyboard")
    @MaySetUpLab
    void keyboard(@RequestBody List<CountKey> keys) {
        settings.replace(keys);
    }

    @GetMapping("/criteria")
    List<SmearCriterion> criteria() {
        return settings.criteria();
    }

    @PutMapping("/criteria/{code}")
    @MaySetUpLab
    void criterion(@PathVariable String code, @RequestBody SmearCriterion criterion) {
        if (!criterion.code().equals(code)) {
            throw Refusal.unfit("The criterion is called " + criterion.code() + ", not " + code + ".");
        }
        settings.set(criterion);
    }

    private Counted counted(SmearCount count) {
        Tally tally = count.tally();
        return new Counted(count, tally, Comparison.of(tally, bench.analyzerShares(count)));
    }
}

package org.undercroft.lab.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.platform.page.Refusal;

/** The decision table for programs. */
@RestController
@RequestMapping("/api/lab/rules")
@MayWorkInLab
class RuleApi {

    private final RuleDesk desk;
    private final Trials trials;
    private final DeltaRepository deltas;

    RuleApi(RuleDesk desk, Trials trials, DeltaRepository deltas) {
        this.desk = desk;
        this.trials = trials;
        this.deltas = deltas;
    }

    /** What a person says: a table, why, how many results, how many days. */
    record Said(
            @Nullable String content,
            @Nullable String why,
            @Nullable Integer results,
            @Nullable Integer days) {}

    /** A kept draft and what is wrong in it. */
    record Kept(int rules, List<String> errors) {}

    /** The number of a trial that was started. */
    record Started(long trial) {}

    @GetMapping
    RuleRepository.Version live() {
        return desk.live();
    }

    @GetMapping("/versions")
    List<RuleRepository.Version> versions() {
        return desk.versions();
    }

    @GetMapping("/versions/{first}/differences/{second}")
    List<RuleDifference> differences(@PathVariable int first, @PathVariable int second) {
        return RuleDifference.between(RuleDesk.stored(desk.version(first)), RuleDesk.stored(desk.version(second)));
    }

    @GetMapping("/draft")
    RuleRepository.Draft draft() {
        return desk.draft();
    }

    @PutMapping("/draft")
    Kept keep(@RequestBody Said said) {
        RuleText.Read read = desk.keep(text(said.content()));
        return new Kept(read.rules().size(), read.errors());
    }

    @DeleteMapping("/draft")
    void discard() {
        desk.discard();
    }

    @PostMapping("/live")
    RuleRepository.Version goLive(@RequestBody Said said) {
        return desk.goLive(text(said.why()));
    }

    @PostMapping("/versions/{number}/restore")
    RuleRepository.Version restore(@PathVariable int number, @RequestBody Said said) {
        return desk.restore(number, text(said.why()));
    }

    /** Runs the draft against the latest results; ask for the trial until its state is DONE. */
    @PostMapping("/trials")
    Started tryIt(@RequestBody Said said) {
        return new Started(trials.start(desk.draft().content(), said.results() == null ? 5_000 : said.results()));
    }

    @GetMapping("/trials/{id}")
    Trials.Trial trial(@PathVariable long id) {
        return trials.find(id).orElseThrow(() -> Refusal.unknown("There is no trial " + id + "."));
    }

    @GetMapping("/deltas")
    List<DeltaPages.Row> deltas() {
        return DeltaPages.rows(deltas.latest());
    }

    @PostMapping("/deltas")
    DeltaRepository.Learning learn(@RequestBody Said said) {
        return desk.learn(said.days() == null ? 90 : said.days());
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}

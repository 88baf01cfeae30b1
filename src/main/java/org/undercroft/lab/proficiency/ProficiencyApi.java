package org.undercroft.lab.proficiency;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;

/** Rounds and peer comparison for programs. */
@RestController
@RequestMapping("/api/quality")
@MayWorkInLab
class ProficiencyApi {

    private final Rounds rounds;
    private final RoundBook book;
    private final Peers peers;

    ProficiencyApi(Rounds rounds, RoundBook book, Peers peers) {
        this.rounds = rounds;
        this.book = book;
        this.peers = peers;
    }

    @GetMapping("/rounds")
    List<RoundBook.Round> rounds() {
        return book.rounds();
    }

    @GetMapping("/rounds/{id}")
    List<RoundBook.Line> lines(@PathVariable long id) {
        return book.lines(book.round(id).id());
    }

    /** A round to open. */
    record Opening(String scheme, String name, LocalDate due) {}

    /** A sample's test; without analyzer on any. */
    record Sample(String sample, String test, @Nullable Long analyzer) {}

    /** Our value, before the round is submitted; the assigned one, after it. */
    record Value(
            @Nullable Double value,
            @Nullable Double target,
            @Nullable Double deviation,
            @Nullable Integer peers) {}

    @PostMapping("/rounds")
    RoundBook.Round open(@RequestBody Opening opening) {
        return book.round(rounds.open(opening.scheme(), opening.name(), opening.due()));
    }

    @PostMapping("/rounds/{id}/samples")
    List<RoundBook.Line> add(@PathVariable long id, @RequestBody Sample sample) {
        rounds.add(id, sample.sample(), sample.test(), sample.analyzer());
        return book.lines(id);
    }

    @PostMapping("/rounds/{id}/take")
    List<RoundBook.Line> take(@PathVariable long id) {
        rounds.take(id);
        return book.lines(id);
    }

    @PostMapping("/rounds/{id}/lines/{line}")
    List<RoundBook.Line> enter(@PathVariable long id, @PathVariable long line, @RequestBody Value value) {
        if (value.value() != null) {
            rounds.measured(id, line, value.value());
        }
        if (value.target() != null) {
            rounds.assigned(id, line, value.target(), value.deviation(), value.peers());
        }
        return book.lines(id);
    }

    @PostMapping("/rounds/{id}/submit")
    RoundBook.Round submit(@PathVariable long id) {
        rounds.submit(id);
        return book.round(id);
    }

    @GetMapping("/peers")
    List<Peers.Line> peers() {
        return peers.all();
    }
}

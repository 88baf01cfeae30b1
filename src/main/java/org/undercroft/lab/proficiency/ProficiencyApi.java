package org.undercroft.lab.proficiency;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;

/** Rounds and peer comparison for programs. */
@RestController
@RequestMapping("/api/quality")
@MayWorkInLab
class ProficiencyApi {

    private final Rounds rounds;
    private final Peers peers;

    ProficiencyApi(Rounds rounds, Peers peers) {
        this.rounds = rounds;
        this.peers = peers;
    }

    @GetMapping("/rounds")
    List<Rounds.Round> rounds() {
        return rounds.rounds();
    }

    @GetMapping("/rounds/{id}")
    List<Rounds.Line> lines(@PathVariable long id) {
        return rounds.lines(rounds.round(id).id());
    }

    @GetMapping("/peers")
    List<Peers.Line> peers() {
        return peers.all();
    }
}

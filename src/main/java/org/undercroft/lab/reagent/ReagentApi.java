package org.undercroft.lab.reagent;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;

/** The stock for programs. */
@RestController
@RequestMapping("/api/lab/reagents")
@MayWorkInLab
class ReagentApi {

    private final Reagents reagents;

    ReagentApi(Reagents reagents) {
        this.reagents = reagents;
    }

    @GetMapping
    List<Reagents.Line> reagents() {
        return reagents.lines();
    }
}

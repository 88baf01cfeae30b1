package org.undercroft.lab.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.desk.DeskRepository.Load;
import org.undercroft.lab.desk.DeskRepository.Rejected;

/** The figures of the desk for programs. */
@RestController
@RequestMapping("/api/lab/desk")
@MayWorkInLab
class DeskApi {

    private final Desk desk;
    private final Clock clock = Clock.systemUTC();

    DeskApi(Desk desk) {
        this.desk = desk;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    @GetMapping("/turnaround")
    Desk.Turnaround turnaround(DeskPages.Asked asked) {
        return asked.of(desk, today());
    }

    @GetMapping("/workload")
    Map<String, List<Load>> workload(DeskPages.Asked asked) {
        return desk.workload(asked.window(today()));
    }

    @GetMapping("/rejections")
    List<Rejected> rejections(DeskPages.Asked asked) {
        return desk.rejections(asked.window(today()));
    }
}

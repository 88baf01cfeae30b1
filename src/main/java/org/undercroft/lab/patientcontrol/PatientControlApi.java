package org.undercroft.lab.patientcontrol;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.platform.page.Refusal;

/** Patient-based controls for programs. */
@RestController
@RequestMapping("/api/quality/patients")
@MayWorkInLab
class PatientControlApi {

    private final PatientControlDesk desk;

    PatientControlApi(PatientControlDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    List<PatientControlRepository.Standing> standings() {
        return desk.standings();
    }

    @GetMapping("/alarms")
    List<PatientControlRepository.Alarm> alarms() {
        return desk.alarms();
    }

    /** Tries parameters on past results. */
    @PostMapping("/tuning")
    PatientControlDesk.Tuning tune(@RequestBody PatientControlPages.Wish wish) {
        try {
            return desk.tune(wish.plan());
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
    }

    /** Watches from now on, with the limits that past results give. */
    @PostMapping
    @MaySetUpLab
    List<PatientControlRepository.Standing> watch(@RequestBody PatientControlPages.Wish wish) {
        try {
            desk.watch(wish.plan());
        } catch (IllegalArgumentException unfit) {
            throw Refusal.unfit(String.valueOf(unfit.getMessage()));
        }
        return desk.standings();
    }
}

package org.undercroft.lab.cumulative;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayReadLab;

/** A patient's results over time for programs. */
@RestController
@RequestMapping("/api/lab/patients")
@MayReadLab
class CumulativeApi {

    private final PatientChart charts;

    CumulativeApi(PatientChart charts) {
        this.charts = charts;
    }

    /** What stands, newest first; of the last year unless other days are asked for. */
    @GetMapping("/{id}/results")
    List<ReportedResult> results(@PathVariable String id, CumulativePages.View view) {
        return charts.results(charts.patient(id), view.window(charts.today())).stream()
                .filter(result -> view.section().isEmpty() || result.section().equals(view.section()))
                .toList();
    }

    /** One test over time, newest first. */
    @GetMapping("/{id}/trend")
    PatientChart.Trend trend(@PathVariable String id, @RequestParam String test, CumulativePages.View view) {
        return charts.trend(charts.patient(id), test, view.window(charts.today()));
    }
}

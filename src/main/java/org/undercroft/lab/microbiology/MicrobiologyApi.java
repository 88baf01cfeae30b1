package org.undercroft.lab.microbiology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MaySetUpLab;
import org.undercroft.lab.MayWorkInLab;

/** Cultures, isolates and the antibiogram for programs. */
@RestController
@RequestMapping("/api/microbiology")
@MayWorkInLab
class MicrobiologyApi {

    private final Cultures cultures;
    private final CultureReports reports;
    private final BreakpointTables breakpoints;
    private final Epidemiology epidemiology;

    MicrobiologyApi(
            Cultures cultures, CultureReports reports, BreakpointTables breakpoints, Epidemiology epidemiology) {
        this.cultures = cultures;
        this.reports = reports;
        this.breakpoints = breakpoints;
        this.epidemiology = epidemiology;
    }

    /** A specimen to culture. */
    record Specimen(String accession, boolean screening) {}

    /** A Gram stain in words. */
    record Gram(String gram) {}

    /** What was seen on a day. */
    record Reading(int day, String growth, @Nullable String note) {}

    /** What grew. */
    record Grown(
            String organism,
            @Nullable String quantity,
            String method,
            @Nullable String score) {}

    /** What was measured of an antibiotic. */
    record Test(String antibiotic, String method, String value) {}

    /** What a person reports instead, and why. */
    record Decision(Susceptibility reported, String reason) {}

    /** A report to be sent. */
    record Report(
            boolean last,
            @Nullable String growth,
            @Nullable String comment,
            @Nullable String reason) {}

    /** A breakpoint table as a site loads it. */
    record Table(String version, String content) {}

    @GetMapping("/cultures")
    List<Culture> list(@RequestParam(defaultValue = "DUE") Cultures.View view) {
        return cultures.list(view);
    }

    @PostMapping("/cultures")
    @ResponseStatus(HttpStatus.CREATED)
    Culture open(@RequestBody Specimen specimen) {
        return cultures.open(specimen.accession(), specimen.screening());
    }

    @GetMapping("/cultures/{id}")
    Culture culture(@PathVariable long id) {
        return cultures.look(id);
    }

    @PostMapping("/cultures/{id}/gram")
    void gram(@PathVariable long id, @RequestBody Gram said) {
        cultures.gram(id, said.gram());
    }

    @PostMapping("/cultures/{id}/readings")
    void read(@PathVariable long id, @RequestBody Reading reading) {
        cultures.read(id, reading.day(), reading.growth(), text(reading.note()));
    }

    @PostMapping("/cultures/{id}/isolates")
    void isolate(@PathVariable long id, @RequestBody Grown grown) {
        cultures.isolate(id, grown.organism(), text(grown.quantity()), grown.method(), text(grown.score()));
    }

    @PostMapping("/cultures/{id}/isolates/{number}/tests")
    void test(@PathVariable long id, @PathVariable int number, @RequestBody Test test) {
        cultures.test(id, number, test.antibiotic(), test.method(), test.value());
    }

    @PostMapping("/cultures/{id}/isolates/{number}/tests/{antibiotic}/override")
    void override(
            @PathVariable long id,
            @PathVariable int number,
            @PathVariable String antibiotic,
            @RequestBody Decision said) {
        cultures.override(id, number, antibiotic, said.reported(), said.reason());
    }

    @PostMapping("/cultures/{id}/report")
    Culture report(@PathVariable long id, @RequestBody Report report) {
        return cultures.report(id, report.last(), text(report.growth()), text(report.comment()), text(report.reason()));
    }

    /** What was sent of it, oldest first. */
    @GetMapping("/cultures/{id}/reports")
    List<CultureReport> reports(@PathVariable long id) {
        cultures.look(id);
        return reports.of(id);
    }

    @PostMapping("/breakpoints")
    @MaySetUpLab
    int load(@RequestBody Table table) {
        return breakpoints.load(table.version(), table.content());
    }

    @GetMapping("/antibiogram")
    Epidemiology.Table antibiogram(Epidemiology.Question question) {
        return epidemiology.antibiogram(question);
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}

package org.undercroft.lab.printout;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayReadLab;

/** Reports for browsers and programs. */
@RestController
@MayReadLab
class ReportPages {

    private static final int DAYS = 365;

    private final Reports reports;
    private final Clock clock = Clock.systemUTC();

    ReportPages(Reports reports) {
        this.reports = reports;
    }

    @GetMapping({"/lab/specimens/{accession}/report.pdf", "/api/specimens/{accession}/report"})
    ResponseEntity<byte[]> specimen(@PathVariable String accession) {
        return answer(reports.ofSpecimen(accession), "report-" + accession + ".pdf");
    }

    /** A patient's results received in a time; of the last year unless days are given. */
    @GetMapping({"/lab/patients/{id}/report.pdf", "/api/lab/patients/{id}/report"})
    ResponseEntity<byte[]> patient(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        ZoneId zone = ZoneId.systemDefault();
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), zone) : to;
        LocalDate first = from == null ? last.minusDays(DAYS) : from;
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        return answer(
                reports.ofPatient(id, first.atStartOfDay(zone).toInstant(), end, "Results " + first + " to " + last),
                "results.pdf");
    }

    private static ResponseEntity<byte[]> answer(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}

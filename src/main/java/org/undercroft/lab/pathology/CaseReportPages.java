package org.undercroft.lab.pathology;

import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.undercroft.lab.MayWorkInLab;
import org.undercroft.lab.printout.Reports;
import org.undercroft.platform.page.Refusal;
import org.undercroft.platform.page.Times;

/** The signed report of a case as a document. */
@RestController
@MayWorkInLab
class CaseReportPages {

    private final CaseDesk desk;
    private final ReportRepository reports;
    private final Reports documents;

    CaseReportPages(CaseDesk desk, ReportRepository reports, Reports documents) {
        this.desk = desk;
        this.reports = reports;
        this.documents = documents;
    }

    @GetMapping({"/lab/pathology/cases/{id}/report.pdf", "/api/pathology/cases/{id}/report"})
    ResponseEntity<byte[]> report(@PathVariable long id) {
        PathologyCase pathologyCase = desk.look(id);
        List<SignedReport> signed = reports.reports(id);
        if (signed.isEmpty()) {
            throw Refusal.conflict("Nothing of case " + pathologyCase.number() + " is signed yet.");
        }
        byte[] content = documents.ofWritten(
                pathologyCase.patient(),
                "Case " + pathologyCase.number(),
                pathologyCase.orderedBy().replace("^", " ").strip(),
                Times.minutes(pathologyCase.openedAt()),
                PathologyPrinting.written(0, pathologyCase, signed));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("case-" + pathologyCase.number() + ".pdf")
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .body(content);
    }
}

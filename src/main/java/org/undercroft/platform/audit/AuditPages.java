package org.undercroft.platform.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.undercroft.platform.page.Csv;
import org.undercroft.platform.page.CsvDownload;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;

/** The audit trail as people read it. */
@Controller
@AllowedTo({Role.SECURITY_ANALYST, Role.RECORDS_MANAGER, Role.ADMINISTRATOR})
class AuditPages {

    private static final int ROWS = 50;

    private final AuditTrail trail;

    AuditPages(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/audit")
    ModelAndView read(AuditAsked asked) {
        List<RecordedAudit> rows = trail.search(asked.search(ROWS));
        ModelAndView page = new ModelAndView("audit/trail");
        page.addObject("rows", rows);
        page.addObject("asked", asked);
        page.addObject(
                "older", rows.size() < ROWS ? null : asked.query(rows.getLast().position()));
        page.addObject("actions", Option.of(AuditAction.class, AuditPages::words));
        return page;
    }

    @GetMapping("/audit.csv")
    void export(AuditAsked asked, HttpServletResponse response) throws IOException {
        List<RecordedAudit> rows = trail.search(asked.search(AuditSearch.MOST));
        Csv csv = CsvDownload.to(
                response,
                "audit",
                List.of(
                        "position",
                        "recorded at",
                        "actor kind",
                        "actor",
                        "address",
                        "message",
                        "action",
                        "category",
                        "entity",
                        "id",
                        "patients",
                        "outcome",
                        "purpose",
                        "detail"));
        for (RecordedAudit row : rows) {
            AuditEntry entry = row.entry();
            csv.row(Arrays.asList(
                    row.position(),
                    row.recordedAt(),
                    row.actor().kind(),
                    row.actor().name(),
                    row.actor().address(),
                    row.message(),
                    entry.action(),
                    entry.category(),
                    entry.entityType(),
                    entry.entityId(),
                    String.join(" ", entry.patients()),
                    entry.outcome(),
                    entry.purpose(),
                    entry.detail()));
        }
    }

    private static String words(AuditAction action) {
        return switch (action) {
            case CREATE -> "made";
            case READ -> "read";
            case UPDATE -> "changed";
            case DELETE -> "taken away";
            case EXECUTE -> "did";
        };
    }
}

package org.undercroft.records.fhir.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.records.chart.OpenedCharts;
import org.undercroft.records.fhir.search.FoundPage;
import org.undercroft.records.fhir.search.FoundResource;
import org.undercroft.records.fhir.search.ResourceSearch;
import org.undercroft.records.fhir.search.SearchRequest;

/** Reads resources and writes down that they were read, in one transaction: no reading without its entry. */
@Component
class AuditedReading {

    private final ResourceSearch search;
    private final OpenedCharts opened;
    private final AuditTrail audit;

    AuditedReading(ResourceSearch search, OpenedCharts opened, AuditTrail audit) {
        this.search = search;
        this.opened = opened;
        this.audit = audit;
    }

    @Transactional
    Optional<FoundResource> current(String type, String id, Ground ground) {
        Optional<FoundResource> found = search.current(type, id);
        found.ifPresentOrElse(resource -> read(resource, ground, null), () -> refuseUnlessDesk(ground));
        return found;
    }

    @Transactional
    List<FoundResource> versions(String type, String id, @Nullable Integer version, Ground ground) {
        List<FoundResource> found = search.versions(type, id, version);
        if (found.isEmpty()) {
            refuseUnlessDesk(ground);
        } else {
            read(found.getFirst(), ground, version == null ? "history" : "version " + version);
        }
        return found;
    }

    /**
     * Finds, if the ground allows.
     *
     * @param query the search as it was asked, for the record
     * @param patients the patients that it names
     */
    @Transactional
    FoundPage find(SearchRequest request, String query, List<String> patients, Ground ground) {
        String type = request.type().type();
        AuditEntry asked = AuditEntry.of(AuditAction.EXECUTE, AuditEntry.PATIENT_RECORD, type, "");
        justified(asked, patients, ground);
        FoundPage page = search.find(request);
        boolean byGlass = ground instanceof Ground.BrokenGlass;
        List<String> about = byGlass && page.patients().isEmpty() ? patients : page.patients();
        AuditEntry done = asked.about(about)
                .saying("search " + query + ": " + page.matches().size() + " found");
        audit.record(justified(done, about, ground));
        return page;
    }

    private void read(FoundResource resource, Ground ground, @Nullable String detail) {
        List<String> patients = search.patients(resource);
        AuditEntry entry = AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, resource.type(), resource.id())
                .about(patients)
                .saying(detail);
        audit.record(justified(entry, patients, ground));
    }

    /** The entry as it is to be written; refuses if the ground does not carry what was read. */
    private AuditEntry justified(AuditEntry entry, List<String> patients, Ground ground) {
        return switch (ground) {
            case Ground.Desk() -> entry;
            case Ground.BrokenGlass(Authentication reader, String type) ->
                opened.caseFor(reader, patients)
                        .orElseThrow(() -> Reader.glassNotBroken(type))
                        .used(entry);
        };
    }

    /** Whether something exists is not told to somebody who could not read it. */
    private static void refuseUnlessDesk(Ground ground) {
        if (ground instanceof Ground.BrokenGlass broken) {
            throw Reader.glassNotBroken(broken.type());
        }
    }
}

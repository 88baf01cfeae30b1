package org.undercroft.records.fhir.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.records.fhir.search.FoundPage;
import org.undercroft.records.fhir.search.FoundResource;
import org.undercroft.records.fhir.search.ResourceSearch;
import org.undercroft.records.fhir.search.SearchRequest;

/** Reads resources and writes down that they were read, in one transaction: no reading without its entry. */
@Component
class AuditedReading {

    private final ResourceSearch search;
    private final AuditTrail audit;

    AuditedReading(ResourceSearch search, AuditTrail audit) {
        this.search = search;
        this.audit = audit;
    }

    @Transactional
    Optional<FoundResource> current(String type, String id) {
        Optional<FoundResource> found = search.current(type, id);
        found.ifPresent(resource -> read(resource, search.patients(resource), null));
        return found;
    }

    @Transactional
    List<FoundResource> versions(String type, String id, @Nullable Integer version) {
        List<FoundResource> found = search.versions(type, id, version);
        if (!found.isEmpty()) {
            String which = version == null ? "history" : "version " + version;
            read(found.getFirst(), search.patients(found.getFirst()), which);
        }
        return found;
    }

    @Transactional
    FoundPage find(SearchRequest request, String query) {
        FoundPage page = search.find(request);
        audit.record(AuditEntry.of(
                        AuditAction.EXECUTE,
                        AuditEntry.PATIENT_RECORD,
                        request.type().type(),
                        "")
                .about(page.patients())
                .saying("search " + query + ": " + page.matches().size() + " found"));
        return page;
    }

    private void read(FoundResource resource, List<String> patients, @Nullable String detail) {
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, resource.type(), resource.id())
                .about(patients)
                .saying(detail));
    }
}

package org.undercroft.records.fhir.web;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpStatus;

/** An answer of FHIR that is no resource: not found, gone, not allowed, not offered. */
class RefusedInteraction extends RuntimeException {

    private final HttpStatus status;
    private final IssueType issue;

    RefusedInteraction(HttpStatus status, IssueType issue, String words) {
        super(words);
        this.status = status;
        this.issue = issue;
    }

    static RefusedInteraction unknownType(String type) {
        return new RefusedInteraction(
                HttpStatus.NOT_FOUND, IssueType.NOTSUPPORTED, "This server keeps no " + type + "; see /fhir/metadata");
    }

    static RefusedInteraction notFound(String type, String id) {
        return new RefusedInteraction(
                HttpStatus.NOT_FOUND, IssueType.NOTFOUND, "There is no " + type + " with the id " + id);
    }

    HttpStatus status() {
        return status;
    }

    IssueType issue() {
        return issue;
    }
}

package org.undercroft.records.fhir.web;

import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.undercroft.records.fhir.FhirFormat;
import org.undercroft.records.fhir.search.FoundResource;

/** Writes answers in the notation the client wants. JSON leaves as it is stored; XML is made of it. */
@Component
class FhirAnswers {

    private final FhirFormat format;

    FhirAnswers(FhirFormat format) {
        this.format = format;
    }

    ResponseEntity<byte[]> version(FoundResource found, HttpServletRequest request) {
        String tag = "W/\"" + found.version() + "\"";
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        tag.equals(known) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .header(HttpHeaders.ETAG, tag)
                .lastModified(found.lastUpdated());
        return tag.equals(known)
                ? answer.build()
                : answer.header(HttpHeaders.CONTENT_TYPE, Notation.of(request).mediaType())
                        .body(written(found.body(), Notation.of(request)));
    }

    ResponseEntity<byte[]> json(byte[] body, HttpServletRequest request) {
        Notation notation = Notation.of(request);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, notation.mediaType())
                .body(written(body, notation));
    }

    ResponseEntity<byte[]> resource(HttpStatus status, Resource resource, Notation notation) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, notation.mediaType())
                .body(notation == Notation.XML ? format.xml(resource) : format.json(resource));
    }

    ResponseEntity<byte[]> outcome(HttpStatus status, IssueType type, String words, Notation notation) {
        return resource(status, outcome(IssueSeverity.ERROR, type, words), notation);
    }

    static OperationOutcome outcome(IssueSeverity severity, IssueType type, String words) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(severity).setCode(type).setDiagnostics(words);
        return outcome;
    }

    private byte[] written(byte[] json, Notation notation) {
        return notation == Notation.XML ? format.xml(format.parse(json)) : json;
    }
}

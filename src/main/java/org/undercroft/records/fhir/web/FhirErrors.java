package org.undercroft.records.fhir.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.undercroft.platform.page.ErrorDialect;
import org.undercroft.records.fhir.search.RefusedSearch;

/** The one place where what goes wrong at {@code /fhir} becomes an OperationOutcome. */
@RestControllerAdvice(basePackageClasses = FhirErrors.class)
@Order(0)
class FhirErrors implements ErrorDialect {

    private static final Logger log = LoggerFactory.getLogger(FhirErrors.class);

    private final FhirAnswers answers;

    FhirErrors(FhirAnswers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(RefusedInteraction refused, HttpServletRequest request) {
        return answers.outcome(refused.status(), refused.issue(), words(refused), notation(request));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(RefusedSearch refused, HttpServletRequest request) {
        return answers.outcome(HttpStatus.BAD_REQUEST, IssueType.INVALID, words(refused), notation(request));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notOffered(HttpRequestMethodNotSupportedException refused, HttpServletRequest request) {
        return answers.outcome(
                HttpStatus.METHOD_NOT_ALLOWED,
                IssueType.NOTSUPPORTED,
                refused.getMethod() + " is not offered here; see /fhir/metadata",
                notation(request));
    }

    /** The edge of the door: whatever else went wrong is told by number, its cause stands in the log. */
    @ExceptionHandler
    ResponseEntity<byte[]> failed(RuntimeException failure, HttpServletRequest request) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        log.error("FHIR incident {}: {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
        return answers.outcome(
                HttpStatus.INTERNAL_SERVER_ERROR,
                IssueType.EXCEPTION,
                "Something went wrong here; tell the administrator the incident number " + incident,
                notation(request));
    }

    @Override
    public boolean speaksAt(String path) {
        return path.equals("/fhir") || path.startsWith("/fhir/");
    }

    /** What the gate, or the server itself, refused before the door was reached. */
    @Override
    public ResponseEntity<byte[]> answer(HttpStatus status, String words, HttpServletRequest request) {
        IssueType type = switch (status) {
            case UNAUTHORIZED -> IssueType.LOGIN;
            case FORBIDDEN -> IssueType.FORBIDDEN;
            case NOT_FOUND -> IssueType.NOTFOUND;
            default -> status.is4xxClientError() ? IssueType.INVALID : IssueType.EXCEPTION;
        };
        return answers.outcome(status, type, words, notation(request));
    }

    private static String words(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Notation notation(HttpServletRequest request) {
        try {
            return Notation.of(request);
        } catch (RefusedInteraction _) {
            return Notation.JSON;
        }
    }
}

package org.undercroft.platform.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where what went wrong becomes an answer: a page in plain words for browsers, a problem detail (RFC 9457)
 * for programs. Each answer has an incident number that is also in the log; none shows a stack trace.
 */
@Controller
@RequestMapping("${spring.web.error.path:/error}")
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    /** What happened, to whom it is told and under which number it is found in the log. */
    private record Incident(
            String number, HttpStatus status, @Nullable String reason, String path) {}

    private final ObjectProvider<ErrorDialect> dialects;

    ErrorPages(ObjectProvider<ErrorDialect> dialects) {
        this.dialects = dialects;
    }

    @RequestMapping
    Object answer(HttpServletRequest request) {
        var incident = incidentOf(request);
        for (var dialect : dialects.orderedStream().toList()) {
            if (dialect.speaksAt(incident.path())) {
                return dialect.answer(incident.status(), words(incident), request);
            }
        }
        return wantsPage(request, incident) ? page(incident) : problem(incident);
    }

    private static String words(Incident incident) {
        var explanation = Explanation.of(incident.status());
        return Objects.requireNonNullElse(incident.reason(), explanation.whatHappened()) + " (incident "
                + incident.number() + ")";
    }

    private static ModelAndView page(Incident incident) {
        var view = new ModelAndView("error/error");
        view.setStatus(incident.status());
        view.addObject("explanation", Explanation.of(incident.status()));
        view.addObject("reason", incident.reason());
        view.addObject("incident", incident.number());
        return view;
    }

    private static ResponseEntity<ProblemDetail> problem(Incident incident) {
        var explanation = Explanation.of(incident.status());
        var problem = ProblemDetail.forStatusAndDetail(
                incident.status(), Objects.requireNonNullElse(incident.reason(), explanation.whatHappened()));
        problem.setTitle(explanation.title());
        problem.setInstance(URI.create("urn:undercroft:incident:" + incident.number()));
        return ResponseEntity.status(incident.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Incident incidentOf(HttpServletRequest request) {
        var status = statusOf(request);
        var path = text(request, RequestDispatcher.ERROR_REQUEST_URI);
        // A reason given with a 4xx was written for the caller; one of a 5xx may tell how the program is built.
        var reason = status.is4xxClientError() ? text(request, RequestDispatcher.ERROR_MESSAGE) : null;
        var incident = new Incident(newNumber(), status, reason, path == null ? request.getRequestURI() : path);
        record(incident, request);
        return incident;
    }

    private static void record(Incident incident, HttpServletRequest request) {
        if (incident.status().is5xxServerError()) {
            var cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
            log.error(
                    "Incident {}: {} at {}",
                    incident.number(),
                    incident.status().value(),
                    incident.path(),
                    cause instanceof Throwable thrown ? thrown : null);
        } else {
            log.debug(
                    "Incident {}: {} at {}",
                    incident.number(),
                    incident.status().value(),
                    incident.path());
        }
    }

    private static boolean wantsPage(HttpServletRequest request, Incident incident) {
        if (incident.path().startsWith("/api/")) {
            return false;
        }
        var accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/html") || !accept.contains("json");
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static @Nullable String text(HttpServletRequest request, String attribute) {
        return request.getAttribute(attribute) instanceof String text && !text.isBlank() ? text : null;
    }

    private static String newNumber() {
        return UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }
}

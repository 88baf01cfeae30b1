package org.undercroft.records.fhir.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.springframework.http.HttpStatus;

/** In which notation a client wants its answer (FHIR R4, http 3.1.0.1.11). */
enum Notation {
    JSON("application/fhir+json;charset=UTF-8"),
    XML("application/fhir+xml;charset=UTF-8");

    private final String mediaType;

    Notation(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** By {@code _format}, else by the Accept header, else JSON. */
    static Notation of(HttpServletRequest request) {
        String format = request.getParameter("_format");
        if (format != null && !format.isBlank()) {
            return named(format.replace(' ', '+'));
        }
        String accept = request.getHeader("Accept");
        if (accept == null) {
            return JSON;
        }
        String lower = accept.toLowerCase(Locale.ROOT);
        int xml = first(lower, "fhir+xml", "application/xml", "text/xml");
        int json = first(lower, "json", "*/*", "text/html");
        if (xml == Integer.MAX_VALUE && json == Integer.MAX_VALUE) {
            throw notOffered(accept);
        }
        return xml < json && !lower.contains("text/html") ? XML : JSON;
    }

    private static Notation named(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json", "application/json", "application/fhir+json", "text/json" -> JSON;
            case "xml", "application/xml", "application/fhir+xml", "text/xml" -> XML;
            default -> throw notOffered(format);
        };
    }

    private static int first(String accept, String... types) {
        int first = Integer.MAX_VALUE;
        for (String type : types) {
            int at = accept.indexOf(type);
            first = at >= 0 ? Math.min(first, at) : first;
        }
        return first;
    }

    private static RefusedInteraction notOffered(String wanted) {
        return new RefusedInteraction(
                HttpStatus.NOT_ACCEPTABLE,
                IssueType.NOTSUPPORTED,
                "'" + wanted + "' is not offered; ask for application/fhir+json or application/fhir+xml");
    }
}

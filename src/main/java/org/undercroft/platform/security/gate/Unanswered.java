package org.undercroft.platform.security.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.web.ErrorResponse;

/** No entry, because no controller method answers this kind of request; who is known is told what is wrong with it. */
final class Unanswered extends AuthorizationDecision {

    private static final long serialVersionUID = 1L;

    private final transient ErrorResponse why;

    Unanswered(ErrorResponse why) {
        super(false);
        this.why = why;
    }

    /** Answers whoever may not enter: 403, or the status that says what is wrong with the request. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof AuthorizationDeniedException decided
                && decided.getAuthorizationResult() instanceof Unanswered unanswered) {
            unanswered.why.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
            response.sendError(unanswered.why.getStatusCode().value());
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}

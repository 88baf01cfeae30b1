package org.undercroft.platform.page;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A department can't do what was asked, and says why in words that tell the person what to do. A page shows the words; a
 * program gets them as a problem detail (RFC 9457).
 */
public final class Refusal extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private Refusal(HttpStatus status, String title, String words) {
        super(status, problem(status, title, words), null);
    }

    /** What was named is not there. */
    public static Refusal unknown(String words) {
        return new Refusal(HttpStatus.NOT_FOUND, "Not known", words);
    }

    /** What was entered is wrong or incomplete. */
    public static Refusal unfit(String words) {
        return new Refusal(HttpStatus.BAD_REQUEST, "Not as it should be", words);
    }

    /** It goes against the present state of things. */
    public static Refusal conflict(String words) {
        return new Refusal(HttpStatus.CONFLICT, "Not possible now", words);
    }

    /** Why, in words. */
    public String words() {
        String detail = getBody().getDetail();
        return detail == null ? "" : detail;
    }

    /** Whether what was named is not there. */
    public boolean isUnknown() {
        return getStatusCode().value() == HttpStatus.NOT_FOUND.value();
    }

    private static ProblemDetail problem(HttpStatus status, String title, String words) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, words);
        problem.setTitle(title);
        return problem;
    }
}

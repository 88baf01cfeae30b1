package org.undercroft.biomed;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The workshop can't do what was asked, and says why in words that tell the person what to do. */
public final class WorkshopRefusal extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private WorkshopRefusal(HttpStatus status, String title, String words) {
        super(status, problem(status, title, words), null);
    }

    /** What was named is not there. */
    public static WorkshopRefusal unknown(String words) {
        return new WorkshopRefusal(HttpStatus.NOT_FOUND, "Not known", words);
    }

    /** What was entered is wrong or incomplete. */
    public static WorkshopRefusal unfit(String words) {
        return new WorkshopRefusal(HttpStatus.BAD_REQUEST, "Not as it should be", words);
    }

    /** It goes against the present state of things. */
    public static WorkshopRefusal conflict(String words) {
        return new WorkshopRefusal(HttpStatus.CONFLICT, "Not possible now", words);
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

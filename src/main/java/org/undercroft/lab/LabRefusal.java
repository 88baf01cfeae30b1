package org.undercroft.lab;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The laboratory can't do what was asked, and says why in words that tell the person what to do. */
public final class LabRefusal extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private LabRefusal(HttpStatus status, String title, String words) {
        super(status, problem(status, title, words), null);
    }

    /** What was named is not there. */
    public static LabRefusal unknown(String words) {
        return new LabRefusal(HttpStatus.NOT_FOUND, "Not known", words);
    }

    /** What was entered is wrong or incomplete. */
    public static LabRefusal unfit(String words) {
        return new LabRefusal(HttpStatus.BAD_REQUEST, "Not as it should be", words);
    }

    /** It goes against the present state of things. */
    public static LabRefusal conflict(String words) {
        return new LabRefusal(HttpStatus.CONFLICT, "Not possible now", words);
    }

    /** Why, in words. */
    public String words() {
        String detail = getBody().getDetail();
        return detail == null ? "" : detail;
    }

    private static ProblemDetail problem(HttpStatus status, String title, String words) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, words);
        problem.setTitle(title);
        return problem;
    }
}

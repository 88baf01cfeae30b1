package org.undercroft.platform.page;

import org.springframework.http.HttpStatus;

/**
 * A failed request in plain words.
 *
 * @param status its HTTP status
 * @param title what it is, in a few words
 * @param whatHappened what happened, in a sentence
 * @param whatToDo what the person can do now
 */
public record Explanation(int status, String title, String whatHappened, String whatToDo) {

    /** The words for a status; one without words of its own gets those of its class. */
    static Explanation of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST ->
                new Explanation(
                        400,
                        "That could not be read",
                        "The request is incomplete or not in the form this page expects.",
                        "Go back, check what was entered, and send it again.");
            case UNAUTHORIZED ->
                new Explanation(
                        401,
                        "Please sign in",
                        "This needs to know who you are, and you are not signed in any more.",
                        "Sign in and open the page again.");
            case FORBIDDEN ->
                new Explanation(
                        403,
                        "Not yours to open",
                        "Your roles do not include this, or the page was open so long that its form is no longer"
                                + " valid.",
                        "Reload the page and try once more. If you need this for your work, ask an administrator for"
                                + " the role.");
            case NOT_FOUND ->
                new Explanation(
                        404,
                        "Nothing here",
                        "There is no page or record at this address.",
                        "Check the address or the number you entered, or find it from its worklist.");
            case METHOD_NOT_ALLOWED ->
                new Explanation(
                        405,
                        "Not possible this way",
                        "This address exists, but does not answer that kind of request.",
                        "Go back and use the page's own buttons.");
            case CONFLICT ->
                new Explanation(
                        409,
                        "Somebody was faster",
                        "What you changed was changed by somebody else since you opened it. Nothing of yours was"
                                + " saved.",
                        "Open it again, look at what changed, and decide anew.");
            case CONTENT_TOO_LARGE ->
                new Explanation(
                        413,
                        "Too large",
                        "What was sent is larger than this page accepts. Nothing was saved.",
                        "Send a smaller file, or split it.");
            case SERVICE_UNAVAILABLE ->
                new Explanation(
                        503,
                        "Not ready",
                        "The program is starting, stopping or waiting for its database.",
                        "Wait half a minute and reload.");
            default -> general(status);
        };
    }

    private static Explanation general(HttpStatus status) {
        return status.is4xxClientError()
                ? new Explanation(
                        status.value(),
                        "That did not work",
                        "The request could not be carried out as it was sent: " + status.getReasonPhrase() + ".",
                        "Go back and try again.")
                : new Explanation(
                        status.value(),
                        "Our fault",
                        "Something in the program failed. What was acknowledged before is safe; what you just sent was"
                                + " not saved.",
                        "Try again in a moment. If it happens again, tell the administrator the incident number.");
    }
}

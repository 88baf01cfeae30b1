package org.undercroft.platform.page;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final Map<HttpStatus, Explanation> KNOWN = Stream.of(
                    row(
                            HttpStatus.BAD_REQUEST,
                            "That could not be read",
                            "The request is incomplete or not in the form this page expects.",
                            "Go back, check what was entered, and send it again."),
                    row(
                            HttpStatus.UNAUTHORIZED,
                            "Please sign in",
                            "This needs to know who you are, and you are not signed in any more.",
                            "Sign in and open the page again."),
                    row(
                            HttpStatus.FORBIDDEN,
                            "Not yours to open",
                            "Your roles do not include this, or the page was open so long that its form is"
                                    + " no longer valid.",
                            "Reload the page and try once more. If you need this for your work, ask an"
                                    + " administrator for the role."),
                    row(
                            HttpStatus.NOT_FOUND,
                            "Nothing here",
                            "There is no page or record at this address.",
                            "Check the address or the number you entered, or find it from its worklist."),
                    row(
                            HttpStatus.METHOD_NOT_ALLOWED,
                            "Not possible this way",
                            "This address exists, but does not answer that kind of request.",
                            "Go back and use the page's own buttons."),
                    row(
                            HttpStatus.CONFLICT,
                            "Somebody was faster",
                            "What you changed was changed by somebody else since you opened it. Nothing of"
                                    + " yours was saved.",
                            "Open it again, look at what changed, and decide anew."),
                    row(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "Too large",
                            "What was sent is larger than this page accepts. Nothing was saved.",
                            "Send a smaller file, or split it."),
                    row(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Not ready",
                            "The program is starting, stopping or waiting for its database.",
                            "Wait half a minute and reload."))
            .collect(Collectors.toUnmodifiableMap(row -> HttpStatus.valueOf(row.status()), row -> row));

    /** The words for a status; one without words of its own gets those of its class. */
    static Explanation of(HttpStatus status) {
        Explanation known = KNOWN.get(status);
        return known == null ? general(status) : known;
    }

    private static Explanation row(HttpStatus status, String title, String whatHappened, String whatToDo) {
        return new Explanation(status.value(), title, whatHappened, whatToDo);
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

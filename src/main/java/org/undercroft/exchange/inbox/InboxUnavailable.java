package org.undercroft.exchange.inbox;

/** Nothing can be stored now, so nothing may be acknowledged. */
public class InboxUnavailable extends RuntimeException {

    InboxUnavailable(String reason, Throwable cause) {
        super(reason, cause);
    }

    InboxUnavailable(String reason) {
        super(reason);
    }
}

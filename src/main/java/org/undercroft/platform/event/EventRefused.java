package org.undercroft.platform.event;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked of an event could not be done; the words say why. */
@ResponseStatus(HttpStatus.CONFLICT)
class EventRefused extends RuntimeException {

    EventRefused(String reason) {
        super(reason);
    }

    EventRefused(String reason, Throwable cause) {
        super(reason, cause);
    }
}

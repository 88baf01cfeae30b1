package org.undercroft.records.chart;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A change of the index that can't be made as asked. Its words say why. */
class RefusedChange extends ResponseStatusException {

    RefusedChange(HttpStatus status, String words) {
        super(status, words);
    }

    /** The words alone. */
    String words() {
        String reason = getReason();
        return reason == null ? "" : reason;
    }
}

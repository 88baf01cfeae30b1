package org.undercroft.platform.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A door whose clients want errors in a notation of their own. A department declares it as a bean. */
public interface ErrorDialect {

    /** Whether requests to this path belong to the door. */
    boolean speaksAt(String path);

    /**
     * The error in the door's notation.
     *
     * @param words what is wrong, written for the caller
     */
    ResponseEntity<?> answer(HttpStatus status, String words, HttpServletRequest request);
}

package org.undercroft.platform.page;

import org.springframework.security.core.Authentication;

/** Knows how the signed-in person is shown. Security provides a bean of this type; without one the sign-in name is shown. */
@FunctionalInterface
public interface VisitorNames {

    /** The person behind this authentication, in the words shown to people. */
    Visitor visitorOf(Authentication authentication);
}

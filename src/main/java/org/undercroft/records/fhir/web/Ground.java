package org.undercroft.records.fhir.web;

import org.springframework.security.core.Authentication;

/** On what ground somebody reads at this door. */
sealed interface Ground {

    /** It belongs to the work of their desk, or their scopes cover it. */
    record Desk() implements Ground {}

    /**
     * Their desk does not read this type: only what is about a patient for whom they broke the glass.
     *
     * @param reader who
     * @param type the type that was asked for
     */
    record BrokenGlass(Authentication reader, String type) implements Ground {}
}

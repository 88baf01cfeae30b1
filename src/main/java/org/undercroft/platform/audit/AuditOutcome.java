package org.undercroft.platform.audit;

/** How it ended, with the codes of {@code http://hl7.org/fhir/audit-event-outcome}. */
public enum AuditOutcome {
    /** It was done. */
    SUCCESS("0"),
    /** It was refused: not allowed, or a wrong password. */
    REFUSED("4"),
    /** It was tried and went wrong. */
    FAILED("8");

    private final String code;

    AuditOutcome(String code) {
        this.code = code;
    }

    /** The FHIR code. */
    public String code() {
        return code;
    }
}

package org.undercroft.platform.audit;

/** What was done, as FHIR's audit-event-action tells it. */
public enum AuditAction {
    /** Something was made. */
    CREATE("C"),
    /** Something was seen, printed or sent. */
    READ("R"),
    /** Something was changed. */
    UPDATE("U"),
    /** Something was taken away. */
    DELETE("D"),
    /** Something was done that is none of these: a sign-in, a search, a replay. */
    EXECUTE("E");

    private final String code;

    AuditAction(String code) {
        this.code = code;
    }

    /** The code of {@code http://hl7.org/fhir/audit-event-action}. */
    public String code() {
        return code;
    }
}

package org.undercroft.platform.security.account;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditOutcome;
import org.undercroft.platform.audit.AuditTrail;

/** Writes down who came, who was refused and who left. */
@Component
public class SignInAudit {

    private final AuditTrail audit;

    SignInAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** The acting person or program signed in. */
    @Transactional
    public void signedIn() {
        audit.record(entry("sign-in"));
    }

    /** The acting person or program was refused. */
    @Transactional
    public void refused(String reason) {
        audit.record(entry("sign-in").ended(AuditOutcome.REFUSED).saying(reason));
    }

    /** The acting person left. */
    @Transactional
    public void signedOut() {
        audit.record(entry("sign-out"));
    }

    private static AuditEntry entry(String category) {
        return AuditEntry.of(
                AuditAction.EXECUTE,
                category,
                "account",
                Acting.current().actor().name());
    }
}

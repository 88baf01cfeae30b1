package org.undercroft.lab.critical;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** What people do with their pages: take a duty, hand it over, read what they were paged for. */
@Component
class PagerDesk {

    private final Pager pager;
    private final CriticalRepository calls;
    private final AuditTrail audit;

    PagerDesk(Pager pager, CriticalRepository calls, AuditTrail audit) {
        this.pager = pager;
        this.calls = calls;
        this.audit = audit;
    }

    /** The rungs of the ladder in force. */
    List<String> rungs() {
        return Ladder.read(calls.policy().ladder()).rungs().stream()
                .map(Ladder.Rung::whom)
                .toList();
    }

    List<String> duties() {
        return pager.duties(account());
    }

    /** What the reader was paged for and has not in hand yet; that it was read is written down. */
    @Transactional
    public List<PagedCall> unread() {
        List<PagedCall> pages = pager.unread(account());
        if (!pages.isEmpty()) {
            audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "critical-page", account()));
        }
        return pages;
    }

    /** The reader is on call for a rung from now on, or no longer. */
    @Transactional
    public void duty(String whom, boolean on) {
        String rung = rungs().stream()
                .filter(each -> each.equalsIgnoreCase(whom.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.unfit("The ladder has no rung '" + whom.strip() + "'."));
        if (on) {
            pager.take(rung, account());
        } else {
            pager.leave(rung, account());
        }
        audit.configurationChanged("critical-duty/" + rung, null, account() + (on ? " is on call" : " is off call"));
    }

    /** The reader has a page in hand. It acknowledges nothing: that is done at the call. */
    @Transactional
    public void read(long page) {
        long call = pager.read(page, account())
                .orElseThrow(() -> Refusal.conflict("This page is not yours, or somebody has it in hand."));
        calls.log(call, account(), "PAGE", account(), "", "", "has the page in hand");
    }

    private static String account() {
        return Acting.current().actor().name();
    }
}

package org.undercroft.lab.bench;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.order.TubeFit;
import org.undercroft.lab.result.Rejudging;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Says which test an order's code means that the catalog doesn't know, and takes that back. */
@Component
class UnknownTests {

    private final NamedLines lines;
    private final CurrentCatalog catalogs;
    private final Rejudging rejudging;
    private final AuditTrail audit;
    private final Clock clock;

    UnknownTests(NamedLines lines, CurrentCatalog catalogs, Rejudging rejudging, AuditTrail audit, Clock clock) {
        this.lines = lines;
        this.catalogs = catalogs;
        this.rejudging = rejudging;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Names what an order asks for. Results that wait for the order are judged again.
     *
     * @param code our code or LOINC of a test or a panel
     * @return in words what was ordered
     */
    @Transactional
    public String name(long id, String code) {
        NamedLines.Line line = line(id, "UNKNOWN_TEST", "That test has a name already.");
        Catalog catalog = catalogs.now();
        List<LabTest> tests = catalog.requested(code.strip().toUpperCase(Locale.ROOT));
        if (tests.isEmpty()) {
            throw Refusal.unfit("The catalog has no test or panel '" + code.strip() + "' that can be ordered.");
        }
        // A tube of unknown kind is of the kind that its first named test wants.
        String type = line.isOfUnknownKind() ? tests.getFirst().specimenType() : line.type();
        List<String> asked = lines.asked(line.specimen());
        tests.forEach(test -> TubeFit.check(test, line.accession(), type, asked, catalog));
        lines.name(line, tests, actor());
        String names = tests.stream().map(LabTest::name).collect(Collectors.joining(", "));
        changed(line, "'" + line.requested() + "' means " + names);
        return "'" + line.requested() + "' is ordered as " + names + ".";
    }

    /** Takes a name back, as long as nothing was measured. */
    @Transactional
    public void forget(long id) {
        NamedLines.Line line = line(id, "ORDERED", "Something was measured for it already: reject that first.");
        if (line.namedBy().isEmpty()) {
            throw Refusal.conflict("The catalog knew that test: nobody named it.");
        }
        if (lines.isMeasuredBeside(line)) {
            throw Refusal.conflict("Something was measured for a test that came with it: reject that first.");
        }
        lines.forget(line);
        changed(line, "'" + line.requested() + "' has no meaning any more");
    }

    private NamedLines.Line line(long id, String state, String otherwise) {
        NamedLines.Line line =
                lines.lock(id).orElseThrow(() -> Refusal.unknown("No order has a test with the number " + id + "."));
        if (!line.state().equals(state)) {
            throw Refusal.conflict(otherwise);
        }
        return line;
    }

    private void changed(NamedLines.Line line, String words) {
        lines.tell(line.specimen(), clock.instant(), actor(), words);
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", line.accession(), line.patient())
                .saying(words));
        rejudging.heldIn(line.specimen());
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

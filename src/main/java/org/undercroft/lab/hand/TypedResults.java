package org.undercroft.lab.hand;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.hand.HandRepository.Asked;
import org.undercroft.lab.result.MeasuredText;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/**
 * Values that a person types for a test that is asked of a tube: the first one, another one beside what is held, or one that
 * takes the place of a value which has left. The former value is kept and shown.
 */
@Component
public class TypedResults {

    private static final Station STATION = new Station("typed", "Entered by hand");
    private static final int LONGEST = 200;

    private final HandBench bench;
    private final HandRepository repository;
    private final CurrentCatalog catalogs;
    private final AuditTrail audit;
    private final Clock clock;

    TypedResults(HandBench bench, HandRepository repository, CurrentCatalog catalogs, AuditTrail audit, Clock clock) {
        this.bench = bench;
        this.repository = repository;
        this.catalogs = catalogs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A value as it was entered.
     *
     * @param result its number
     * @param words what became of it
     * @param amends whether another value had left before: this one is held until it is released in its place
     */
    public record Entered(long result, String words, boolean amends) {}

    /**
     * Enters a value under the person's name; it is judged like any other.
     *
     * @param value as it is to be reported, in the test's unit
     * @param reason why it takes the place of what has left; empty if nothing has
     */
    @Transactional
    public Entered enter(String accession, String test, String value, String reason) {
        Asked asked = repository
                .asked(accession, test)
                .orElseThrow(() -> Refusal.conflict(
                        test + " is not asked of " + accession + ": add the test first, or look at the number."));
        String typed = fitting(catalogs.now().test(test).orElseThrow(), value);
        if (asked.released() && reason.isBlank()) {
            throw Refusal.unfit("Say why the reported value is amended: whoever got it reads the reason.");
        }
        String became = bench.enter(STATION, accession, List.of(Found.of(test, typed)), "", clock.instant())
                .summary();
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", accession, asked.patient())
                .saying(test + " " + typed + " entered by hand" + (reason.isBlank() ? "" : ": " + reason.strip())));
        return new Entered(repository.latest(accession, test), became, asked.released());
    }

    private static String fitting(LabTest test, String value) {
        String typed = value.strip();
        if (typed.isEmpty() || typed.length() > LONGEST) {
            throw Refusal.unfit("Type the value of " + test.name() + ", in at most " + LONGEST + " letters.");
        }
        if (test.isNumeric() && MeasuredText.of(typed, null, null).number() == null) {
            throw Refusal.unfit("'" + typed + "' is no value for " + test.name() + ". Nothing was entered.");
        }
        return typed;
    }
}

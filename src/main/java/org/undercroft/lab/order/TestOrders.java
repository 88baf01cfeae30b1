package org.undercroft.lab.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.PatientIndex;

/** Orders that people enter here: tests for a patient whom the index knows. */
@Component
public class TestOrders {

    private static final int LONGEST_NAME = 80;

    private final PatientIndex patients;
    private final CurrentCatalog catalogs;
    private final OrderRepository repository;
    private final OrderBook book;
    private final AuditTrail audit;
    private final Clock clock;

    TestOrders(
            PatientIndex patients,
            CurrentCatalog catalogs,
            OrderRepository repository,
            OrderBook book,
            AuditTrail audit,
            Clock clock) {
        this.patients = patients;
        this.catalogs = catalogs;
        this.repository = repository;
        this.book = book;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An order as a person enters it.
     *
     * @param tests codes or names, parted by blanks or commas
     * @param priority S at once, A soon, R routine
     * @param orderedBy the doctor who asks
     * @param again whether tests are ordered although they are open already
     */
    public record Wish(String tests, String priority, String orderedBy, boolean again) {}

    /** The tubes of an order, and its words. */
    record Ordered(List<String> accessions, String words) {}

    /** The patient with a record number; empty if there is none, or more than one. */
    Optional<KnownPatient> find(String recordNumber) {
        return patients.find(new PatientIdentifier("", recordNumber.strip()));
    }

    /** A patient, and what is open of them; that it was read is written down. */
    @Transactional
    public Chart chart(String patient) {
        KnownPatient known = known(patient);
        audit.record(AuditEntry.ofPatient(
                AuditAction.READ, "orders", known.recordNumber(), known.id().value()));
        return new Chart(known, repository.open(known.id().value()));
    }

    /** A test that a patient waits for. */
    public record OpenTest(
            String test,
            String name,
            String state,
            String accession,
            String priority,
            String orderedBy,
            Instant since) {}

    /** Whom an order is for, and what they wait for already. */
    public record Chart(KnownPatient patient, List<OpenTest> open) {}

    private KnownPatient known(String patient) {
        return patients.find(new PatientId(patient))
                .orElseThrow(() -> Refusal.unknown("The patient index knows nobody as " + patient + "."));
    }

    /** Places an order: each test or panel is one, and tests of the same kind of specimen share a tube. */
    @Transactional
    public Ordered place(String patient, Wish wish) {
        KnownPatient known = known(patient);
        String orderedBy = checked(wish);
        AskedTests asked = AskedTests.read(wish.tests(), catalogs.now());
        if (!wish.again()) {
            refuseOpen(asked, repository.open(known.id().value()));
        }
        Instant now = clock.instant();
        List<String> accessions = book.enterHere(
                known,
                asked.all().stream()
                        .map(each -> each.request(wish.priority(), orderedBy, "", now))
                        .toList(),
                now);
        String words = asked.words() + " ordered for " + known.displayName() + ": " + String.join(", ", accessions);
        audit.record(AuditEntry.ofPatient(
                        AuditAction.CREATE,
                        "orders",
                        known.recordNumber(),
                        known.id().value())
                .saying(words + ", asked by " + orderedBy));
        return new Ordered(accessions, words);
    }

    private static String checked(Wish wish) {
        if (!wish.priority().matches("[SAR]")) {
            throw Refusal.unfit("An order is S at once, A soon, or R routine.");
        }
        String orderedBy = wish.orderedBy().strip();
        if (orderedBy.isEmpty() || orderedBy.length() > LONGEST_NAME) {
            throw Refusal.unfit("Say which doctor orders it, in at most " + LONGEST_NAME + " letters.");
        }
        return orderedBy;
    }

    private static void refuseOpen(AskedTests asked, List<OpenTest> open) {
        Set<String> wanted = asked.tests().stream().map(LabTest::code).collect(Collectors.toSet());
        List<String> twice = open.stream()
                .filter(each -> wanted.contains(each.test()))
                .map(each -> each.test() + " (" + each.accession() + ")")
                .toList();
        if (!twice.isEmpty()) {
            throw Refusal.conflict("Open already: " + String.join(", ", twice) + ". Nothing was ordered.");
        }
    }
}

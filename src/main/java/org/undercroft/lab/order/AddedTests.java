package org.undercroft.lab.order;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.CurrentCatalog;
import org.undercroft.lab.order.OrderRepository.AskedOf;
import org.undercroft.lab.order.OrderRepository.OrderedSpecimen;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIndex;

/** Tests that a doctor asks for after the tube was drawn, of the tube that is there. */
@Component
public class AddedTests {

    private final PatientIndex patients;
    private final CurrentCatalog catalogs;
    private final OrderRepository repository;
    private final OrderBook book;
    private final AuditTrail audit;
    private final Clock clock;

    AddedTests(
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
     * Adds tests to a specimen of the kind that they are measured in. Whether it may still be used is for the caller to know.
     *
     * @param accession the whole tube's number
     * @param tests codes or names, parted by blanks or commas
     * @param orderedBy the doctor who asks; empty: who ordered the tube
     * @return what was added, in words
     */
    @Transactional
    public String add(String accession, String tests, String orderedBy) {
        OrderedSpecimen tube = repository
                .specimenNumbered(accession)
                .orElseThrow(() -> Refusal.unknown("No specimen has the number " + accession + "."));
        AskedOf before = repository.askedOf(tube.id());
        Catalog catalog = catalogs.now();
        AskedTests asked = AskedTests.read(tests, catalog);
        asked.tests().forEach(test -> TubeFit.check(test, accession, tube.type(), before.tests(), catalog));
        KnownPatient patient = patients.find(new PatientId(tube.patient()))
                .orElseThrow(() -> Refusal.unknown("The patient index knows nobody as " + tube.patient() + "."));
        String doctor = orderedBy.isBlank() ? before.orderedBy() : orderedBy.strip();
        Instant now = clock.instant();
        book.enterHere(
                patient,
                asked.all().stream()
                        .map(each -> each.request(before.priority(), doctor, accession, now))
                        .toList(),
                now);
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", accession, tube.patient())
                .saying(asked.words() + " added, asked by " + doctor));
        return asked.words() + " added to " + accession + ".";
    }
}

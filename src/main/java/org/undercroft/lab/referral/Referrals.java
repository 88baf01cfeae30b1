package org.undercroft.lab.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.specimen.Specimen;
import org.undercroft.lab.specimen.SpecimenBook;
import org.undercroft.lab.specimen.SpecimenState;
import org.undercroft.lab.specimen.UseOfSpecimens;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Sends samples to reference laboratories and waits for what they find. */
@Component
class Referrals {

    private final ReferralBook book;
    private final SpecimenBook specimens;
    private final UseOfSpecimens use;
    private final AuditTrail audit;
    private final Clock clock;

    Referrals(ReferralBook book, SpecimenBook specimens, UseOfSpecimens use, AuditTrail audit, Clock clock) {
        this.book = book;
        this.specimens = specimens;
        this.use = use;
        this.audit = audit;
        this.clock = clock;
    }

    /** Enters a reference laboratory; gives its number. */
    @Transactional
    public long addLaboratory(String name, String address, String contact, int answerDays) {
        if (name.isBlank() || name.length() > 80 || answerDays < 1) {
            throw Refusal.unfit("A reference laboratory has a name, and answers within a day or more.");
        }
        try {
            long id = book.add(name.strip(), address.strip(), contact.strip(), answerDays);
            audit.configurationChanged("reference-laboratory/" + id, null, name);
            return id;
        } catch (DuplicateKeyException taken) {
            throw Refusal.conflict("There is a reference laboratory '" + name + "' already.");
        }
    }

    /** Begins a parcel; gives its number. */
    @Transactional
    public long begin(long laboratory) {
        if (book.laboratories().stream().noneMatch(each -> each.id() == laboratory)) {
            throw Refusal.unknown("There is no reference laboratory " + laboratory + ".");
        }
        return book.begin(laboratory, clock.instant());
    }

    /** All parcels of late, newest first; that they were read is written down. */
    @Transactional
    public List<Referral> latest() {
        List<Referral> latest = book.latest();
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "referrals", "")
                .about(latest.stream()
                        .flatMap(referral -> referral.items().stream())
                        .map(Referral.Item::patient)
                        .distinct()
                        .toList()));
        return latest;
    }

    /** One parcel; that it was read is written down. */
    @Transactional
    public Referral one(long id) {
        Referral referral = found(id);
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "referral", String.valueOf(id))
                .about(referral.items().stream()
                        .map(Referral.Item::patient)
                        .distinct()
                        .toList()));
        return referral;
    }

    private Referral found(long id) {
        return book.find(id).orElseThrow(() -> Refusal.unknown("There is no referral " + id + "."));
    }

    private Referral locked(long id) {
        book.lock(id);
        return found(id);
    }

    /** Puts a sample into a parcel. */
    @Transactional
    public void pack(long id, String accession, String reason) {
        Instant now = clock.instant();
        Referral referral = locked(id);
        if (referral.state() != ReferralState.PACKING) {
            throw Refusal.conflict("Parcel " + id + " is closed. Begin another.");
        }
        Specimen specimen = specimens.lock(accession);
        use.atHand(specimen, "send");
        use.stable(specimen, reason, now);
        book.pack(
                id,
                specimen.id(),
                String.join(", ", specimen.tests()),
                specimen.state().name(),
                now);
        specimens.move(
                specimen,
                SpecimenState.REFERRED,
                "parcel " + id + " to " + referral.laboratory(),
                now,
                "Packed into parcel " + id + " to " + referral.laboratory());
        note(specimen.patient(), specimen.accession(), "referred, parcel " + id);
    }

    /** Takes a sample out of a parcel again. */
    @Transactional
    public void unpack(long id, String accession) {
        Referral referral = locked(id);
        if (referral.state() != ReferralState.PACKING) {
            throw Refusal.conflict("Parcel " + id + " is closed.");
        }
        Referral.Item item = item(referral, accession);
        returned(referral, List.of(item), "Taken out of parcel " + id + " again");
        book.unpack(id, item.specimen());
    }

    private static Referral.Item item(Referral referral, String accession) {
        return referral.items().stream()
                .filter(item -> item.accession().equals(accession))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("Sample " + accession + " isn't in parcel " + referral.id() + "."));
    }

    private void returned(Referral referral, List<Referral.Item> items, String what) {
        Instant now = clock.instant();
        for (Referral.Item item : items) {
            specimens.move(specimens.lock(item.accession()), SpecimenState.valueOf(item.former()), "", now, what);
            note(item.patient(), item.accession(), "parcel " + referral.id() + ": " + what);
        }
    }

    /** Sends a parcel. */
    @Transactional
    public void ship(long id, String carrier, String tracking) {
        if (carrier.isBlank()) {
            throw Refusal.unfit("Say who brings it.");
        }
        Referral referral = becoming(id, ReferralState.SHIPPED);
        if (referral.items().isEmpty()) {
            throw Refusal.conflict("Parcel " + id + " is empty.");
        }
        Instant now = clock.instant();
        book.ship(id, carrier.strip(), tracking.strip(), now);
        tellAll(referral, now, "Shipped to " + referral.laboratory() + " with " + carrier.strip());
    }

    /** The reference laboratory has it. */
    @Transactional
    public void received(long id) {
        Referral referral = becoming(id, ReferralState.RECEIVED);
        tellAll(referral, clock.instant(), "Received by " + referral.laboratory());
    }

    /** Gives a parcel up before it is sent. */
    @Transactional
    public void cancel(long id) {
        Referral referral = becoming(id, ReferralState.CANCELLED);
        returned(referral, referral.items(), "Parcel " + id + " was cancelled");
    }

    /** A sample's result came back; with the last one the parcel is done. */
    @Transactional
    public void resultBack(long id, String accession) {
        Instant now = clock.instant();
        Referral referral = locked(id);
        if (!referral.state().mayBecome(ReferralState.DONE)) {
            throw Refusal.conflict(
                    "Parcel " + id + " is " + referral.state().label().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        Referral.Item item = item(referral, accession);
        book.resultBack(id, item.specimen(), now);
        specimens.tell(item.specimen(), now, "Result back from " + referral.laboratory() + ", parcel " + id);
        note(item.patient(), item.accession(), "result back from " + referral.laboratory());
        if (found(id).awaited() == 0) {
            book.become(id, ReferralState.DONE, now);
        }
    }

    private Referral becoming(long id, ReferralState next) {
        Referral referral = locked(id);
        if (!referral.state().mayBecome(next)) {
            throw Refusal.conflict(
                    "Parcel " + id + " is " + referral.state().label().toLowerCase(java.util.Locale.ROOT)
                            + " and can't become " + next.label().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        book.become(id, next, clock.instant());
        return referral;
    }

    private void tellAll(Referral referral, Instant now, String what) {
        referral.items().forEach(item -> {
            specimens.tell(item.specimen(), now, what);
            note(item.patient(), item.accession(), what);
        });
    }

    private void note(String patient, String accession, String words) {
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", accession, patient)
                .saying(words));
    }
}

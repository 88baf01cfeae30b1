package org.undercroft.lab.specimen;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.audit.AuditEntry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** The door of the laboratory: each scanned code is judged, and kept whatever it was. */
@Component
public class ReceiptDesk {

    /** The most codes of one batch. */
    public static final int MOST = 500;

    private static final int LONGEST = 200;

    private final SpecimenBook book;
    private final HandlingBook handling;
    private final SpecimenRecord records;
    private final ReceiptScans scans;
    private final AuditTrail audit;
    private final Clock clock;

    ReceiptDesk(
            SpecimenBook book,
            HandlingBook handling,
            SpecimenRecord records,
            ReceiptScans scans,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.handling = handling;
        this.records = records;
        this.scans = scans;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A code that was scanned, and what became of it.
     *
     * @param code as scanned
     * @param outcome in one word
     * @param words for a person
     * @param specimen null if no specimen has the number
     */
    public record Scan(
            Instant at,
            String code,
            String outcome,
            String words,
            @Nullable Specimen specimen) {

        /** Whether it was taken in. */
        public boolean isReceived() {
            return outcome.equals("RECEIVED");
        }
    }

    /** Takes one code; of a batch of one kind of specimen, or of any. */
    @Transactional
    public Scan scan(String said, @Nullable String expectedType) {
        String code = cut(said.strip());
        if (code.isEmpty()) {
            throw Refusal.unfit("Scan a code, or type one.");
        }
        Instant now = clock.instant();
        Optional<Specimen> found = book.find(code).map(specimen -> book.lock(specimen.accession()));
        ReceiptOutcome outcome =
                found.map(specimen -> judge(specimen, expectedType, now)).orElseGet(() -> ReceiptOutcome.unknown(code));
        found.ifPresent(specimen -> keep(specimen, outcome, now));
        return kept(now, code, outcome, found.orElse(null));
    }

    /** What is longer than any code is kept by its beginning, and is nobody's number. */
    private static String cut(String code) {
        return code.length() <= LONGEST ? code : code.substring(0, LONGEST);
    }

    /** Takes many codes, each for itself: one that can't be taken in keeps none of the others out. */
    @Transactional
    public List<Scan> scanAll(List<String> codes, @Nullable String expectedType) {
        if (codes.size() > MOST) {
            throw Refusal.unfit("A batch has at most " + MOST + " numbers.");
        }
        return codes.stream()
                .filter(code -> !code.isBlank())
                .map(code -> scan(code, expectedType))
                .toList();
    }

    /** Takes a specimen in that was too long on its way; the reason stays with it. */
    @Transactional
    public Scan receiveAnyway(String accession, String reason) {
        if (reason.isBlank()) {
            throw Refusal.unfit("Say why it is used all the same: the reason stays with the specimen.");
        }
        Instant now = clock.instant();
        Specimen specimen = book.lock(accession);
        if (!(judge(specimen, null, now) instanceof ReceiptOutcome.TooOld(String words))) {
            throw Refusal.conflict("Specimen " + accession + " needs no exception: scan it.");
        }
        book.override(specimen.id(), now, "draw-to-receipt", words, reason.strip());
        var outcome = new ReceiptOutcome.Received(words + " Taken in all the same: " + reason.strip(), true);
        keep(specimen, outcome, now);
        return kept(now, accession, outcome, specimen);
    }

    private ReceiptOutcome judge(Specimen specimen, @Nullable String expectedType, Instant now) {
        var way = DrawToReceipt.judge(
                specimen.collectedAt(), now, handling.of(specimen.type()).drawToReceipt());
        return ReceiptOutcome.judge(specimen, expectedType, way);
    }

    private void keep(Specimen specimen, ReceiptOutcome outcome, Instant now) {
        audit.record(AuditEntry.ofPatient(AuditAction.UPDATE, "Specimen", specimen.accession(), specimen.patient())
                .saying("receipt: " + outcome.code()));
        if (!(outcome instanceof ReceiptOutcome.Received received)) {
            book.tell(specimen.id(), now, "Scanned at receipt, not taken in. " + outcome.words());
        } else if (specimen.receiptImplied()) {
            book.received(specimen.id(), now);
            book.tell(specimen.id(), now, "Scanned at receipt, after an analyzer had it");
        } else {
            book.move(
                    specimen,
                    SpecimenState.RECEIVED,
                    "Receipt",
                    now,
                    received.remarkable() ? "Received. " + received.words() : "Received");
            book.received(specimen.id(), now);
            records.received(specimen.accession(), now);
        }
    }

    private Scan kept(Instant now, String code, ReceiptOutcome outcome, @Nullable Specimen specimen) {
        scans.add(now, code, outcome, specimen == null ? null : specimen.id());
        return new Scan(
                now,
                code,
                outcome.code(),
                outcome.words(),
                specimen == null ? null : book.find(specimen.accession()).orElse(specimen));
    }

    /** What this person scanned last, newest first; that it was read is written down. */
    @Transactional
    public List<Scan> latest(int most) {
        List<ReceiptScans.Line> lines = scans.latest(SpecimenBook.actor(), most);
        List<Specimen> specimens = book.ofIds(lines.stream()
                .map(ReceiptScans.Line::specimen)
                .filter(id -> id != 0)
                .distinct()
                .toList());
        audit.record(AuditEntry.of(AuditAction.READ, AuditEntry.PATIENT_RECORD, "receipts", "")
                .about(specimens.stream().map(Specimen::patient).distinct().toList()));
        return lines.stream()
                .map(line -> new Scan(
                        line.at(),
                        line.code(),
                        line.outcome(),
                        line.words(),
                        specimens.stream()
                                .filter(specimen -> specimen.id() == line.specimen())
                                .findFirst()
                                .orElse(null)))
                .toList();
    }
}

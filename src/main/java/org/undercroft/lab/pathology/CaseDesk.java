package org.undercroft.lab.pathology;

import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.pathology.CaseRepository.Opening;
import org.undercroft.lab.pathology.CaseRepository.Ordered;
import org.undercroft.lab.pathology.PathologyCase.Part;
import org.undercroft.lab.pathology.PathologyCase.State;
import org.undercroft.lab.specimen.SpecimenBook;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.PatientIdentifier;
import org.undercroft.records.PatientIndex;

/** Opens cases and works on what was sent: parts, gross descriptions, clinical history. */
@Component
class CaseDesk {

    /** The section of the catalog whose tests are cases. */
    private static final String SECTION = "Pathology";

    /** The most characters of a word or two, and of a text. */
    static final int SHORT = 200;

    static final int LONG = 8_000;

    private final CaseBook book;
    private final CaseRepository cases;
    private final PatientIndex patients;
    private final SpecimenBook specimens;

    CaseDesk(CaseBook book, CaseRepository cases, PatientIndex patients, SpecimenBook specimens) {
        this.book = book;
        this.cases = cases;
        this.patients = patients;
        this.specimens = specimens;
    }

    /** A case that nobody ordered electronically. */
    record ByHand(CaseKind kind, String recordNumber, String history, String priority, String site, String procedure) {}

    /** The case, as somebody reads it. */
    @Transactional
    public PathologyCase look(long id) {
        PathologyCase found = book.find(id);
        book.note(AuditAction.READ, found, "");
        return found;
    }

    /** The case that a code means: of a case, a block or a slide, or of a container, whose case is opened if there is none. */
    @Transactional
    public PathologyCase scan(String code) {
        Optional<ItemCode> item = ItemCode.read(code);
        if (item.isPresent()) {
            return cases.numbered(item.get().caseNumber())
                    .map(book::find)
                    .orElseThrow(() ->
                            Refusal.unknown("There is no case " + item.get().caseNumber() + "."));
        }
        Ordered container = container(code.strip());
        Optional<Long> there = cases.ofSpecimen(container.specimen());
        if (there.isEmpty() && !container.section().equals(SECTION)) {
            throw Refusal.conflict("Pathology was not ordered on " + container.accession()
                    + ". If it is meant all the same, open a case from it by hand.");
        }
        return there.map(book::find).orElseGet(() -> open(container, CaseKind.ofTest(container.test())));
    }

    private Ordered container(String accession) {
        return cases.ordered(accession)
                .orElseThrow(() -> Refusal.unknown("Neither a specimen nor a case has the number " + accession + "."));
    }

    /** Opens a case for an ordered container, or gives the one that it is in. */
    @Transactional
    public PathologyCase open(String accession, CaseKind kind) {
        Ordered container = container(accession.strip());
        return cases.ofSpecimen(container.specimen()).map(book::find).orElseGet(() -> open(container, kind));
    }

    private PathologyCase open(Ordered container, CaseKind kind) {
        KnownPatient patient = patients.find(new PatientId(container.patient())).orElseThrow();
        long id = cases.open(
                new Opening(
                        kind,
                        patient.id().value(),
                        patient.recordNumber(),
                        patient.displayName(),
                        container.ward(),
                        container.orderedBy(),
                        container.priority(),
                        container.test(),
                        ""),
                year(),
                book.now(),
                CaseBook.person());
        String site = container.testName().isEmpty() ? "Tissue" : container.testName();
        cases.addPart(id, ItemCode.letter(1), site, "as ordered", container.specimen());
        PathologyCase opened = book.changed(id, AuditAction.CREATE, "Opened from container " + container.accession());
        specimens.tell(container.specimen(), book.now(), "In case " + opened.number() + " as part A");
        return opened;
    }

    /** Opens a case for a patient whom the index knows. */
    @Transactional
    public PathologyCase open(ByHand asked) {
        if (!asked.priority().matches("[SAR]")) {
            throw Refusal.unfit("A case is S at once, A soon, or R routine.");
        }
        KnownPatient patient = patients.find(
                        new PatientIdentifier("", asked.recordNumber().strip()))
                .orElseThrow(() ->
                        Refusal.unknown("No patient, or more than one, has the number " + asked.recordNumber() + "."));
        long id = cases.open(
                new Opening(
                        asked.kind(),
                        patient.id().value(),
                        patient.recordNumber(),
                        patient.displayName(),
                        patient.location() == null ? "" : patient.location(),
                        "",
                        asked.priority(),
                        "",
                        asked.history().isBlank() ? "" : said(asked.history(), "", LONG)),
                year(),
                book.now(),
                CaseBook.person());
        cases.addPart(
                id,
                ItemCode.letter(1),
                said(asked.site(), "Where was it taken from?", SHORT),
                said(asked.procedure(), "How was it taken?", SHORT),
                null);
        return book.changed(id, AuditAction.CREATE, "Opened by hand");
    }

    private int year() {
        return book.now().atZone(ZoneId.systemDefault()).getYear();
    }

    /** Adds a part; its container's number may be empty. */
    @Transactional
    public PathologyCase addPart(long id, String site, String procedure, String accession) {
        PathologyCase before = unsigned(id);
        String letter = ItemCode.letter(before.parts().size() + 1);
        @Nullable Long specimen = accession.isBlank() ? null : partContainer(before, accession.strip());
        cases.addPart(
                id,
                letter,
                said(site, "Where was it taken from?", SHORT),
                said(procedure, "How was it taken?", SHORT),
                specimen);
        if (specimen != null) {
            specimens.tell(specimen, book.now(), "In case " + before.number() + " as part " + letter);
        }
        return book.changed(id, AuditAction.UPDATE, "Part " + letter + " added: " + site.strip());
    }

    private long partContainer(PathologyCase pathologyCase, String accession) {
        Ordered container = container(accession);
        if (!container.patient().equals(pathologyCase.patient())) {
            throw Refusal.conflict("Container " + accession + " is another patient's.");
        }
        if (cases.ofSpecimen(container.specimen()).isPresent()) {
            throw Refusal.conflict("Container " + accession + " is in a case already.");
        }
        return container.specimen();
    }

    /** Writes what a part looks like; what was written before stays in the story. */
    @Transactional
    public PathologyCase describe(long id, String letter, String site, String procedure, String gross) {
        PathologyCase before = unsigned(id);
        Part part = part(before, letter);
        cases.describe(
                part.id(),
                said(site, "Where was it taken from?", SHORT),
                said(procedure, "How was it taken?", SHORT),
                said(gross, "What does it look like?", LONG),
                book.now(),
                CaseBook.person());
        String former = part.gross().isEmpty() || part.gross().equals(gross.strip()) ? "" : "; before: " + part.gross();
        return book.changed(id, AuditAction.UPDATE, "Part " + letter + " described" + former);
    }

    /** The person takes the case to their desk. */
    @Transactional
    public PathologyCase take(long id) {
        book.wanted(id);
        cases.assign(id, CaseBook.person());
        return book.changed(id, AuditAction.UPDATE, "Taken by " + CaseBook.person());
    }

    /** Writes what the ward says of the patient. */
    @Transactional
    public PathologyCase tellHistory(long id, String history) {
        PathologyCase before = book.wanted(id);
        cases.history(id, history.isBlank() ? "" : said(history, "", LONG));
        String former = before.history().isEmpty() ? "" : "; before: " + before.history();
        return book.changed(id, AuditAction.UPDATE, "Clinical history written" + former);
    }

    /** Closes a case that was opened by mistake; it stays on record with its number. */
    @Transactional
    public PathologyCase cancel(long id, String why) {
        unsigned(id);
        String reason = said(why, "Say why: the reason stays with the case.", SHORT);
        cases.state(id, State.CANCELLED);
        return book.changed(id, AuditAction.UPDATE, "Cancelled: " + reason);
    }

    private PathologyCase unsigned(long id) {
        PathologyCase found = book.wanted(id);
        if (found.state() != State.OPEN) {
            throw Refusal.conflict("The case is signed out: amend the report, or add to it.");
        }
        return found;
    }

    static Part part(PathologyCase pathologyCase, String letter) {
        return pathologyCase.parts().stream()
                .filter(part -> part.letter().equals(letter))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("The case has no part " + letter + "."));
    }

    /** What was said, without blanks around it; refused if it is nothing, or too long to be kept. */
    static String said(String text, String question, int most) {
        if (text.isBlank()) {
            throw Refusal.unfit(question);
        }
        if (text.length() > most) {
            throw Refusal.unfit("That is too long: at most " + most + " characters are kept.");
        }
        return text.strip();
    }
}

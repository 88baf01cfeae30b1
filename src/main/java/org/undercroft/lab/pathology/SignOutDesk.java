package org.undercroft.lab.pathology;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.CaseSignedOut;
import org.undercroft.lab.pathology.Draft.Opinion;
import org.undercroft.lab.pathology.Draft.Text;
import org.undercroft.lab.pathology.PathologyCase.Part;
import org.undercroft.lab.pathology.PathologyCase.State;
import org.undercroft.platform.audit.AuditAction;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Refusal;
import org.undercroft.records.PatientId;

/** The pathologist's desk: drafts, checklists, second looks, sign-out, addenda and amended reports. */
@Component
class SignOutDesk {

    private static final int LONGEST = 20_000;

    private final CaseBook book;
    private final CaseRepository cases;
    private final ReportRepository reports;
    private final PathologySettings settings;
    private final PathologyReporting reporting;
    private final EventLog events;

    SignOutDesk(
            CaseBook book,
            CaseRepository cases,
            ReportRepository reports,
            PathologySettings settings,
            PathologyReporting reporting,
            EventLog events) {
        this.book = book;
        this.cases = cases;
        this.reports = reports;
        this.settings = settings;
        this.reporting = reporting;
        this.events = events;
    }

    /** The whole case, for who has written down that it was read. */
    @Transactional
    public CaseSheet sheet(PathologyCase pathologyCase) {
        long id = pathologyCase.id();
        Draft draft = reports.draft(id);
        List<SignedReport> signed = reports.reports(id);
        List<Synoptic> synoptics = reports.synoptics(id);
        String why = draft.isWritten() ? book.secondLook(pathologyCase, draft) : "";
        return new CaseSheet(
                pathologyCase,
                draft,
                draft.isWritten() || !draft.text().reason().isEmpty() ? draft.text() : lastText(signed),
                signed,
                synoptics,
                why,
                SignOut.obstacles(pathologyCase, draft, why, problems(synoptics), CaseBook.person()),
                book.story(id));
    }

    private static Text lastText(List<SignedReport> signed) {
        return signed.stream()
                .filter(report -> report.kind() != SignedReport.Kind.ADDENDUM)
                .reduce((_, later) -> later)
                .map(report -> new Text(
                        report.text().diagnosis(),
                        report.text().microscopic(),
                        report.text().comment(),
                        report.text().diagnosisClass(),
                        ""))
                .orElse(Draft.NONE.text());
    }

    private static List<String> problems(List<Synoptic> synoptics) {
        return synoptics.stream().flatMap(each -> each.problems().stream()).toList();
    }

    /**
     * Writes the draft.
     *
     * @param revision the revision that the writer had before them; another one's work is not overwritten
     */
    @Transactional
    public PathologyCase write(long id, int revision, Text said) {
        PathologyCase before = book.wanted(id);
        Text text = said.stripped();
        Draft draft = reports.draft(id);
        if (draft.revision() != revision) {
            throw Refusal.conflict(draft.writtenBy() + " has changed the text meanwhile. Look at it first.");
        }
        if (text.diagnosis().length()
                        + text.microscopic().length()
                        + text.comment().length()
                > LONGEST) {
            throw Refusal.unfit("A report has at most " + LONGEST + " characters.");
        }
        if (!text.diagnosisClass().isEmpty()
                && settings.diagnosisClass(text.diagnosisClass()).isEmpty()) {
            throw Refusal.unfit("There is no class '" + text.diagnosisClass() + "'.");
        }
        if (before.state() != State.OPEN && text.reason().isEmpty()) {
            throw Refusal.unfit("A signed report is amended for a reason: say which.");
        }
        if (text.equals(draft.text())) {
            return before;
        }
        reports.write(id, text, book.now(), CaseBook.person());
        return book.changed(id, AuditAction.UPDATE, "Report written, revision " + (revision + 1));
    }

    /** A pathologist other than the writer says whether they agree to the text as it stands. */
    @Transactional
    public PathologyCase opine(long id, int revision, boolean agrees, String comment) {
        book.wanted(id);
        Draft draft = reports.draft(id);
        if (!draft.isWritten() || draft.revision() != revision) {
            throw Refusal.conflict("The text has changed meanwhile: read it again before you say what you think.");
        }
        if (draft.writtenBy().equals(CaseBook.person())) {
            throw Refusal.conflict("You wrote it yourself: another pathologist looks at it.");
        }
        if (comment.length() > CaseDesk.LONG) {
            throw Refusal.unfit("An opinion has at most " + CaseDesk.LONG + " characters.");
        }
        if (!agrees && comment.isBlank()) {
            throw Refusal.unfit("Say what you see differently.");
        }
        reports.opine(id, new Opinion(revision, agrees, comment.strip(), book.now(), CaseBook.person()));
        return book.changed(
                id,
                AuditAction.UPDATE,
                (agrees ? "Agrees to revision " : "Does not agree to revision ")
                        + revision
                        + (comment.isBlank() ? "" : ": " + comment.strip()));
    }

    /** Answers a checklist for a part, in the version in force. */
    @Transactional
    public List<String> answer(long id, String letter, String code, Map<String, String> answers) {
        PathologyCase before = book.wanted(id);
        Part part = CaseDesk.part(before, letter);
        Checklist checklist = settings.checklist(code);
        Map<String, String> known = checklist.elements().stream()
                .filter(element -> !answers.getOrDefault(element.code(), "").isBlank())
                .collect(Collectors.toMap(
                        Checklist.Element::code,
                        element -> answers.getOrDefault(element.code(), "").strip()));
        if (known.values().stream().anyMatch(answer -> answer.length() > CaseDesk.LONG)) {
            throw Refusal.unfit("An answer has at most " + CaseDesk.LONG + " characters.");
        }
        Synoptic synoptic = new Synoptic(letter, checklist, known, book.now(), CaseBook.person());
        reports.answer(part.id(), synoptic);
        book.changed(id, AuditAction.UPDATE, "Checklist " + checklist.name() + " answered for part " + letter);
        return synoptic.problems();
    }

    @Transactional
    public PathologyCase removeChecklist(long id, String letter, String code) {
        Part part = CaseDesk.part(book.wanted(id), letter);
        if (!reports.removeSynoptic(part.id(), code)) {
            throw Refusal.unknown("Part " + letter + " has no such checklist.");
        }
        return book.changed(id, AuditAction.UPDATE, "Checklist " + code + " taken off part " + letter);
    }

    /** Signs the draft: the first time the final report, later an amended one beside the former. */
    @Transactional
    public SignedReport sign(long id) {
        PathologyCase before = book.wanted(id);
        Draft draft = reports.draft(id);
        List<Synoptic> synoptics = reports.synoptics(id);
        String why = book.secondLook(before, draft);
        List<String> obstacles = SignOut.obstacles(before, draft, why, problems(synoptics), CaseBook.person());
        if (!obstacles.isEmpty()) {
            throw Refusal.conflict(String.join(" ", obstacles));
        }
        List<SignedReport> former = reports.reports(id);
        SignedReport report = new SignedReport(
                former.size() + 1,
                former.isEmpty() ? SignedReport.Kind.FINAL : SignedReport.Kind.AMENDED,
                draft.text(),
                before.parts().stream()
                        .map(part -> part.title() + "\n" + part.gross())
                        .collect(Collectors.joining("\n\n")),
                synoptics.stream().map(Synoptic::text).collect(Collectors.joining("\n\n")),
                synoptics.stream().flatMap(each -> Answer.of(each).stream()).toList(),
                book.now(),
                CaseBook.person(),
                draft.agreedBy());
        reports.sign(id, report);
        reports.write(id, Draft.NONE.text(), book.now(), CaseBook.person());
        cases.state(id, former.isEmpty() ? State.SIGNED_OUT : State.AMENDED);
        return sent(before, former, report);
    }

    /** Adds to a signed report; what it says stays. */
    @Transactional
    public SignedReport addendum(long id, String words) {
        PathologyCase before = book.wanted(id);
        if (before.state() == State.OPEN) {
            throw Refusal.conflict("An addendum needs a signed report.");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            throw Refusal.unfit("Say what is to be added, in at most " + LONGEST + " characters.");
        }
        List<SignedReport> former = reports.reports(id);
        SignedReport report = new SignedReport(
                former.size() + 1,
                SignedReport.Kind.ADDENDUM,
                new Text("", "", words.strip(), "", ""),
                "",
                "",
                List.of(),
                book.now(),
                CaseBook.person(),
                "");
        reports.sign(id, report);
        return sent(before, former, report);
    }

    private SignedReport sent(PathologyCase before, List<SignedReport> former, SignedReport report) {
        Instant now = report.signedAt();
        reporting.send(before, former, report, now);
        events.append(new CaseSignedOut(
                before.number(),
                new PatientId(before.patient()),
                report.kind().name(),
                report.text().diagnosisClass(),
                report.signedBy()));
        String second = report.secondBy().isEmpty() ? "" : ", agreed by " + report.secondBy();
        book.changed(before.id(), AuditAction.UPDATE, report.kind().label() + " signed" + second);
        return report;
    }
}

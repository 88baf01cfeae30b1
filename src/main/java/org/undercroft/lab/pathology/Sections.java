package org.undercroft.lab.pathology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.report.Finding.Standing;
import org.undercroft.lab.report.ToldBefore;
import org.undercroft.platform.page.Times;

/**
 * What a signed report says, section by section. The sections have the LOINC codes that cancer registries read (NAACCR
 * Standards Volume V); an answer of a checklist whose question has a LOINC code is told by itself beside the text.
 */
final class Sections {

    private Sections() {}

    /** The sections of one report. */
    static List<Section> of(PathologyCase pathologyCase, SignedReport report) {
        if (report.kind() == SignedReport.Kind.ADDENDUM) {
            return List.of(Section.of(
                            "addendum-" + report.number(),
                            "PATHADD",
                            "Addendum",
                            "22639-9",
                            report.text().comment())
                    .saying(List.of(signed(report))));
        }
        List<Section> sections = new ArrayList<>();
        add(sections, Section.of("history", "PATHHX", "Clinical history", "22636-5", pathologyCase.history()));
        add(sections, Section.of("gross", "PATHGR", "Gross description", "22634-0", report.gross()));
        add(
                sections,
                Section.of(
                        "microscopic",
                        "PATHMI",
                        "Microscopic description",
                        "22635-7",
                        report.text().microscopic()));
        add(
                sections,
                Section.of(
                        "diagnosis",
                        "PATHDX",
                        "Final diagnosis",
                        "22637-3",
                        report.text().diagnosis()));
        add(sections, Section.of("synoptic", "PATHSY", "Synoptic report", "", report.synoptic()));
        report.answers().stream()
                .filter(answer -> !answer.loinc().isEmpty())
                .map(Sections::coded)
                .forEach(sections::add);
        add(
                sections,
                Section.of(
                        "comment", "PATHCO", "Comment", "22638-1", report.text().comment()));
        return sections;
    }

    private static void add(List<Section> sections, Section section) {
        if (!section.text().isEmpty()) {
            sections.add(section);
        }
    }

    private static Section coded(Answer answer) {
        return new Section(
                "answer-" + answer.key(),
                "PATHSY-" + answer.checklist() + "-" + answer.element(),
                answer.label() + ", part " + answer.part(),
                answer.loinc(),
                answer.value(),
                answer.number() ? new BigDecimal(answer.value()) : null,
                answer.unit(),
                List.of(),
                List.of(),
                Standing.FINAL);
    }

    /** The sections of a report beside what was signed before; what an amended one says no longer is withdrawn. */
    static List<Section> told(PathologyCase pathologyCase, List<SignedReport> former, SignedReport report) {
        List<Section> now = of(pathologyCase, report);
        if (report.kind() == SignedReport.Kind.ADDENDUM) {
            return now;
        }
        List<ToldBefore> before = former.stream()
                .filter(each -> each.kind() != SignedReport.Kind.ADDENDUM)
                .map(each -> told(pathologyCase, each))
                .toList();
        String reason = report.text().reason();
        List<Section> told = new ArrayList<>();
        for (Section section : now) {
            told.add(withNotes(
                    section.after(
                            ToldBefore.in(section.key(), section.text(), before, reason),
                            ToldBefore.standing(section.key(), section.text(), before)),
                    report));
        }
        if (!before.isEmpty()) {
            before.getLast().values().keySet().stream()
                    .filter(key ->
                            now.stream().noneMatch(section -> section.key().equals(key)))
                    .sorted()
                    .forEach(key -> told.add(withdrawn(pathologyCase, former, key, before, reason)));
        }
        return told;
    }

    private static ToldBefore told(PathologyCase pathologyCase, SignedReport report) {
        Map<String, String> values = new LinkedHashMap<>();
        of(pathologyCase, report).forEach(section -> values.put(section.key(), section.text()));
        return new ToldBefore(
                report.signedAt(), report.signedBy(), values, report.text().reason());
    }

    private static Section withNotes(Section section, SignedReport report) {
        List<String> notes = new ArrayList<>();
        if (section.key().equals("diagnosis")) {
            notes.add(signed(report));
            if (report.kind() == SignedReport.Kind.AMENDED) {
                notes.add("Amended: " + report.text().reason());
            }
        }
        notes.addAll(ToldBefore.notes(section.former()));
        return section.saying(notes);
    }

    private static Section withdrawn(
            PathologyCase pathologyCase,
            List<SignedReport> former,
            String key,
            List<ToldBefore> before,
            String reason) {
        Section last = former.reversed().stream()
                .filter(each -> each.kind() != SignedReport.Kind.ADDENDUM)
                .flatMap(each -> of(pathologyCase, each).stream())
                .filter(section -> section.key().equals(key))
                .findFirst()
                .orElseThrow();
        Section gone = last.after(ToldBefore.in(key, "", before, reason), Standing.WITHDRAWN);
        return gone.saying(ToldBefore.notes(gone.former()));
    }

    static String signed(SignedReport report) {
        return "Signed " + Times.minutes(report.signedAt()) + " by " + report.signedBy()
                + (report.secondBy().isEmpty() ? "" : "; agreed by " + report.secondBy());
    }
}

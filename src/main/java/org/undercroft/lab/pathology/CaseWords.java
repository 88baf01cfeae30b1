package org.undercroft.lab.pathology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.pathology.PathologyCase.Place;
import org.undercroft.lab.pathology.PathologyCase.Slide;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** What pages say of cases. */
public final class CaseWords {

    private CaseWords() {}

    /** How far a case is. */
    public static Status of(CaseStep step) {
        return switch (step) {
            case GROSSING, READING -> Status.waiting(step.label());
            case HISTOLOGY -> Status.working(step.label());
            case SECOND_LOOK -> Status.serious(step.label());
            case SIGNING -> Status.caution(step.label());
            case SIGNED_OUT -> Status.good(step.label());
            case CANCELLED -> Status.off(step.label());
        };
    }

    /** What a scan meant. */
    public static Status of(Station.Outcome outcome) {
        return switch (outcome) {
            case SEEN -> Status.good(outcome.label());
            case SEEN_AGAIN -> Status.off(outcome.label());
            case SKIPPED, CAME_BACK -> Status.caution(outcome.label());
            case NOT_HERE, UNKNOWN, NOT_WANTED -> Status.serious(outcome.label());
        };
    }

    /** What a report is. */
    public static Status of(SignedReport.Kind kind) {
        return switch (kind) {
            case FINAL -> Status.good(kind.label());
            case AMENDED -> Status.caution(kind.label());
            case ADDENDUM -> Status.good(kind.label());
        };
    }

    /** The state of a slide's control; null where it has none. */
    public static @Nullable Status control(Slide slide) {
        if (slide.control().isEmpty()) {
            return null;
        }
        Boolean good = slide.controlOk();
        return good == null ? Status.waiting("Not looked at") : good ? Status.good("Good") : Status.critical("Failed");
    }

    /** The priority as people read it. */
    public static String priority(String code) {
        return switch (code) {
            case "S" -> "STAT";
            case "A" -> "ASAP";
            default -> "Routine";
        };
    }

    /** Where something is. */
    public static String place(@Nullable Place place) {
        return place == null
                ? "not scanned yet"
                : place.name() + ", " + Times.minutes(place.at()) + " " + place.actor();
    }

    /** Whose the case is, and who asked. */
    public static Map<String, String> definitions(PathologyCase pathologyCase) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Patient", pathologyCase.patientName() + " " + pathologyCase.recordNumber());
        entries.put("Kind", pathologyCase.kind().label());
        entries.put("Ward", pathologyCase.ward());
        entries.put("Ordered by", pathologyCase.orderedBy());
        entries.put("Ordered", pathologyCase.test());
        entries.put("Priority", priority(pathologyCase.priority()));
        entries.put("Opened", Times.minutes(pathologyCase.openedAt()) + " " + pathologyCase.openedBy());
        entries.put("Pathologist", pathologyCase.assignedTo());
        return entries;
    }

    /** The classes of diagnosis as choices of a form. */
    public static List<Option> classes(List<DiagnosisClass> classes) {
        return classes.stream()
                .map(each -> new Option(each.code(), each.name()))
                .toList();
    }

    /** Answers as choices of a form. */
    public static List<Option> options(List<String> words) {
        return words.stream().map(Option::of).toList();
    }
}

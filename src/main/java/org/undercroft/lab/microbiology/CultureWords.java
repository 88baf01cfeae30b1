package org.undercroft.lab.microbiology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.microbiology.Culture.State;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** What pages say of cultures. */
public final class CultureWords {

    private CultureWords() {}

    /** What the ward has got. */
    public static Status of(State state) {
        return switch (state) {
            case OPEN -> Status.waiting(state.label());
            case PRELIMINARY -> Status.working(state.label());
            case FINAL -> Status.good(state.label());
            case CORRECTED -> Status.caution(state.label());
        };
    }

    /** What an antibiotic does; nothing where it isn't known. */
    public static Status of(@Nullable Susceptibility found) {
        if (found == null) {
            return Status.off("Not known");
        }
        return switch (found) {
            case S -> Status.good("S");
            case I -> Status.caution("I");
            case R -> Status.critical("R");
        };
    }

    /** When it is read next; empty if it was read for the last time. */
    public static String next(Culture culture) {
        return culture.readings().stream()
                .filter(day -> day.readAt() == null)
                .findFirst()
                .map(day -> "day " + day.day() + ", " + Times.minutes(day.dueAt()))
                .orElse("");
    }

    /** Whose it is and how it grows. */
    public static Map<String, String> definitions(Culture culture) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Patient", culture.patientName() + " " + culture.recordNumber());
        entries.put("Ward", culture.ward());
        entries.put("Specimen", culture.accession() + " " + culture.specimenType());
        entries.put("Ordered", culture.test() + (culture.screening() ? " (screening)" : ""));
        entries.put("Media", culture.media());
        entries.put("Incubation", culture.days() + " days from " + Times.minutes(culture.openedAt()));
        return entries;
    }

    /** Organisms as choices of a form. */
    public static List<Option> organisms(List<Organism> organisms) {
        return organisms.stream()
                .map(organism -> new Option(organism.code(), organism.name()))
                .toList();
    }

    /** Antibiotics and phenotypic tests as choices of a form. */
    public static List<Option> antibiotics(List<Antibiotic> antibiotics) {
        List<Option> options = new java.util.ArrayList<>();
        antibiotics.forEach(each -> options.add(new Option(each.code(), each.code() + " " + each.name())));
        options.add(new Option("DTEST", "D-test"));
        options.add(new Option("ESBL", "ESBL confirmation"));
        return options;
    }

    /** A cell of the antibiogram in words. */
    public static String cell(Antibiogram.Cell cell) {
        return "%.0f (%.0f–%.0f) n=%d".formatted(cell.percent(), cell.low(), cell.high(), cell.tested());
    }

    /** The tone of a cell: how much still works; pale where there are too few isolates. */
    public static String tone(Antibiogram.Cell cell) {
        String works = cell.percent() >= 90 ? "good" : cell.percent() >= 70 ? "caution" : "critical";
        return "heat heat-" + works + (cell.isEnough() ? "" : " heat-few");
    }
}

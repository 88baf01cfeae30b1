package org.undercroft.lab.hematology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** What pages say of films. */
public final class CountWords {

    private CountWords() {}

    /** How far a film is. */
    public static Status film(BloodCountRow row) {
        SmearCount.State state = row.state();
        if (state == null || state == SmearCount.State.ABANDONED) {
            return row.reasons().isEmpty() ? Status.off("Not asked for") : Status.serious("To look at");
        }
        return of(state);
    }

    /** How far a count is. */
    public static Status of(SmearCount.State state) {
        return switch (state) {
            case OPEN -> Status.working(state.label());
            case COUNTED -> Status.caution(state.label());
            case SIGNED -> Status.good(state.label());
            case ABANDONED -> Status.off(state.label());
        };
    }

    /** Whether eye and analyzer agree. */
    public static Status of(Comparison comparison) {
        return comparison.agrees() ? Status.good("Agrees") : Status.serious("Disagrees");
    }

    /** Whose film it is, and who looked. */
    public static Map<String, String> definitions(SmearCount count) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Patient", count.patientName() + " " + count.recordNumber());
        entries.put("Asked for by", count.reasons().isEmpty() ? "a person" : String.join("; ", count.reasons()));
        entries.put("Begun", Times.minutes(count.openedAt()) + " " + count.openedBy());
        if (!count.countedBy().isEmpty()) {
            entries.put("Counted", Times.minutes(count.countedAt()) + " " + count.countedBy());
        }
        if (!count.signedBy().isEmpty()) {
            entries.put("Signed", Times.minutes(count.signedAt()) + " " + count.signedBy());
        }
        if (!count.note().isEmpty()) {
            entries.put("Note", count.note());
        }
        return entries;
    }

    /** Words as choices of a form. */
    public static List<Option> options(List<String> words) {
        return words.stream().map(word -> new Option(word, word)).toList();
    }

    /** Limits as people read them. */
    public static String limits(CountLimits limits) {
        return "%.1f to %.1f".formatted(limits.low(), limits.high());
    }
}

package org.undercroft.lab.urinalysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.Option;
import org.undercroft.platform.page.Status;
import org.undercroft.platform.page.Times;

/** What pages say of urines. */
public final class UrineWords {

    private UrineWords() {}

    /** How far a urine is. */
    public static Status of(Urine.@Nullable State state) {
        if (state == null) {
            return Status.waiting("To do");
        }
        return switch (state) {
            case OPEN -> Status.working(state.label());
            case CONFIRMED -> Status.good(state.label());
            case ABANDONED -> Status.off(state.label());
        };
    }

    /** The priority as people read it. */
    public static String priority(String code) {
        return switch (code) {
            case "S" -> "STAT";
            case "A" -> "ASAP";
            default -> "Routine";
        };
    }

    /** Whose urine it is. */
    public static Map<String, String> definitions(Urine urine) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("Patient", urine.patientName() + " " + urine.recordNumber());
        entries.put("Ward", urine.ward());
        entries.put(
                "Ordered", String.join(" ", urine.ordered().stream().sorted().toList()));
        entries.put("On the bench", Times.minutes(urine.openedAt()) + " " + urine.openedBy());
        if (urine.closedAt() != null) {
            entries.put(urine.state().label(), Times.minutes(urine.closedAt()) + " " + urine.closedBy());
        }
        if (!urine.accepted().isEmpty()) {
            entries.put("Confirmed although they disagree", urine.accepted());
        }
        return entries;
    }

    /** Grades as choices of a form. */
    public static List<Option> grades(List<String> grades) {
        return grades.stream().map(Option::of).toList();
    }
}

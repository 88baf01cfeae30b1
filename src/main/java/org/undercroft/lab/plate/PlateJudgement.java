package org.undercroft.lab.plate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercroft.lab.plate.Assay.Target;
import org.undercroft.lab.plate.Well.Content;

/**
 * What a plate says.
 *
 * @param failures why its controls make it invalid; nothing if they don't
 * @param verdicts what each well says, by position
 */
public record PlateJudgement(List<String> failures, Map<Integer, Verdict> verdicts) {

    public PlateJudgement {
        failures = List.copyOf(failures);
        verdicts = Map.copyOf(verdicts);
    }

    /** What a well says. */
    public enum Verdict {
        NOT_READ("Not read"),
        NOT_DETECTED("not detected"),
        DETECTED("detected"),
        INCONCLUSIVE("Inconclusive"),
        INVALID("Invalid"),
        CONTROL_GOOD("Control good"),
        CONTROL_FAILED("Control failed");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** As people and reports read it. */
        public String label() {
            return label;
        }

        /** Whether it is reported on a valid plate; what isn't must be repeated. */
        public boolean isReported() {
            return this == DETECTED || this == NOT_DETECTED;
        }
    }

    /** Whether the controls are as they should be. */
    public boolean isValid() {
        return failures.isEmpty();
    }

    /** Judges the wells of a plate by the rules of its assay. */
    public static PlateJudgement of(Assay assay, List<Well> wells) {
        List<String> failures = new ArrayList<>();
        Map<Integer, Verdict> verdicts = new HashMap<>();
        for (Content control : List.of(Content.NEGATIVE, Content.POSITIVE)) {
            if (wells.stream().noneMatch(well -> well.content() == control)) {
                failures.add("The plate has no " + control.label().toLowerCase(java.util.Locale.ROOT) + ".");
            }
        }
        for (Well well : wells) {
            verdicts.put(
                    well.position(),
                    switch (well.content()) {
                        case SAMPLE -> sample(assay, well);
                        case NEGATIVE -> negative(assay, well, failures);
                        case POSITIVE -> positive(assay, well, failures);
                    });
        }
        return new PlateJudgement(failures, verdicts);
    }

    private static Verdict sample(Assay assay, Well well) {
        if (isMissing(assay, well)) {
            return well.cycles().isEmpty() ? Verdict.NOT_READ : Verdict.INVALID;
        }
        long seen = assay.seen(well.cycles());
        if (seen >= assay.positiveTargets()) {
            return Verdict.DETECTED;
        }
        if (seen > 0) {
            return Verdict.INCONCLUSIVE;
        }
        return assay.isAmplified(well.cycles()) ? Verdict.NOT_DETECTED : Verdict.INVALID;
    }

    /** Anything that the cycler reached in it is contamination, however late. */
    private static Verdict negative(Assay assay, Well well, List<String> failures) {
        if (isMissing(assay, well)) {
            failures.add("The no template control in " + well.name() + " was not read.");
            return Verdict.NOT_READ;
        }
        List<String> reached = assay.targets(Assay.Role.TARGET).stream()
                .map(Target::name)
                .filter(name -> well.cycles().get(name) != null)
                .toList();
        if (reached.isEmpty()) {
            return Verdict.CONTROL_GOOD;
        }
        failures.add("The no template control in " + well.name() + " is contaminated: " + well.words() + ".");
        return Verdict.CONTROL_FAILED;
    }

    private static Verdict positive(Assay assay, Well well, List<String> failures) {
        if (isMissing(assay, well)) {
            failures.add("The positive control in " + well.name() + " was not read.");
            return Verdict.NOT_READ;
        }
        if (assay.seen(well.cycles()) == assay.targets(Assay.Role.TARGET).size()) {
            return Verdict.CONTROL_GOOD;
        }
        failures.add("The positive control in " + well.name() + " was not seen in every target: " + well.words() + ".");
        return Verdict.CONTROL_FAILED;
    }

    private static boolean isMissing(Assay assay, Well well) {
        return assay.targets().stream()
                .map(Target::name)
                .anyMatch(name -> !well.cycles().containsKey(name));
    }
}

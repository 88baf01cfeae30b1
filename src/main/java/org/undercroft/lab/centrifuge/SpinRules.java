package org.undercroft.lab.centrifuge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a tube may be spun as planned. */
public final class SpinRules {

    private SpinRules() {}

    /**
     * Something that isn't as the tube's profile wants it.
     *
     * @param refuses whether it takes a person's reason to go on
     * @param words for that person
     */
    public record Finding(boolean refuses, String words) {}

    /** The tube. */
    public record Tube(@Nullable Instant drawn, int formerSpins) {}

    /** The run; the force in multiples of g. */
    public record Plan(double force, double minutes, RotorKind rotor, Instant start) {}

    /** Judges; empty is as it should be. Null stands for a kind without profile. */
    public static List<Finding> judge(@Nullable SpinProfile profile, Tube tube, Plan plan) {
        if (profile == null) {
            return List.of(new Finding(false, "No spin profile is set for this kind of tube."));
        }
        List<Finding> findings = new ArrayList<>();
        judgeForce(profile, plan, findings);
        if (plan.rotor() == RotorKind.FIXED_ANGLE && !profile.fixedAngle()) {
            findings.add(new Finding(true, profile.name() + " is not spun at a fixed angle."));
        }
        if (tube.formerSpins() > 0 && !profile.respin()) {
            findings.add(new Finding(true, "Spun before: " + profile.name() + " is never spun again."));
        }
        judgeTime(profile, tube, plan, findings);
        return List.copyOf(findings);
    }

    private static void judgeForce(SpinProfile profile, Plan plan, List<Finding> findings) {
        String force = String.format(Locale.ROOT, "%,.0f g", plan.force());
        if (plan.force() < profile.lowForce()) {
            findings.add(new Finding(true, force + " is too little: at least " + profile.lowForce() + " g."));
        } else if (plan.force() > profile.highForce()) {
            findings.add(new Finding(false, force + " is more than the usual " + profile.highForce() + " g."));
        }
        if (plan.minutes() < profile.minutes().doubleValue()) {
            findings.add(new Finding(
                    true,
                    number(plan.minutes()) + " min is too short: at least "
                            + number(profile.minutes().doubleValue()) + " min."));
        }
    }

    private static void judgeTime(SpinProfile profile, Tube tube, Plan plan, List<Finding> findings) {
        boolean limited = profile.clotMinutes() != null || profile.drawToSpinMinutes() != null;
        if (tube.drawn() == null) {
            if (limited) {
                findings.add(new Finding(false, "Nobody said when it was drawn: its times can't be judged."));
            }
            return;
        }
        long since = Duration.between(tube.drawn(), plan.start()).toMinutes();
        if (profile.clotMinutes() != null && since < profile.clotMinutes()) {
            findings.add(new Finding(
                    true, "Clotting for " + since + " min only: at least " + profile.clotMinutes() + " min."));
        }
        if (profile.drawToSpinMinutes() != null && since > profile.drawToSpinMinutes()) {
            findings.add(new Finding(
                    true, "Drawn " + since + " min ago: spun within " + profile.drawToSpinMinutes() + " min."));
        } else if (profile.clotMostMinutes() != null && since > profile.clotMostMinutes()) {
            findings.add(new Finding(
                    false, "Clotting for " + since + " min: usually not above " + profile.clotMostMinutes() + " min."));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}

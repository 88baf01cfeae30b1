package org.undercroft.lab.patientcontrol;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.patientcontrol.PatientControlRepository.Alarm;
import org.undercroft.lab.patientcontrol.PatientControlRepository.Standing;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.Refusal;

/** Chooses what is watched: parameters are tried on the laboratory's own past results first. */
@Component
public class PatientControlDesk {

    private static final int HISTORY = 5_000;
    private static final int ALARMS = 100;
    private static final double[] BIASES = {-20, -10, -5, -2, 2, 5, 10, 20};

    private final PatientControlRepository repository;
    private final AuditTrail audit;

    PatientControlDesk(PatientControlRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /**
     * Parameters to try.
     *
     * @param falseAlarms per cent of the statistic's values that may alarm though nothing is wrong
     */
    public record Plan(
            long analyzer, String test, Statistic statistic, int size, double low, double high, double falseAlarms) {

        /** A truncation limit as a form shows it; empty for none. */
        public static String limit(double value) {
            return Double.isInfinite(value) ? "" : String.valueOf(value);
        }
    }

    /**
     * What the past says of a plan.
     *
     * @param control the plan with target and limits found from the past
     * @param results how many past results there are
     * @param truncated per cent of them left out by the truncation limits
     * @param falseAlarms per cent of the statistic's values outside the limits
     * @param detections how soon each bias is seen
     */
    public record Tuning(
            PatientControl control,
            int results,
            double truncated,
            double falseAlarms,
            List<BiasInsertion.Detection> detections) {}

    List<Standing> standings() {
        return repository.all();
    }

    List<Alarm> alarms() {
        return repository.alarms(ALARMS);
    }

    /** Tries a plan on the past. */
    Tuning tune(Plan plan) {
        double[] history = repository.history(plan.analyzer(), plan.test(), HISTORY);
        double[] kept = Arrays.stream(history)
                .filter(value -> value >= plan.low() && value <= plan.high())
                .toArray();
        if (kept.length < 3 * plan.size()) {
            throw new IllegalArgumentException(
                    "There are " + kept.length + " past results within the truncation limits; " + "a window of "
                            + plan.size() + " needs at least " + 3 * plan.size() + ".");
        }
        if (!(plan.falseAlarms() > 0 && plan.falseAlarms() < 50)) {
            throw new IllegalArgumentException("The false alarm rate lies between 0 and 50 per cent.");
        }
        double target = plan.statistic() == Statistic.MEDIAN || plan.statistic() == Statistic.BULL
                ? median(kept)
                : Arrays.stream(kept).average().orElseThrow();
        PatientControl unlimited = new PatientControl(
                plan.statistic(),
                plan.size(),
                target,
                plan.low(),
                plan.high(),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        PatientControl control = BiasInsertion.limited(unlimited, history, plan.falseAlarms());
        return new Tuning(
                control,
                history.length,
                100.0 * (history.length - kept.length) / history.length,
                BiasInsertion.falseAlarms(control, history),
                BiasInsertion.detect(control, history, BIASES));
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** Watches by a plan, with the limits the past gives. */
    @Transactional
    public void watch(Plan plan) {
        PatientControl control = tune(plan).control();
        long id = repository.put(plan.analyzer(), plan.test(), control, actor());
        audit.configurationChanged("patient-control/" + id, null, control.toString());
    }

    /** Watches no longer. */
    @Transactional
    public void stop(long id) {
        Standing standing =
                repository.find(id).orElseThrow(() -> Refusal.unknown("There is no patient-based control " + id + "."));
        repository.remove(
                standing.analyzer(), standing.test(), standing.control().statistic());
        audit.configurationChanged("patient-control/" + id, standing.control().toString(), null);
    }

    /** Records what was found to be behind an alarm. */
    @Transactional
    public void answer(long alarm, String words) {
        if (words.isBlank()) {
            throw Refusal.unfit("Say what was found.");
        }
        if (!repository.answer(alarm, words.strip(), actor(), Clock.systemUTC().instant())) {
            throw Refusal.conflict("That alarm is answered already.");
        }
        audit.configurationChanged("patient-alarm/" + alarm, "open", words.strip());
    }

    private static String actor() {
        return Acting.current().actor().name();
    }
}

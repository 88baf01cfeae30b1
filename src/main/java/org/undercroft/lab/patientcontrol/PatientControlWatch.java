package org.undercroft.lab.patientcontrol;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.AnalyzerId;
import org.undercroft.lab.PatientControlAlarm;
import org.undercroft.lab.patientcontrol.PatientControlRepository.Moved;
import org.undercroft.lab.patientcontrol.PatientControlRepository.Standing;
import org.undercroft.lab.patientcontrol.PatientControlRepository.Taken;
import org.undercroft.platform.event.EventLog;

/**
 * Follows the results as they come, beside their path and never in it: every few seconds one short query for each analyzer that has such controls. Results
 * of one analyzer are handled in the order of its messages, so each control goes on after the last message it took.
 */
@Component
class PatientControlWatch {

    private static final int TOGETHER = 20_000;

    private final PatientControlRepository repository;
    private final EventLog events;

    PatientControlWatch(PatientControlRepository repository, EventLog events) {
        this.repository = repository;
        this.events = events;
    }

    /** Takes what came since. */
    @Scheduled(fixedDelay = 5_000)
    @Transactional
    public void look() {
        Map<Long, List<Standing>> controls =
                repository.lockAll().stream().collect(Collectors.groupingBy(Standing::analyzer));
        controls.forEach(this::look);
    }

    private void look(long analyzer, List<Standing> controls) {
        long newest = repository.newest(analyzer);
        if (controls.stream().allMatch(control -> control.lastResult() == newest)) {
            return;
        }
        long from = controls.stream().mapToLong(Standing::lastMessage).min().orElse(0);
        List<Taken> results = repository.after(analyzer, from, TOGETHER);
        boolean more = results.size() == TOGETHER;
        // The last message may be cut: it is taken whole the next time.
        long until = more ? results.getLast().message() : Long.MAX_VALUE;
        List<Taken> whole =
                results.stream().filter(result -> result.message() < until).toList();
        controls.forEach(control -> follow(control, whole, more ? control.lastResult() : newest));
    }

    private void follow(Standing standing, List<Taken> results, long newest) {
        MovingStatistic statistic = new MovingStatistic(standing.control(), standing.level(), standing.recent());
        Double value = null;
        boolean alarming = standing.alarming();
        int taken = 0;
        for (Taken result : results) {
            if (!result.test().equals(standing.test()) || result.message() <= standing.lastMessage()) {
                continue;
            }
            taken++;
            double now = statistic.add(result.number());
            if (!Double.isNaN(now)) {
                value = now;
                boolean outside = standing.control().alarms(now);
                if (outside && !alarming) {
                    alarm(standing, result, now, statistic);
                }
                alarming = outside;
            }
        }
        long last = results.isEmpty()
                ? standing.lastMessage()
                : Math.max(standing.lastMessage(), results.getLast().message());
        repository.move(new Moved(standing.id(), last, newest, statistic, value, taken, alarming));
    }

    private void alarm(Standing standing, Taken result, double value, MovingStatistic statistic) {
        repository.alarm(standing.id(), result.result(), value, statistic.recent());
        events.append(new PatientControlAlarm(
                new AnalyzerId(standing.analyzer()),
                standing.analyzerName(),
                standing.test(),
                standing.control().statistic().label(),
                value,
                standing.control().lower(),
                standing.control().upper(),
                result.result()));
    }
}

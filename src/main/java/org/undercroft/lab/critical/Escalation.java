package org.undercroft.lab.critical;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.lab.CriticalValueEscalated;
import org.undercroft.platform.event.EventLog;
import org.undercroft.platform.page.Department;
import org.undercroft.platform.page.LiveStream;
import org.undercroft.platform.page.NavigationEntry;
import org.undercroft.platform.security.Role;

/**
 * Twice a second: shows confirmed values on the screens, climbs the ladder of those nobody acknowledged, and closes the
 * calls of values that don't stand any more. All it knows is in the database, so a restart forgets no timer.
 */
@Component
class Escalation {

    private static final Logger log = LoggerFactory.getLogger(Escalation.class);
    private static final String ACTOR = "escalation";

    private final CriticalRepository repository;
    private final Pager pager;
    private final EventLog events;
    private final LiveStream stream;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile String lastSent = "";

    Escalation(
            CriticalRepository repository,
            Pager pager,
            EventLog events,
            LiveStream criticalStream,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.pager = pager;
        this.events = events;
        this.stream = criticalStream;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        try {
            transaction.executeWithoutResult(_ -> work());
            tell();
        } catch (DataAccessException | TransactionException e) {
            // Edge: what is due stays due in the database and is told as soon as it answers again.
            log.warn("Critical results can't be watched now: {}", e.getMessage());
        }
    }

    void work() {
        repository.gone().forEach(call -> {
            repository.close(call.id(), CriticalCall.State.WITHDRAWN, ACTOR);
            repository.log(
                    call.id(), ACTOR, "WITHDRAWN", "", "", "", "the value was thrown out or another took its place");
        });
        repository.confirmed().forEach(call -> {
            repository.told(call.id());
            String whom = "screens of ward " + call.ward() + " and of " + call.doctor();
            repository.log(call.id(), ACTOR, "TOLD", whom, "", "", "");
        });
        Ladder ladder = Ladder.read(repository.policy().ladder());
        repository.due(clock.instant()).forEach(call -> climb(call, ladder));
    }

    private void climb(CriticalCall call, Ladder ladder) {
        Ladder.Climb climb = ladder.climb(call.openedAt(), call.step(), clock.instant());
        for (Ladder.Rung rung : climb.told()) {
            List<String> paged = pager.page(call.id(), rung.whom());
            String note = "nobody acknowledged it for " + rung.after().toMinutes() + " min; "
                    + (paged.isEmpty() ? "nobody is on call: shown to all" : "paged: " + String.join(", ", paged));
            repository.log(call.id(), ACTOR, "ESCALATED", rung.whom(), "", "", note);
            events.append(new CriticalValueEscalated(call.id(), call.result(), rung.whom(), call.ward()));
        }
        repository.climbed(call.id(), climb.step(), climb.dueAt());
    }

    /** Open pages fetch their own part: the stream itself carries no patient. */
    private void tell() {
        if (stream.isWatched()) {
            String mark = repository.mark();
            if (!mark.equals(lastSent)) {
                lastSent = mark;
                stream.send("changed", ".");
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Parts {

        @Bean
        LiveStream criticalStream() {
            return new LiveStream(Duration.ofSeconds(5));
        }

        @Bean
        NavigationEntry criticalEntry() {
            return new NavigationEntry(
                    new Department("Laboratory", 10),
                    "Critical",
                    "/lab/critical",
                    15,
                    "k",
                    Set.of(
                            Role.LAB_TECHNOLOGIST.authority(),
                            Role.PATHOLOGIST.authority(),
                            Role.DOCTOR.authority(),
                            Role.NURSE.authority()));
        }
    }
}

package org.undercroft.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.Browser;
import org.undercroft.InEveryTest;
import org.undercroft.UndercroftTest;
import org.undercroft.platform.security.Role;

@UndercroftTest
class EventLogTest {

    private final EventLog log;
    private final Listener listener;
    private final ParkedEvents parked;
    private final EventDelivery delivery;
    private final EventDesk desk;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    EventLogTest(
            @Autowired EventLog log,
            @Autowired Listener listener,
            @Autowired ParkedEvents parked,
            @Autowired EventDelivery delivery,
            @Autowired EventDesk desk,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.log = log;
        this.listener = listener;
        this.parked = parked;
        this.delivery = delivery;
        this.desk = desk;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void anEventReachesItsConsumerOnceItsTransactionCommits() {
        String subject = newSubject();
        append(subject, 1);
        awaitSeen(subject, 1);
    }

    @Test
    void aConsumerNewToALogBeginsWhereTheFurthestOfTheOthersStands() {
        String subject = newSubject();
        append(subject, 1);
        awaitSeen(subject, 1);
        String name = "newcomer-" + subject;
        long before = cursor("select max(position) from platform.event_consumer where name <> ?", name);
        delivery.enroll(new Newcomer(name));
        try {
            assertThat(cursor("select position from platform.event_consumer where name = ?", name))
                    .isPositive()
                    .isGreaterThanOrEqualTo(before);
        } finally {
            jdbc.sql("delete from platform.event_consumer where name = ?")
                    .param(name)
                    .update();
        }
    }

    private long cursor(String sql, String name) {
        return jdbc.sql(sql).param(name).query(Long.class).single();
    }

    @Test
    void anEventOfARolledBackTransactionNeverHappened() {
        String subject = newSubject();
        transaction.executeWithoutResult(status -> {
            log.append(new Happened(subject, 1));
            status.setRollbackOnly();
        });
        append(subject, 2);
        awaitSeen(subject, 2);
    }

    @Test
    void anEventCanNotBeToldOutsideATransaction() {
        assertThatThrownBy(() -> log.append(new Happened("x", 1))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void anEventCommittedLateIsNotSteppedOver() throws InterruptedException {
        String late = newSubject();
        String early = newSubject();
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> transaction.executeWithoutResult(_ -> {
                    log.append(new Happened(late, 1));
                    appended.countDown();
                    awaitLatch(mayCommit);
                }));
        appended.await();
        append(early, 1);
        Thread.sleep(Duration.ofMillis(300));
        assertThat(listener.seen(early)).as("waits for the earlier position").isEmpty();
        mayCommit.countDown();
        slow.join();
        awaitSeen(late, 1);
        awaitSeen(early, 1);
    }

    @Test
    void aPoisonEventIsParkedWithThoseOfItsSubjectBehindItAndTheOthersGoOn() {
        String poisoned = newSubject();
        String healthy = newSubject();
        listener.refuse(poisoned);
        append(poisoned, 1);
        append(poisoned, 2);
        append(healthy, 1);
        awaitSeen(healthy, 1);
        await().untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(2));
        assertThat(parkedOf(poisoned).getFirst().reason()).contains("refused");

        listener.accept(poisoned);
        parkedOf(poisoned).forEach(event -> delivery.retry(listener, event.position()));
        assertThat(listener.seen(poisoned)).containsExactly(1, 2);
        assertThat(parkedOf(poisoned)).isEmpty();
    }

    @Test
    void aLaterEventIsNotTriedBeforeTheParkedOneOfItsSubjectAndFollowsItByItself() {
        String poisoned = newSubject();
        listener.refuse(poisoned);
        append(poisoned, 1);
        append(poisoned, 2);
        append(poisoned, 3);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(3));
        List<ParkedEvents.Parked> waiting = parkedOf(poisoned);
        assertThatThrownBy(() -> desk.retry("test-listener", waiting.getLast().position()))
                .hasMessageContaining("comes first");
        assertThatThrownBy(() -> desk.retry("test-listener", waiting.getFirst().position()))
                .hasMessageContaining("refused");
        assertThat(parkedOf(poisoned).getFirst().attempts()).isEqualTo(4);

        listener.accept(poisoned);
        assertThat(desk.retry("test-listener", waiting.getFirst().position())).isEqualTo(3);
        assertThat(listener.seen(poisoned)).containsExactly(1, 2, 3);
    }

    @Test
    void anEventSetAsideForAReasonLetsThoseBehindItGoOn() {
        String poisoned = newSubject();
        listener.refuse(poisoned);
        append(poisoned, 1);
        append(poisoned, 2);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(2));
        long first = parkedOf(poisoned).getFirst().position();
        assertThatThrownBy(() -> desk.setAside("test-listener", first, " ")).hasMessageContaining("Say why");

        listener.accept(poisoned);
        assertThat(desk.setAside("test-listener", first, "sent twice by mistake"))
                .isEqualTo(1);
        assertThat(listener.seen(poisoned)).containsExactly(2);
        assertThat(parkedOf(poisoned)).isEmpty();
    }

    @Test
    void readingAgainOverAParkedEventLeavesItParkedAndGoesOn() {
        String poisoned = newSubject();
        listener.refuse(poisoned);
        append(poisoned, 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(1));
        String healthy = newSubject();
        append(healthy, 1);
        awaitSeen(healthy, 1);

        desk.replay("test-listener", parkedOf(poisoned).getFirst().position());
        awaitSeen(healthy, 1, 1);
        assertThat(parkedOf(poisoned)).hasSize(1);
    }

    @Test
    void anEventThatSomebodyHasYetToReadIsNeverPruned() {
        String poisoned = newSubject();
        listener.refuse(poisoned);
        append(poisoned, 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(1));
        desk.prune(Duration.ZERO, Instant.now().plusSeconds(60));
        assertThat(parkedOf(poisoned)).as("the log keeps what is parked").hasSize(1);

        jdbc.sql("insert into platform.event_consumer values ('test-sleeper', 0) on conflict do nothing")
                .update();
        try {
            assertThat(desk.prune(Duration.ZERO, Instant.now().plusSeconds(60))).isZero();
        } finally {
            jdbc.sql("delete from platform.event_consumer where name = 'test-sleeper'")
                    .update();
        }
    }

    @Test
    void thePageShowsWhatIsParkedAndTriesItAgain() {
        String poisoned = newSubject();
        listener.refuse(poisoned);
        append(poisoned, 1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(1));
        Browser admin = Browser.as(Role.ADMINISTRATOR, port);
        String page = "/administration/events";
        assertThat(admin.get(page).body()).contains(poisoned, "refused", "test-listener", "Parked events");
        Map<String, String> event = Map.of(
                "consumer",
                "test-listener",
                "position",
                Long.toString(parkedOf(poisoned).getFirst().position()));
        admin.post(page, page + "/retry", event);
        assertThat(admin.get(page).body()).contains("Not done: ");
        listener.accept(poisoned);
        admin.post(page, page + "/retry", event);
        assertThat(admin.get(page).body()).contains("1 event is handled");
        assertThat(listener.seen(poisoned)).containsExactly(1);
    }

    @Test
    void eventsOfOneSubjectArriveInTheirOrderFromManyThreads() throws InterruptedException {
        List<String> subjects = java.util.stream.Stream.generate(EventLogTest::newSubject)
                .limit(8)
                .toList();
        List<Thread> threads = subjects.stream()
                .map(subject -> Thread.ofVirtual().start(() -> {
                    for (int number = 1; number <= 50; number++) {
                        append(subject, number);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        Integer[] all = java.util.stream.IntStream.rangeClosed(1, 50).boxed().toArray(Integer[]::new);
        subjects.forEach(subject -> awaitSeen(subject, all));
    }

    private List<ParkedEvents.Parked> parkedOf(String subject) {
        return parked.all().stream()
                .filter(event -> event.subject().equals(subject))
                .toList();
    }

    private void append(String subject, int number) {
        transaction.executeWithoutResult(_ -> log.append(new Happened(subject, number)));
    }

    private void awaitSeen(String subject, Integer... numbers) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(listener.seen(subject)).containsExactly(numbers));
    }

    private static String newSubject() {
        return "thing/" + UUID.randomUUID();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    record Happened(String subject, int number) implements DomainEvent {}

    /** One that has no cursor yet. */
    private record Newcomer(String name) implements EventConsumer {

        @Override
        public Set<Class<? extends DomainEvent>> handles() {
            return Set.of(Happened.class);
        }

        @Override
        public void handle(RecordedEvent recorded) {
            throw new AssertionError("Nothing is delivered to one that was only enrolled: " + recorded);
        }
    }

    @TestComponent
    @InEveryTest
    static final class Listener implements EventConsumer {

        private final List<Happened> seen = new CopyOnWriteArrayList<>();
        private final Set<String> refused = new java.util.concurrent.ConcurrentSkipListSet<>();

        @Override
        public String name() {
            return "test-listener";
        }

        @Override
        public Set<Class<? extends DomainEvent>> handles() {
            return Set.of(Happened.class);
        }

        @Override
        public void handle(RecordedEvent recorded) {
            if (!(recorded.event() instanceof Happened happened)) {
                throw new AssertionError(recorded);
            }
            if (refused.contains(happened.subject())) {
                throw new IllegalStateException("refused " + happened);
            }
            seen.add(happened);
        }

        void refuse(String subject) {
            refused.add(subject);
        }

        void accept(String subject) {
            refused.remove(subject);
        }

        List<Integer> seen(String subject) {
            return seen.stream()
                    .filter(event -> event.subject().equals(subject))
                    .map(Happened::number)
                    .toList();
        }
    }
}

package org.undercroft.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.InEveryTest;
import org.undercroft.UndercroftTest;

@UndercroftTest
class EventDeskTest {

    private final EventDesk desk;
    private final EventLog log;
    private final Memory memory;
    private final TransactionTemplate transaction;

    EventDeskTest(
            @Autowired EventDesk desk,
            @Autowired EventLog log,
            @Autowired Memory memory,
            @Autowired PlatformTransactionManager transactions) {
        this.desk = desk;
        this.log = log;
        this.memory = memory;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void aConsumerReadsAgainFromWhereItIsTold() {
        String subject = "thing/" + UUID.randomUUID();
        append(subject);
        await().untilAsserted(() -> assertThat(memory.positionsOf(subject)).hasSize(1));
        long position = memory.positionsOf(subject).getFirst();

        desk.replay("test-memory", position);
        await().untilAsserted(() -> assertThat(memory.positionsOf(subject)).containsExactly(position, position));
    }

    @Test
    void pruningKeepsWhatIsYoungerThanItsTime() {
        String subject = "thing/" + UUID.randomUUID();
        append(subject);
        await().untilAsserted(() -> assertThat(memory.positionsOf(subject)).hasSize(1));
        await().untilAsserted(() -> assertThat(desk.progress()).allMatch(progress -> progress.behind() == 0));

        assertThat(desk.prune(Duration.ofDays(1), Instant.now())).isZero();
        assertThat(desk.prune(Duration.ofDays(1), Instant.now().plus(Duration.ofDays(2))))
                .isPositive();
    }

    @Test
    void nobodyCanReplayIntoAConsumerThatDoesNotExist() {
        assertThatThrownBy(() -> desk.replay("nobody", 1)).hasMessageContaining("no consumer nobody");
    }

    private void append(String subject) {
        transaction.executeWithoutResult(_ -> log.append(new Noticed(subject)));
    }

    record Noticed(String subject) implements DomainEvent {}

    @TestComponent
    @InEveryTest
    static final class Memory implements EventConsumer {

        private final List<RecordedEvent> seen = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "test-memory";
        }

        @Override
        public Set<Class<? extends DomainEvent>> handles() {
            return Set.of(Noticed.class);
        }

        @Override
        public void handle(RecordedEvent recorded) {
            seen.add(recorded);
        }

        List<Long> positionsOf(String subject) {
            return seen.stream()
                    .filter(recorded -> recorded.event().subject().equals(subject))
                    .map(RecordedEvent::position)
                    .toList();
        }
    }
}

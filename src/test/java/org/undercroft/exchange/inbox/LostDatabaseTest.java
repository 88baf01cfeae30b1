package org.undercroft.exchange.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.InboxProbe;

@UndercroftTest
class LostDatabaseTest {

    private final Doors doors;
    private final InboxProbe inbox;
    private final Retention retention;

    LostDatabaseTest(@Autowired Doors doors, @Autowired InboxProbe inbox, @Autowired Retention retention) {
        this.doors = doors;
        this.inbox = inbox;
        this.retention = retention;
    }

    @Test
    void aLostDatabaseIsToldToTheSenderAtOnceAndFoundAgainAlone() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            sender.send(sender.message("1", "before"));
            inbox.jdbc().sql("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = 'undercroft inbox' and datname = current_database()
                """).query(Boolean.class).list();
            String message = sender.message("2", "after");
            long begun = System.nanoTime();
            String answer = sender.send(message);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            assertThat(answer).contains("MSA|AE|2|", "send it again later");
            assertThat(sender.send(message)).contains("MSA|AA|2");
            assertThat(inbox.of(sender.sender())).hasSize(2);
        }
    }

    @Test
    void onlySettledMessagesAreForgotten() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            sender.send(sender.message("1", "handled"));
            sender.send(sender.message("ZZX^X99", "2", "", "", "dead"));
            await().untilAsserted(() -> assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("HANDLED", "DEAD"));
            assertThat(retention.forgetBefore(Instant.now())).isPositive();
            assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("DEAD");
        }
    }
}

package org.undercroft.exchange.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.undercroft.UndercroftTest;
import org.undercroft.exchange.Doors;
import org.undercroft.exchange.Hl7Sender;
import org.undercroft.exchange.InboxProbe;

@UndercroftTest
class CutOffQuestionsTest {

    private final Doors doors;
    private final InboxProbe inbox;
    private final CutOffQuestions cutOff;

    CutOffQuestionsTest(@Autowired Doors doors, @Autowired InboxProbe inbox, @Autowired CutOffQuestions cutOff) {
        this.doors = doors;
        this.inbox = inbox;
        this.cutOff = cutOff;
    }

    @Test
    void aQuestionWhoseProgramEndedIsSettledAsUnansweredWithTheReason() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            leaveBehind(sender, "1", "2 minutes");
            cutOff.settleSince(Instant.EPOCH);
            assertThat(inbox.of(sender.sender())).singleElement().satisfies(row -> {
                assertThat(row.state()).isEqualTo("UNANSWERED");
                assertThat(row.reason()).startsWith("The program ended before it answered");
            });
        }
    }

    @Test
    void aQuestionThatMayStillBeAnsweredIsLeftAlone() throws IOException {
        try (Hl7Sender sender = new Hl7Sender(doors.hl7Port())) {
            leaveBehind(sender, "1", "20 seconds");
            cutOff.settleSince(Instant.EPOCH);
            assertThat(inbox.of(sender.sender()))
                    .extracting(InboxProbe.Row::state)
                    .containsExactly("RECEIVED");
        }
    }

    /** What a kill leaves behind: a question stored that long ago and nothing more. */
    private void leaveBehind(Hl7Sender sender, String number, String ago) throws IOException {
        sender.send(sender.message("ZZQ^Q01", number, "", "", "?"));
        inbox.jdbc()
                .sql("""
                    update exchange.inbox set state = 'RECEIVED', reason = null, summary = null, handler = null,
                      settled_at = null, received_at = clock_timestamp() - :ago::interval
                    where sender = :sender and control_id = :number
                    """)
                .param("ago", ago)
                .param("sender", sender.sender())
                .param("number", number)
                .update();
    }
}

package org.undercroft.exchange.folder;

import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.undercroft.exchange.Format;
import org.undercroft.exchange.channel.Door;
import org.undercroft.exchange.header.ContentNumber;
import org.undercroft.exchange.header.MessageHeader;
import org.undercroft.exchange.inbox.Arrival;
import org.undercroft.exchange.inbox.Inbox;
import org.undercroft.exchange.inbox.Stored;
import org.undercroft.exchange.lane.Admission;

/** Stores files in the inbox and asks what became of them. The same content of the same folder is the same message. */
@Component
class FileIntake {

    static final String TYPE = "FILE^RESULT";

    private final Inbox inbox;
    private final Admission admission;
    private final JdbcClient jdbc;

    FileIntake(Inbox inbox, Admission admission, JdbcClient jdbc) {
        this.inbox = inbox;
        this.admission = admission;
        this.jdbc = jdbc;
    }

    /** What became of a file. */
    sealed interface Outcome {

        /** It was seen, and nothing was done with it yet. */
        record Unknown() implements Outcome {}

        /** It is in the inbox, under this number, and waits for its handler. */
        record Stored(long message) implements Outcome {}

        /** It was handled. */
        record Done() implements Outcome {}

        /** It can't be used. */
        record Refused(String reason) implements Outcome {}

        /** It was moved away. */
        record Gone() implements Outcome {}
    }

    /** Whether files can be stored now. */
    boolean isReady() {
        return inbox.isRunning();
    }

    /** Stores a file; what was stored before under any name is recognised. */
    Outcome take(String sender, String name, byte[] content) {
        MessageHeader header = new MessageHeader(TYPE, sender, ContentNumber.of(content), null);
        Admission.Verdict verdict = admission.of(Door.FILES, header, InetAddress.getLoopbackAddress());
        Stored stored = inbox.store(new Arrival(
                Arrival.Kind.MESSAGE,
                verdict.channel(),
                Door.FILES.name(),
                name,
                Format.TABLE,
                header,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                content,
                null,
                verdict.refusal(),
                verdict.answer()));
        return outcomeOf(new Outcome.Stored(stored.id().value()));
    }

    /** How far a stored file is. */
    Outcome outcomeOf(Outcome.Stored stored) {
        record State(String state, String reason) {}
        State now = jdbc.sql("select state, coalesce(reason, '') as reason from exchange.inbox where id = ?")
                .param(stored.message())
                .query(State.class)
                .single();
        return switch (now.state()) {
            case "HANDLED", "ANSWERED", "RESOLVED" -> new Outcome.Done();
            case "DEAD" ->
                new Outcome.Refused(now.reason() + "\nIt is kept as message " + stored.message()
                        + " and can be replayed after the mend.");
            default -> stored;
        };
    }
}

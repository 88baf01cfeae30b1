package org.undercroft.records.admission;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.InEveryTest;
import org.undercroft.exchange.Handled;
import org.undercroft.exchange.InboundMessage;
import org.undercroft.platform.actor.Acting;
import org.undercroft.platform.actor.Actor;
import org.undercroft.platform.actor.Caused;

/** Sends ADT messages to the handler, each in a transaction of its own. */
@TestComponent
@InEveryTest
class Ward {

    private final AdmissionHandler handler;
    private final TransactionTemplate transaction;

    Ward(AdmissionHandler handler, PlatformTransactionManager transactions) {
        this.handler = handler;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** {@code event} such as A01, the time it was recorded, and the segments after EVN. */
    Handled tell(String event, String time, String... segments) {
        return send(adt(event, time, segments));
    }

    /** An ADT message as text. */
    static String adt(String event, String time, String... segments) {
        return "MSH|^~\\&|ADT|HOSP|UNDERCROFT|HOSP|" + time + "||ADT^" + event + "|" + System.nanoTime()
                + "|P|2.5.1\rEVN|" + event + "|" + time + "\r" + String.join("\r", segments) + "\r";
    }

    /** Several messages at once, as the exchange hands over those of one sender. */
    List<Handled> tellAll(String... texts) {
        List<Caused<InboundMessage>> messages = Arrays.stream(texts)
                .map(text -> new Caused<InboundMessage>(
                        new Acting(Actor.program("TEST|TEST", "127.0.0.1"), 1L), WrittenMessage.of(text)))
                .toList();
        List<Handled> handled = transaction.execute(_ -> handler.handleAll(messages));
        if (handled == null) {
            throw new AssertionError("The handler gave nothing back");
        }
        return handled;
    }

    Handled send(String text) {
        Handled handled = transaction.execute(_ -> handler.handle(WrittenMessage.of(text)));
        if (handled == null) {
            throw new AssertionError("The handler gave nothing back");
        }
        return handled;
    }
}

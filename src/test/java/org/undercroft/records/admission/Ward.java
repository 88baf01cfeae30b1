package org.undercroft.records.admission;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.undercroft.exchange.Handled;

/** Sends ADT messages to the handler, each in a transaction of its own. */
@TestComponent
class Ward {

    private final AdmissionHandler handler;
    private final TransactionTemplate transaction;

    Ward(AdmissionHandler handler, PlatformTransactionManager transactions) {
        this.handler = handler;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** {@code event} such as A01, the time it was recorded, and the segments after EVN. */
    Handled tell(String event, String time, String... segments) {
        return send("MSH|^~\\&|ADT|HOSP|UNDERCROFT|HOSP|" + time + "||ADT^" + event + "|" + System.nanoTime()
                + "|P|2.5.1\rEVN|" + event + "|" + time + "\r" + String.join("\r", segments) + "\r");
    }

    Handled send(String text) {
        Handled handled = transaction.execute(_ -> handler.handle(WrittenMessage.of(text)));
        if (handled == null) {
            throw new AssertionError("The handler gave nothing back");
        }
        return handled;
    }
}

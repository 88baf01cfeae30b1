package org.undercroft.exchange.lane;

import java.util.List;
import org.undercroft.exchange.answer.Answer;

/** Hears what became of messages, in the transaction in which it is kept. */
public interface AfterHandling {

    /** These messages are settled, in this order. */
    void settled(List<Outcome> outcomes);

    /**
     * What became of a message.
     *
     * @param message the message
     * @param answer ACCEPTED if it was handled, ERROR if its handler could not, REJECTED if nobody handles it
     */
    record Outcome(StoredMessage message, Answer answer) {}
}

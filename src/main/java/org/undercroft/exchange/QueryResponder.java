package org.undercroft.exchange;

import java.util.List;
import java.util.Set;

/**
 * Answers questions while the asker waits on the line, such as an analyzer's host query. The question is stored before
 * and the answer after it is made, so both can be read later.
 */
public interface QueryResponder {

    /** The name that people know it by. */
    String name();

    /** The {@link InboundMessage#type() types} of question it answers. */
    Set<String> types();

    /**
     * Makes the answer.
     *
     * @return whole messages in the question's notation, without framing, in the order to send; an asker who must hear
     *     "nothing known" gets a message that says so
     */
    List<byte[]> answer(InboundMessage question);
}

package org.undercroft.exchange;

import java.util.Set;

/**
 * What a department does with the messages it understands. A bean of this type is called for each message of its types,
 * once, in the order of each sender, in a transaction of the exchange; whatever it changes is committed together with
 * the message's new state.
 */
public interface MessageHandler {

    /** The name that channels and people use for it, such as {@code "laboratory results"}. */
    String name();

    /** The {@link InboundMessage#type() types} it understands. */
    Set<String> types();

    /**
     * Does the work of one message.
     *
     * @return what the message was about, for whoever looks for it later
     * @throws UnacceptableMessage if it can't be handled as it is; it then waits among the dead letters, whole, with the
     *     reason, and can be replayed after the mend
     */
    Handled handle(InboundMessage message);
}

package org.undercroft.exchange;

/** A message that can't be handled as it is. The words say what is wrong, where, and what to do about it. */
public class UnacceptableMessage extends RuntimeException {

    /** Tells what is wrong, in words that an engineer of the sending system can act on. */
    public UnacceptableMessage(String reason) {
        super(reason);
    }

    /** As {@link #UnacceptableMessage(String)}, with what led to it. */
    public UnacceptableMessage(String reason, Throwable cause) {
        super(reason, cause);
    }
}

package org.undercroft.exchange.outbox;

import java.time.Instant;

/** What became of one attempt to deliver a message. */
sealed interface Attempt {

    /** The message's number in the outbox. */
    long id();

    /** The destination acknowledged it. */
    @SuppressWarnings("ArrayRecordComponent") // kept, never compared
    record Delivered(long id, byte[] answer) implements Attempt {}

    /** The destination will not have it. */
    @SuppressWarnings("ArrayRecordComponent") // kept, never compared
    record Refused(long id, String reason, byte[] answer) implements Attempt {}

    /** It is tried again at that time; the messages behind it wait. */
    record Later(long id, String reason, boolean refusal, Instant at) implements Attempt {}

    /** It waited longer than its destination allows. */
    record Expired(long id, String reason) implements Attempt {}
}

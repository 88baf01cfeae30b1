package org.undercroft.wire.mllp;

import java.time.Duration;

/**
 * How patient an MLLP door is.
 *
 * @param maxMessage the longest message taken, in bytes
 * @param idle how long a connection may stay silent between messages before it is closed
 * @param messageTime how long one message may take from its first byte to its last
 */
public record MllpSettings(int maxMessage, Duration idle, Duration messageTime) {

    /** Messages to 16 MiB, an hour of silence, two minutes for a message. */
    public static MllpSettings usual() {
        return new MllpSettings(16 << 20, Duration.ofHours(1), Duration.ofMinutes(2));
    }
}

package org.undercroft.wire.lis1a;

import java.time.Duration;

/**
 * How long each side waits (LIS01-A2 clause 6.5), and three pauses of ours that help with damaged frames.
 *
 * @param enquiryReply the sender waits for the answer to ENQ
 * @param frameReply the sender waits for the answer to a frame
 * @param receive the receiver waits for the next frame or EOT
 * @param hostContention the host waits for the instrument that won the line
 * @param instrumentContention the instrument waits before it asks again
 * @param busy the sender waits after a NAK to its ENQ
 * @param frameEnd we wait for CR LF after a checksum before taking the frame without them
 * @param quiet after this silence a frame that stopped after a line end is refused, and stray bytes are reported
 * @param doubleEnquiry a second ENQ within this time of our answer is a stutter and is not answered again
 */
public record Timers(
        Duration enquiryReply,
        Duration frameReply,
        Duration receive,
        Duration hostContention,
        Duration instrumentContention,
        Duration busy,
        Duration frameEnd,
        Duration quiet,
        Duration doubleEnquiry) {

    /** The standard's times. */
    public static Timers standard() {
        return new Timers(
                Duration.ofSeconds(15),
                Duration.ofSeconds(15),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofMillis(500));
    }

    /** All times shorter by this factor, for tests and rehearsals that run fast. */
    public Timers dividedBy(int factor) {
        return new Timers(
                enquiryReply.dividedBy(factor),
                frameReply.dividedBy(factor),
                receive.dividedBy(factor),
                hostContention.dividedBy(factor),
                instrumentContention.dividedBy(factor),
                busy.dividedBy(factor),
                frameEnd.dividedBy(factor),
                quiet.dividedBy(factor),
                doubleEnquiry.dividedBy(factor));
    }
}

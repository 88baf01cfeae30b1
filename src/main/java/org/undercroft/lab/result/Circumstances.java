package org.undercroft.lab.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.AnalyzerState;

/**
 * Under which circumstances a result is judged.
 *
 * @param analyzer whether its analyzer is trusted
 * @param analyzerReason why it is in that state
 * @param line how the order stands that asked for it; null if none did
 * @param released the value released before for the same test and specimen; null if none was
 * @param receivedAt when the result came
 * @param unfit what is wrong with the reagents or calibrations it was measured with
 * @param tube what is known of the tube it was measured in
 */
public record Circumstances(
        AnalyzerState analyzer,
        String analyzerReason,
        @Nullable LineState line,
        @Nullable String released,
        Instant receivedAt,
        List<String> unfit,
        Tube tube) {

    public Circumstances {
        unfit = List.copyOf(unfit);
    }

    /**
     * The tube that a result was measured in.
     *
     * @param collectedAt when it was drawn; null if nobody said
     * @param against why nothing measured in it may leave by itself: it was rejected, or something about it is doubted
     * @param isHeard whether a value of the same test stands in it already
     */
    public record Tube(@Nullable Instant collectedAt, List<String> against, boolean isHeard) {

        /** A tube of which nothing speaks for or against a result. */
        public static final Tube PLAIN = new Tube(null, List.of(), false);

        public Tube {
            against = List.copyOf(against);
        }
    }

    /** Measured with reagents and calibrations that hold, in a tube that nobody doubts. */
    public Circumstances(
            AnalyzerState analyzer,
            String analyzerReason,
            @Nullable LineState line,
            @Nullable String released,
            Instant receivedAt) {
        this(analyzer, analyzerReason, line, released, receivedAt, List.of(), Tube.PLAIN);
    }

    /** How a test of an order stands. */
    public enum LineState {
        ORDERED,
        /** A value is there and waits. */
        MEASURED,
        RELEASED,
        CANCELLED,
        /** The catalog doesn't know what is asked. */
        UNKNOWN_TEST
    }
}

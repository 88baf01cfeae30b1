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
 */
public record Circumstances(
        AnalyzerState analyzer,
        String analyzerReason,
        @Nullable LineState line,
        @Nullable String released,
        Instant receivedAt,
        List<String> unfit) {

    public Circumstances {
        unfit = List.copyOf(unfit);
    }

    /** Measured with reagents and calibrations that hold. */
    public Circumstances(
            AnalyzerState analyzer,
            String analyzerReason,
            @Nullable LineState line,
            @Nullable String released,
            Instant receivedAt) {
        this(analyzer, analyzerReason, line, released, receivedAt, List.of());
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

package org.undercroft.lab.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.FlagFinding;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.result.Circumstances.LineState;

/** Decides whether a result may leave by itself. All rules are asked, so that a person sees every reason at once. */
public final class Judge {

    /** Clocks of instruments are a little wrong; this much ahead is no future. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** A result older than this when it arrives is not from today's work. */
    static final Duration BEHIND = Duration.ofDays(7);

    private Judge() {}

    /** The judgement of one result. */
    public static Judgement judge(Measurement measurement, Circumstances circumstances) {
        List<HoldReason> reasons = new ArrayList<>();
        analyzer(circumstances, reasons);
        circumstances.unfit().forEach(words -> hold(reasons, HoldReason.Kind.UPKEEP, words));
        circumstances.tube().against().forEach(words -> hold(reasons, HoldReason.Kind.SPECIMEN, words));
        reasons.addAll(ValueCheck.against(measurement));
        time(measurement, circumstances, reasons);
        status(measurement.reading(), circumstances, reasons);
        signs(measurement, reasons);
        order(circumstances, reasons);
        return reasons.isEmpty() ? new Judgement.Released("all rules passed") : new Judgement.Held(reasons);
    }

    private static void analyzer(Circumstances circumstances, List<HoldReason> reasons) {
        if (circumstances.analyzer() != AnalyzerState.IN_SERVICE) {
            String why = circumstances.analyzerReason();
            String state = "the analyzer is " + circumstances.analyzer().label().toLowerCase(java.util.Locale.ROOT);
            hold(reasons, HoldReason.Kind.CONTROL, why.isEmpty() ? state : state + ": " + why);
        }
    }

    private static void time(Measurement measurement, Circumstances circumstances, List<HoldReason> reasons) {
        Instant measured = measurement.measuredAt() == null ? circumstances.receivedAt() : measurement.measuredAt();
        if (measured.isAfter(circumstances.receivedAt().plus(AHEAD))) {
            hold(reasons, HoldReason.Kind.TIME, "measured in the future (" + measured + ")");
        } else if (measured.isBefore(circumstances.receivedAt().minus(BEHIND))) {
            hold(reasons, HoldReason.Kind.TIME, "measured long ago (" + measured + ")");
        }
        Instant collected = circumstances.tube().collectedAt();
        // Some instruments say only the day.
        Duration within = measurement.reading().time().strip().length() == 8 ? Duration.ofDays(1) : AHEAD;
        if (collected != null && measured.isBefore(collected.minus(within))) {
            hold(
                    reasons,
                    HoldReason.Kind.TIME,
                    "measured (" + measured + ") before the specimen was collected (" + collected
                            + "): one of the two is wrong");
        }
    }

    /** LIS2-A2 R.9: X can't be done, I pending, P preliminary, W of doubtful validity, C corrects one sent before. */
    private static void status(Reading reading, Circumstances circumstances, List<HoldReason> reasons) {
        String words = switch (reading.status()) {
            case "X" -> "the analyzer could not measure it (X)";
            case "I" -> "the analyzer has not finished (I)";
            case "P" -> "preliminary (P)";
            case "W" -> "the analyzer doubts it (W)";
            case "C" ->
                circumstances.tube().isHeard()
                        ? ""
                        : "the analyzer corrects a value (C), and none of this test stands here: look for the first";
            default -> "";
        };
        if (!words.isEmpty()) {
            hold(reasons, HoldReason.Kind.ANALYZER_FLAG, words);
        }
    }

    /** What the laboratory said that the instrument's own flags and comments mean. */
    private static void signs(Measurement measurement, List<HoldReason> reasons) {
        for (FlagFinding sign : measurement.signs()) {
            switch (sign.effect()) {
                case HOLD -> hold(reasons, HoldReason.Kind.ANALYZER_FLAG, sign.words());
                case TUBE -> hold(reasons, HoldReason.Kind.TUBE, sign.words());
                case NOTE -> {
                    // Kept with the result, and no reason to hold it.
                }
            }
        }
    }

    private static void order(Circumstances circumstances, List<HoldReason> reasons) {
        LineState line = circumstances.line();
        if (line == null) {
            hold(reasons, HoldReason.Kind.NOT_ORDERED, "nobody ordered this test on this specimen");
        } else if (line == LineState.CANCELLED) {
            hold(reasons, HoldReason.Kind.CANCELLED, "the order was taken back");
        }
        if (circumstances.released() != null) {
            hold(reasons, HoldReason.Kind.RERUN, "released before: " + circumstances.released());
        }
    }

    private static void hold(List<HoldReason> reasons, HoldReason.Kind kind, String words) {
        reasons.add(new HoldReason(kind, words));
    }
}

package org.undercroft.lab.result;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.FlagFinding;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.catalog.Units;
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
        meaning(measurement, reasons);
        time(measurement, circumstances, reasons);
        status(measurement.reading(), reasons);
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

    private static void meaning(Measurement measurement, List<HoldReason> reasons) {
        LabTest test = measurement.test();
        Reading reading = measurement.reading();
        if (test == null) {
            hold(reasons, HoldReason.Kind.UNMAPPED, "nobody said what the code '" + reading.code() + "' means");
            return;
        }
        unit(measurement, test, reasons);
        if (measurement.value().number() == null) {
            if (test.isNumeric() || reading.value().isBlank()) {
                hold(reasons, HoldReason.Kind.NO_VALUE, "'" + reading.value() + "' is no value for " + test.name());
            }
        } else if (!test.isPossible(measurement.value().number())) {
            hold(
                    reasons,
                    HoldReason.Kind.IMPOSSIBLE,
                    measurement.value().reported() + " " + test.unit() + " is outside what is possible ("
                            + test.possibleLow() + " to " + test.possibleHigh() + ")");
        } else if (measurement.flag().isCritical()) {
            hold(
                    reasons,
                    HoldReason.Kind.CRITICAL,
                    measurement.value().reported() + " " + test.unit() + " is critical ("
                            + measurement.flag().code() + "): confirm it and call the ward");
        }
    }

    private static void unit(Measurement measurement, LabTest test, List<HoldReason> reasons) {
        Mapping mapping = measurement.mapping();
        if (mapping != null) {
            conversion(mapping, test, reasons);
        }
        String said = measurement.reading().unit();
        String expected = mapping == null || mapping.unit().isEmpty() ? test.unit() : mapping.unit();
        if (!said.isEmpty() && !UnitText.same(said, expected)) {
            hold(
                    reasons,
                    HoldReason.Kind.UNIT,
                    "the instrument says '" + said + "' where '" + expected
                            + "' is expected: set unit and factor in the mapping" + factor(said, test));
        }
    }

    /** The number was taken as it came, though the mapping names a unit that only a person can convert. */
    private static void conversion(Mapping mapping, LabTest test, List<HoldReason> reasons) {
        boolean open =
                test.isNumeric() && mapping.factor() == null && !mapping.unit().isEmpty();
        if (open
                && !UnitText.same(mapping.unit(), test.unit())
                && Units.factor(
                                Units.ucum(mapping.unit()),
                                test.unit(),
                                test.form().molarMass())
                        .isEmpty()) {
            hold(
                    reasons,
                    HoldReason.Kind.UNIT,
                    "'" + mapping.unit() + "' can't be converted to '" + test.unit()
                            + "' by itself: set a factor in the mapping");
        }
    }

    private static String factor(String said, LabTest test) {
        return Units.factor(Units.ucum(said), test.unit(), test.form().molarMass())
                .map(factor -> " (1 " + said + " is " + factor.toPlainString() + " " + test.unit() + ")")
                .orElse("");
    }

    private static void time(Measurement measurement, Circumstances circumstances, List<HoldReason> reasons) {
        Instant measured = measurement.measuredAt();
        if (measured == null) {
            return;
        }
        if (measured.isAfter(circumstances.receivedAt().plus(AHEAD))) {
            hold(reasons, HoldReason.Kind.TIME, "measured in the future (" + measured + ")");
        } else if (measured.isBefore(circumstances.receivedAt().minus(BEHIND))) {
            hold(reasons, HoldReason.Kind.TIME, "measured long ago (" + measured + ")");
        }
    }

    /** LIS2-A2 R.9: X can't be done, I pending, P preliminary, W of doubtful validity. */
    private static void status(Reading reading, List<HoldReason> reasons) {
        String words = switch (reading.status()) {
            case "X" -> "the analyzer could not measure it (X)";
            case "I" -> "the analyzer has not finished (I)";
            case "P" -> "preliminary (P)";
            case "W" -> "the analyzer doubts it (W)";
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

package org.undercroft.lab.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.FlagMeaning;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.Catalog;
import org.undercroft.lab.catalog.Pregnancy;
import org.undercroft.lab.result.Circumstances;
import org.undercroft.lab.result.HoldReason;
import org.undercroft.lab.result.Judge;
import org.undercroft.lab.result.Judgement;
import org.undercroft.lab.result.Measurement;
import org.undercroft.platform.page.Status;

/**
 * What a reading would become under a driver, if its test were ordered and its analyzer trusted.
 *
 * @param specimen the tube's number
 * @param code the instrument's code
 * @param said value and unit as the instrument says them
 * @param test our test; empty if unmapped or not reported
 * @param reported the value that would be reported, with its unit
 * @param loinc the code it would carry
 * @param outcome what would become of it
 * @param reasons why
 */
public record Tried(
        String specimen,
        String code,
        String said,
        String test,
        String reported,
        String loinc,
        Outcome outcome,
        List<String> reasons) {

    /** What becomes of a reading. */
    public enum Outcome {
        /** It could leave. */
        REPORTED("Reported"),
        /** A person would have to look. */
        HELD("Held"),
        /** It would be kept and not reported. */
        NOTED("Not reported"),
        /** It would go to the controls. */
        CONTROL("Control");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As pages show it. */
        public Status status() {
            return switch (this) {
                case REPORTED -> Status.good(label);
                case HELD -> Status.caution(label);
                case NOTED, CONTROL -> Status.off(label);
            };
        }
    }

    public Tried {
        reasons = List.copyOf(reasons);
    }

    /** Tries a driver on a captured message. */
    static List<Tried> all(Captured captured, Analyzer analyzer, Catalog catalog, Instant now) {
        List<Tried> tried = new ArrayList<>();
        for (Reading reading : captured.readings(analyzer)) {
            tried.add(of(reading, analyzer, catalog, now));
        }
        return tried;
    }

    private static Tried of(Reading reading, Analyzer analyzer, Catalog catalog, Instant now) {
        Measurement measurement = Measurement.of(reading, analyzer, catalog, null, Pregnancy.ANY, now);
        List<String> reasons = new ArrayList<>();
        Outcome outcome = outcome(reading, measurement, now, reasons);
        String test = measurement.test() == null ? "" : measurement.test().code();
        String unit = measurement.test() == null ? "" : measurement.test().unit();
        String own = measurement.mapping() == null ? "" : measurement.mapping().loinc();
        String loinc =
                own.isEmpty() && measurement.test() != null ? measurement.test().loinc() : own;
        return new Tried(
                reading.specimen(),
                reading.code(),
                cut((reading.value() + " " + reading.unit()).strip()),
                test,
                test.isEmpty() ? "" : cut((measurement.value().reported() + " " + unit).strip()),
                loinc,
                outcome,
                reasons);
    }

    private static Outcome outcome(Reading reading, Measurement measurement, Instant now, List<String> reasons) {
        measurement.signs().stream()
                .filter(sign -> measurement.isOnlyNoted() || sign.effect() == FlagMeaning.Effect.NOTE)
                .forEach(sign -> reasons.add(sign.words()
                        + (sign.effect() == FlagMeaning.Effect.NOTE
                                ? ""
                                : " " + sign.effect().label())));
        if (reading.control()) {
            return Outcome.CONTROL;
        } else if (measurement.isOnlyNoted() || reading.run().isReplaced()) {
            if (reading.run().isReplaced()) {
                reasons.add("run " + reading.run().number() + "; run "
                        + reading.run().instead() + " counts");
            }
            return Outcome.NOTED;
        }
        Circumstances best =
                new Circumstances(AnalyzerState.IN_SERVICE, "", Circumstances.LineState.ORDERED, null, now);
        if (Judge.judge(measurement, best) instanceof Judgement.Held(List<HoldReason> held)) {
            // A capture is old by nature.
            held.stream()
                    .filter(reason -> reason.kind() != HoldReason.Kind.TIME)
                    .map(HoldReason::words)
                    .forEach(reasons::add);
            return held.stream().allMatch(reason -> reason.kind() == HoldReason.Kind.TIME)
                    ? Outcome.REPORTED
                    : Outcome.HELD;
        }
        return Outcome.REPORTED;
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}

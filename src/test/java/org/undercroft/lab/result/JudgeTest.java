package org.undercroft.lab.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.analyzer.AnalyzerState;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.analyzer.Reading;
import org.undercroft.lab.catalog.Flag;
import org.undercroft.lab.catalog.LabTest;
import org.undercroft.lab.result.Circumstances.LineState;

class JudgeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final LabTest POTASSIUM = new LabTest(
            "K",
            "Potassium",
            "2823-3",
            "mmol/L",
            1,
            "SER",
            "Chemistry",
            new BigDecimal("0.8"),
            new BigDecimal(15),
            true,
            1,
            List.of());

    @Test
    void anOrdinaryValueMayLeave() {
        assertThat(Judge.judge(value("4.1", "mmol/L", "F", Flag.NORMAL, NOW), ordered()))
                .isInstanceOf(Judgement.Released.class);
    }

    @Test
    void everyReasonIsToldAtOnce() {
        Circumstances circumstances =
                new Circumstances(AnalyzerState.OUT_OF_SERVICE, "control failed", LineState.CANCELLED, "4.0", NOW);
        assertThat(kinds(value("99", "mg/dL", "W", Flag.UNKNOWN, NOW.plusSeconds(3600)), circumstances))
                .containsExactly(
                        HoldReason.Kind.CONTROL,
                        HoldReason.Kind.UNIT,
                        HoldReason.Kind.IMPOSSIBLE,
                        HoldReason.Kind.TIME,
                        HoldReason.Kind.ANALYZER_FLAG,
                        HoldReason.Kind.CANCELLED,
                        HoldReason.Kind.RERUN);
    }

    @Test
    void aCriticalValueIsHeld() {
        assertThat(kinds(value("7.0", "mmol/L", "F", Flag.CRITICAL_HIGH, NOW), ordered()))
                .containsExactly(HoldReason.Kind.CRITICAL);
    }

    @Test
    void aTextWhereANumberBelongsIsHeld() {
        assertThat(kinds(value("-----", "mmol/L", "F", Flag.UNKNOWN, NOW), ordered()))
                .containsExactly(HoldReason.Kind.NO_VALUE);
    }

    @Test
    void anUnreadableTimeDoesNotHoldAValue() {
        assertThat(Judge.judge(value("4.1", "mmol/L", "F", Flag.NORMAL, null), ordered()))
                .isInstanceOf(Judgement.Released.class);
    }

    @Test
    void aValueThatNobodyOrderedIsHeld() {
        Circumstances circumstances = new Circumstances(AnalyzerState.IN_SERVICE, "", null, null, NOW);
        assertThat(kinds(value("4.1", "mmol/L", "F", Flag.NORMAL, NOW), circumstances))
                .containsExactly(HoldReason.Kind.NOT_ORDERED);
    }

    @Test
    void aUnitThatCannotBeConvertedIsHeldUntilSomebodySetsAFactor() {
        assertThat(kinds(mapped("mg/dL", null), ordered())).containsExactly(HoldReason.Kind.UNIT);
        assertThat(Judge.judge(mapped("mg/dL", null), ordered()).toString())
                .contains("'mg/dL' can't be converted to 'mmol/L'");
        assertThat(kinds(mapped("mg/dL", new BigDecimal("0.2558")), ordered())).isEmpty();
        assertThat(kinds(mapped("umol/L", null), ordered()))
                .as("converted by itself")
                .isEmpty();
    }

    private static Measurement mapped(String unit, @Nullable BigDecimal factor) {
        Mapping mapping = new Mapping("K", "K", unit, factor, null, "", null);
        Measurement plain = value("4.1", unit, "F", Flag.NORMAL, NOW);
        return new Measurement(
                plain.reading(), mapping, POTASSIUM, plain.value(), plain.measuredAt(), plain.flag(), "3.5-5.1");
    }

    private static Circumstances ordered() {
        return new Circumstances(AnalyzerState.IN_SERVICE, "", LineState.ORDERED, null, NOW);
    }

    private static List<HoldReason.Kind> kinds(Measurement measurement, Circumstances circumstances) {
        return switch (Judge.judge(measurement, circumstances)) {
            case Judgement.Released(String _) -> List.of();
            case Judgement.Held(List<HoldReason> reasons) ->
                reasons.stream().map(HoldReason::kind).toList();
        };
    }

    private static Measurement value(String text, String unit, String status, Flag flag, @Nullable Instant at) {
        Reading reading =
                new Reading("S1", List.of("S1"), "", "K", text, unit, "", status, "", "", "", List.of(), false, "R|1");
        return new Measurement(
                reading, Mapping.of("K", "K"), POTASSIUM, MeasuredText.of(text, null, POTASSIUM), at, flag, "3.5-5.1");
    }
}

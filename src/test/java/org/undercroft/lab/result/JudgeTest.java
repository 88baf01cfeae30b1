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

    @Test
    void aSlippedDecimalPointIsNamed() {
        assertThat(words(value("41", "mmol/L", "F", Flag.UNKNOWN, NOW), ordered()))
                .contains("outside what is possible (0.8 to 15)", "4.1 would be: a decimal point in the wrong place?");
        assertThat(words(value("900", "mmol/L", "F", Flag.UNKNOWN, NOW), ordered()))
                .doesNotContain("decimal point");
    }

    @Test
    void aNegativeValueIsImpossibleUnlessTheCatalogSaysOtherwise() {
        assertThat(kinds(value("-4.1", "mmol/L", "F", Flag.UNKNOWN, NOW), ordered()))
                .containsExactly(HoldReason.Kind.IMPOSSIBLE);
        assertThat(words(of(unlimited(), "-4.1"), ordered())).contains("is below zero");
    }

    @Test
    void aValueWithoutUnitIsHeldUntilTheMappingNamesOne() {
        assertThat(words(value("4.1", "", "F", Flag.NORMAL, NOW), ordered()))
                .contains("names no unit where 'mmol/L' is expected");
        Measurement plain = value("4.1", "", "F", Flag.NORMAL, NOW);
        Mapping mapping = new Mapping("K", "K", "mmol/L", null, null, "", null);
        assertThat(kinds(
                        new Measurement(plain.reading(), mapping, POTASSIUM, plain.value(), NOW, plain.flag(), ""),
                        ordered()))
                .isEmpty();
    }

    @Test
    void aValueMeasuredBeforeItsSpecimenWasCollectedIsHeld() {
        Circumstances drawnAtNoon = in(new Circumstances.Tube(NOW.plusSeconds(7_200), List.of(), false));
        assertThat(words(value("4.1", "mmol/L", "F", Flag.NORMAL, NOW), drawnAtNoon))
                .contains("before the specimen was collected");
        Circumstances clocksDiffer = in(new Circumstances.Tube(NOW.plusSeconds(300), List.of(), false));
        assertThat(kinds(value("4.1", "mmol/L", "F", Flag.NORMAL, NOW), clocksDiffer))
                .isEmpty();
    }

    @Test
    void whatSpeaksAgainstTheTubeHoldsItsValues() {
        Circumstances doubted = in(new Circumstances.Tube(null, List.of("the specimen was rejected: Clotted"), false));
        assertThat(kinds(value("4.1", "mmol/L", "F", Flag.NORMAL, NOW), doubted))
                .containsExactly(HoldReason.Kind.SPECIMEN);
    }

    @Test
    void aCorrectionOfWhatNeverCameIsHeld() {
        assertThat(words(value("4.1", "mmol/L", "C", Flag.NORMAL, NOW), ordered()))
                .contains("corrects a value (C), and none of this test stands here");
        Circumstances heard = in(new Circumstances.Tube(null, List.of(), true));
        assertThat(kinds(value("4.1", "mmol/L", "C", Flag.NORMAL, NOW), heard)).isEmpty();
    }

    private static Circumstances in(Circumstances.Tube tube) {
        return new Circumstances(AnalyzerState.IN_SERVICE, "", LineState.ORDERED, null, NOW, List.of(), tube);
    }

    private static LabTest unlimited() {
        return new LabTest("X", "Any", "", "mmol/L", 1, "SER", "Chemistry", null, null, true, 1, List.of());
    }

    private static Measurement of(LabTest test, String text) {
        Measurement plain = value(text, "mmol/L", "F", Flag.UNKNOWN, NOW);
        return new Measurement(
                plain.reading(), Mapping.of("K", "X"), test, MeasuredText.of(text, null, test), NOW, plain.flag(), "");
    }

    private static String words(Measurement measurement, Circumstances circumstances) {
        return Judge.judge(measurement, circumstances).toString();
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

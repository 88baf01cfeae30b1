package org.undercroft.lab.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.plate.Assay.Role;
import org.undercroft.lab.plate.Assay.Target;
import org.undercroft.lab.plate.PlateJudgement.Verdict;
import org.undercroft.lab.plate.Well.Content;

class PlateJudgementTest {

    private static final Assay SARS2 = new Assay(
            "SARS2",
            "SARS coronavirus 2",
            "SARS2",
            2,
            List.of(
                    new Target("N", Role.TARGET, new BigDecimal("38")),
                    new Target("ORF", Role.TARGET, new BigDecimal("38")),
                    new Target("IC", Role.INTERNAL_CONTROL, new BigDecimal("35"))));

    @Test
    void bothTargetsAreSeenUpToTheCutoff() {
        assertThat(sample("38", "38", "30")).isEqualTo(Verdict.DETECTED);
        assertThat(sample("38.01", "38", "30")).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(sample(null, null, "35")).isEqualTo(Verdict.NOT_DETECTED);
    }

    @Test
    void withoutTheInternalControlNothingIsNotDetected() {
        assertThat(sample(null, null, null)).isEqualTo(Verdict.INVALID);
        assertThat(sample(null, "39", "36")).isEqualTo(Verdict.INVALID);
    }

    @Test
    void muchOfATargetMayHideTheInternalControl() {
        assertThat(sample("14", "15", null)).isEqualTo(Verdict.DETECTED);
    }

    @Test
    void contaminationMakesThePlateInvalidHoweverLate() {
        PlateJudgement judgement =
                judged(well(0, Content.NEGATIVE, "39.5", null, "28"), well(1, Content.POSITIVE, "25", "26", "28"));

        assertThat(judgement.isValid()).isFalse();
        assertThat(judgement.failures())
                .singleElement()
                .asString()
                .contains("A1 is contaminated")
                .contains("N 39.5");
    }

    @Test
    void aPositiveControlThatIsNotSeenMakesThePlateInvalid() {
        PlateJudgement judgement =
                judged(well(0, Content.NEGATIVE, null, null, "28"), well(1, Content.POSITIVE, "25", null, "28"));

        assertThat(judgement.failures()).singleElement().asString().contains("positive control in B1");
        assertThat(judgement.verdicts()).containsEntry(1, Verdict.CONTROL_FAILED);
    }

    @Test
    void aPlateWithoutControlsIsInvalid() {
        assertThat(judged(well(0, Content.SAMPLE, "20", "20", "28")).failures()).hasSize(2);
    }

    @Test
    void aWellThatTheFileForgotIsNotReported() {
        Well unread = new Well(2, "C1", Content.SAMPLE, "1", "p", "", Map.of());

        assertThat(judged(unread).verdicts()).containsEntry(2, Verdict.NOT_READ);
        assertThat(Verdict.NOT_READ.isReported()).isFalse();
    }

    private static Verdict sample(@Nullable String n, @Nullable String orf, @Nullable String control) {
        List<Well> wells = new ArrayList<>(
                List.of(well(0, Content.NEGATIVE, null, null, "28"), well(1, Content.POSITIVE, "25", "26", "28")));
        wells.add(well(2, Content.SAMPLE, n, orf, control));
        PlateJudgement judgement = PlateJudgement.of(SARS2, wells);
        assertThat(judgement.failures()).isEmpty();
        return judgement.verdicts().getOrDefault(2, Verdict.NOT_READ);
    }

    private static PlateJudgement judged(Well... wells) {
        return PlateJudgement.of(SARS2, List.of(wells));
    }

    private static Well well(
            int position, Content content, @Nullable String n, @Nullable String orf, @Nullable String control) {
        Map<String, @Nullable BigDecimal> cycles = new HashMap<>();
        cycles.put("N", n == null ? null : new BigDecimal(n));
        cycles.put("ORF", orf == null ? null : new BigDecimal(orf));
        cycles.put("IC", control == null ? null : new BigDecimal(control));
        return new Well(position, PlateSize.WELLS_96.well(position), content, "", "", "", cycles);
    }
}

package org.undercroft.lab.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.analyzer.FlagMeaning.Effect;
import org.undercroft.lab.analyzer.FlagMeaning.Source;

class FlagFindingTest {

    @Test
    void eachFlagOfAFieldIsLookedAt() {
        assertThat(found(meaning(Source.FLAG, "R", null), reading("WBC", "5", "N\\R", List.of())))
                .containsExactly("R means");
    }

    @Test
    void aCommentIsFoundWholeOrByItsComponent() {
        Reading reading = reading("WBC", "8.5", "", List.of("Alarm_WBC^LMNE-^BASO+^LL", "PLATELET AGGREGATS"));
        assertThat(found(meaning(Source.COMMENT, "BASO+", null), reading)).hasSize(1);
        assertThat(found(meaning(Source.COMMENT, "platelet*", null), reading)).hasSize(1);
        assertThat(found(meaning(Source.COMMENT, "NRBC*", null), reading)).isEmpty();
    }

    @Test
    void aCodeIsASignFromItsLimitOn() {
        FlagMeaning blasts = meaning(Source.CODE, "Blasts*", BigDecimal.valueOf(100));
        assertThat(found(blasts, reading("Blasts/Abn_Lympho?", "90", "", List.of())))
                .isEmpty();
        assertThat(found(blasts, reading("Blasts/Abn_Lympho?", "100", "", List.of())))
                .containsExactly("Blasts* means (100)");
    }

    @Test
    void withoutLimitAnyNumberButZeroIsASignAndSoIsAnEmptyRecord() {
        FlagMeaning anemia = meaning(Source.CODE, "Anemia", null);
        assertThat(found(anemia, reading("Anemia", "0", "", List.of()))).isEmpty();
        assertThat(found(anemia, reading("Anemia", "10", "", List.of()))).hasSize(1);
        assertThat(found(anemia, reading("Anemia", "", "A", List.of()))).hasSize(1);
    }

    private static FlagMeaning meaning(Source source, String pattern, @Nullable BigDecimal atLeast) {
        return new FlagMeaning(source, pattern, atLeast, Effect.HOLD, pattern + " means");
    }

    private static List<String> found(FlagMeaning meaning, Reading reading) {
        Analyzer analyzer = SampleAnalyzer.meaning(meaning);
        return FlagFinding.of(reading, analyzer).stream()
                .map(FlagFinding::words)
                .toList();
    }

    private static Reading reading(String code, String value, String flags, List<String> comments) {
        return new Reading("S1", List.of("S1"), "", code, value, "", flags, "F", "", "", "", comments, false, "R");
    }
}

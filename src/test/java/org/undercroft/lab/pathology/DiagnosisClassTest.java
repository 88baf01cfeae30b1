package org.undercroft.lab.pathology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.pathology.DiagnosisClass.SecondLook;

class DiagnosisClassTest {

    @Test
    void theFirstMalignantDiagnosisOfAPatientNeedsASecondLook() {
        DiagnosisClass malignant = new DiagnosisClass("MALIGNANT", "Malignant", SecondLook.FIRST, 0);

        assertThat(malignant.askedBecause("S26-000001", true)).contains("first report of the class Malignant");
        assertThat(malignant.askedBecause("S26-000001", false)).isEmpty();
    }

    @Test
    void theLotDrawsTheShareAndDrawsTheSameAgain() {
        DiagnosisClass tenth = new DiagnosisClass("NEGATIVE", "Negative", SecondLook.NEVER, 10);
        long drawn = IntStream.rangeClosed(1, 10_000)
                .mapToObj(running -> CaseKind.SURGICAL.number(2026, running))
                .filter(number -> !tenth.askedBecause(number, true).isEmpty())
                .count();

        assertThat(drawn).isBetween(900L, 1_100L);
        assertThat(tenth.askedBecause("S26-000123", true)).isEqualTo(tenth.askedBecause("S26-000123", false));
    }

    @Test
    void noShareDrawsNobodyAndAllDrawsEverybody() {
        DiagnosisClass none = new DiagnosisClass("A", "A", SecondLook.NEVER, 0);
        DiagnosisClass all = new DiagnosisClass("B", "B", SecondLook.NEVER, 100);

        assertThat(none.askedBecause("S26-000001", true)).isEmpty();
        assertThat(all.askedBecause("S26-000001", true)).contains("lot");
    }
}

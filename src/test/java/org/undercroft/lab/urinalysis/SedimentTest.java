package org.undercroft.lab.urinalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.urinalysis.Element.Field;

class SedimentTest {

    private static final Element LEUKOCYTES =
            new Element("UWBC", "Leukocytes", "w", Field.HPF, List.of(0, 2, 5, 10, 20, 50, 100));
    private static final Element CASTS = new Element("UCAST", "Hyaline casts", "h", Field.LPF, List.of(0, 2, 5, 10));
    private static final List<Element> ELEMENTS = List.of(LEUKOCYTES, CASTS);

    @Test
    void theMeanIsOfTheFieldsThatWereFinished() {
        List<String> strokes = new ArrayList<>(Collections.nCopies(37, "UWBC"));
        strokes.addAll(Collections.nCopies(10, "HPF"));

        Sediment sediment = Sediment.of(strokes, ELEMENTS);

        assertThat(sediment.mean(LEUKOCYTES)).isEqualByComparingTo("3.7");
        assertThat(LEUKOCYTES.classOf(sediment.mean(LEUKOCYTES))).isEqualTo("3-5");
        assertThat(sediment.mean(CASTS)).isZero();
        assertThat(sediment.missing()).containsExactly("0 of 10 low power fields were looked at.");
    }

    @Test
    void theClassesAreThoseOfTheBounds() {
        assertThat(classes("0", "0.4", "0.5", "2", "2.5", "5.4", "10", "100", "100.5"))
                .containsExactly("0", "0", "1-2", "1-2", "3-5", "3-5", "6-10", "51-100", ">100");
    }

    @Test
    void aKeystrokeIsTakenBack() {
        Sediment sediment = Sediment.of(List.of("UNDO", "UWBC", "HPF", "UNDO", "UNDO", "UCAST"), ELEMENTS);

        assertThat(sediment.count("UWBC")).isZero();
        assertThat(sediment.fields(Field.HPF)).isZero();
        assertThat(sediment.count("UCAST")).isOne();
    }

    @Test
    void whatIsNothingIsNotCounted() {
        assertThatThrownBy(() -> Sediment.of(List.of("UNICORN"), ELEMENTS)).hasMessageContaining("UNICORN");
    }

    private static List<String> classes(String... means) {
        return List.of(means).stream()
                .map(mean -> LEUKOCYTES.classOf(new BigDecimal(mean)))
                .toList();
    }
}

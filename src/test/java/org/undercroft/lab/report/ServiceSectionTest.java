package org.undercroft.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceSectionTest {

    @Test
    void benchesBecomeCodesOfTable0074EachOnce() {
        assertThat(ServiceSection.of(List.of("Hematology", "Coagulation", "Chemistry", "Microbiology")))
                .containsExactly("CH", "HM", "MB");
    }

    @Test
    void aBenchThatTheTableDoesNotKnowAddsNothing() {
        assertThat(ServiceSection.of(List.of("Molecular", "A bench of our own")))
                .isEmpty();
    }
}

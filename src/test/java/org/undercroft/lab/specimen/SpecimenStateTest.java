package org.undercroft.lab.specimen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecimenStateTest {

    @ParameterizedTest
    @CsvSource({
        "ORDERED, COLLECTED, true",
        "COLLECTED, COLLECTED, false",
        "ORDERED, RECEIVED, true",
        "RECEIVED, STORED, true",
        "ORDERED, STORED, false",
        "STORED, RETRIEVED, true",
        "RECEIVED, RETRIEVED, false",
        "REJECTED, RECEIVED, false",
        "DISCARDED, DISCARDED, false",
        "REFERRED, REJECTED, false"
    })
    void aSpecimenGoesOnlyWhereItsLifeLeads(SpecimenState from, SpecimenState to, boolean may) {
        assertThat(from.mayBecome(to)).isEqualTo(may);
    }
}

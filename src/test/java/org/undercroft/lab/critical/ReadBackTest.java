package org.undercroft.lab.critical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadBackTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "7.1; mmol/L; 7.1 mmol/L; MATCH",
                "7.1; mmol/L; 7,10 MMOL/L; MATCH",
                "7.1; mmol/L; 7.1mmol / l; MATCH",
                "7.1; mmol/L; 7.1; INCOMPLETE",
                "7.1; mmol/L; 1.7 mmol/L; MISMATCH",
                "7.1; mmol/L; 7 mmol/L; MISMATCH",
                "7.1; mmol/L; 71 mmol/L; MISMATCH",
                "7.1; mmol/L; 7.1 mg/dL; MISMATCH",
                "7.1; mmol/L; seven; MISMATCH",
                "7.1; mmol/L; ''; NOT_READ_BACK",
                ">450; mg/dL; >450 mg/dL; MATCH",
                ">450; mg/dL; 450 mg/dL; MISMATCH",
                "7.12; ''; 7.12; MATCH",
                "450; ng/mL{FEU}; 450 ng/mlFEU; MATCH"
            })
    void whatWasReadBackIsComparedWithWhatWasReported(
            String value, String unit, String said, ReadBack.Verdict verdict) {
        assertThat(ReadBack.compare(value, unit, said)).isEqualTo(verdict);
    }
}

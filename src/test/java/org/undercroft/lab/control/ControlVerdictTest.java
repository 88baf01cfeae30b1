package org.undercroft.lab.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "0, PASS, ''",
        "2.0, PASS, ''",
        "2.01, WARNING, 1-2s",
        "-2.5, WARNING, 1-2s",
        "3.0, WARNING, 1-2s",
        "3.01, REJECT, 1-3s",
        "-4, REJECT, 1-3s"
    })
    void onePointIsJudgedByItsDistanceFromTheMean(String z, ControlVerdict.Kind kind, String rule) {
        ControlVerdict verdict = ControlProcedure.unchosen().judge(chain(z));
        assertThat(verdict.kind()).isEqualTo(kind);
        assertThat(verdict.gravest()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({"5 0.5, PASS", "0 5, REJECT"})
    void onlyTheLastPointIsJudgedByRulesOfOnePoint(String z, ControlVerdict.Kind kind) {
        assertThat(ControlProcedure.unchosen().judge(chain(z.split(" ", -1))).kind())
                .isEqualTo(kind);
    }

    private static ControlChain chain(String... z) {
        List<ControlPoint> points = Arrays.stream(z)
                .map(each -> new ControlPoint(Double.parseDouble(each), "1", "A", 1, false))
                .toList();
        return ControlChain.of(points);
    }
}

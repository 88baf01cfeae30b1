package org.undercroft.lab.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.undercroft.lab.control.RuleScope.ALL;
import static org.undercroft.lab.control.RuleScope.LEVEL;
import static org.undercroft.lab.control.RuleScope.RUN;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ControlRuleTest {

    @ParameterizedTest
    @CsvSource({
        "1-2s,      2.01,                                  true",
        "1-2s,      2.01 1,                                false",
        "1-2.5s,    -2.6,                                  true",
        "1-3s,      3,                                     false",
        "2-2s,      2.1 2.2,                               true",
        "2-2s,      2.1 -2.2,                              false",
        "2-2s,      2.1 0 2.2,                             false",
        "2of3-2s,   2.1 0 2.2,                             true",
        "2of3-2s,   2.1 2.2 0,                             false",
        "2of3-2s,   2.1 0 0 2.2,                           false",
        "R-4s,      2.1 -2.1,                              true",
        "R-4s,      2.1 0 -2.1,                            true",
        "R-4s,      3.5 -1,                                false",
        "R-4s range,3.5 -1,                                true",
        "R-4s range,2 -2,                                  false",
        "3-1s,      1.1 1.2 1.3,                           true",
        "3-1s,      1.1 1.0 1.3,                           false",
        "4-1s,      -1.1 -1.2 -1.3 -1.4,                   true",
        "4-1s,      -1.1 -1.2 1.3 -1.4,                    false",
        "6x,        1 1 1 1 1 1,                           true",
        "6x,        1 1 0 1 1 1,                           false",
        "8x,        1 1 1 1 1 1 1 1,                       true",
        "8x,        1 1 1 1 1 1 1,                         false",
        "9x,        1 1 1 1 1 1 1 1 1,                     true",
        "10x,       -1 -1 -1 -1 -1 -1 -1 -1 -1 -1,         true",
        "10x,       -1 -1 -1 -1 -1 -1 -1 -1 -1,            false",
        "12x,       1 1 1 1 1 1 1 1 1 1 1 1,               true",
        "7T,        -1 -0.5 0 0.2 0.4 0.9 1.3,             true",
        "7T,        1.3 0.9 0.4 0.2 0 -0.5 -1,             true",
        "7T,        -1 -0.5 0 0 0.4 0.9 1.3,               false",
        "7T,        -0.5 0 0.2 0.4 0.9 1.3,                false"
    })
    void aRuleIsBrokenByItsPatternAtTheEndOfTheChain(String notation, String z, boolean broken) {
        double[] values = Arrays.stream(z.strip().split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(ControlRule.of(notation).orElseThrow().isBroken(values)).isEqualTo(broken);
    }

    @ParameterizedTest
    @EnumSource(ControlRule.class)
    void noRuleIsBrokenByASinglePointOnTheMean(ControlRule rule) {
        assertThat(rule.isBroken(0)).isFalse();
    }

    @Test
    void twoLevelsOfOneRunBreakARuleWithinTheRunOnly() {
        ControlChain chain = ControlChain.of(List.of(point(2.1, "1", 7), point(2.2, "2", 7)));
        assertThat(RuleUse.reject(ControlRule.TWO_2S, RUN).isBroken(chain)).isTrue();
        assertThat(RuleUse.reject(ControlRule.TWO_2S, LEVEL).isBroken(chain)).isFalse();
        assertThat(RuleUse.reject(ControlRule.TWO_2S, ALL).isBroken(chain)).isTrue();
    }

    @Test
    void oneLevelInTwoRunsBreaksARuleWithinTheLevelOnly() {
        ControlChain chain = ControlChain.of(List.of(point(2.1, "1", 7), point(0, "2", 7), point(2.2, "1", 8)));
        assertThat(RuleUse.reject(ControlRule.TWO_2S, RUN).isBroken(chain)).isFalse();
        assertThat(RuleUse.reject(ControlRule.TWO_2S, LEVEL).isBroken(chain)).isTrue();
        assertThat(RuleUse.reject(ControlRule.TWO_2S, ALL).isBroken(chain)).isFalse();
    }

    @Test
    void theRangeOfTwoRunsBreaksNothing() {
        ControlChain chain = ControlChain.of(List.of(point(2.5, "1", 7), point(-2.5, "1", 8)));
        assertThat(RuleUse.reject(ControlRule.R_4S, RUN).isBroken(chain)).isFalse();
        assertThat(RuleUse.reject(ControlRule.R_4S_RANGE, RUN).isBroken(chain)).isFalse();
    }

    @Test
    void theRangeRuleCannotBeUsedAcrossRuns() {
        assertThatThrownBy(() -> RuleUse.reject(ControlRule.R_4S, LEVEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("within run");
    }

    @Test
    void aNewLotStartsAnew() {
        List<ControlPoint> points = new ArrayList<>();
        for (int run = 1; run <= 9; run++) {
            points.add(new ControlPoint(0.5, "1", "OLD", run, false));
        }
        points.add(new ControlPoint(0.5, "1", "NEW", 10, false));
        assertThat(RuleUse.reject(ControlRule.TEN_X, LEVEL).isBroken(ControlChain.of(points)))
                .isFalse();
    }

    @Test
    void aNewLotOfOneLevelKeepsTheOtherLevelsPoints() {
        ControlChain chain = ControlChain.of(List.of(
                new ControlPoint(1.5, "1", "OLD", 1, false),
                new ControlPoint(1.5, "2", "B", 1, false),
                new ControlPoint(1.5, "1", "NEW", 2, false)));
        assertThat(chain.points()).extracting(ControlPoint::lot).containsExactly("B", "NEW");
    }

    @Test
    void anExcludedPointLeavesTheChain() {
        ControlChain chain = ControlChain.of(
                List.of(point(2.1, "1", 1), new ControlPoint(-2.9, "1", "A", 2, true), point(2.3, "1", 3)));
        assertThat(RuleUse.reject(ControlRule.TWO_2S, LEVEL).isBroken(chain)).isTrue();
    }

    @Test
    void theUseOfARuleSurvivesItsText() {
        RuleUse use = RuleUse.reject(ControlRule.FOUR_1S, LEVEL, ALL);
        assertThat(use.text()).isEqualTo("4-1s;REJECT;LEVEL,ALL");
        assertThat(RuleUse.of(use.text())).isEqualTo(use);
    }

    @ParameterizedTest
    @CsvSource({"6.2, 2", "5.5, 4", "4.5, 5", "3.5, 6"})
    void theBetterTheMethodTheFewerItsRules(double sigma, int rules) {
        assertThat(ControlProcedure.forSigma(sigma).uses()).hasSize(rules);
    }

    @Test
    void rejectingRulesAreNamedBeforeWarnings() {
        ControlVerdict verdict =
                ControlProcedure.forSigma(3).judge(ControlChain.of(List.of(point(3.2, "1", 1), point(3.3, "2", 1))));
        assertThat(verdict.kind()).isEqualTo(ControlVerdict.Kind.REJECT);
        assertThat(verdict.rules()).containsExactly("1-3s", "2-2s", "1-2s");
    }

    @Test
    void everyRuleHasAScope() {
        assertThat(ControlRule.values())
                .allSatisfy(rule -> assertThat(rule.scopes()).isNotEmpty().isSubsetOf(Set.of(RuleScope.values())));
    }

    private static ControlPoint point(double z, String level, long run) {
        return new ControlPoint(z, level, "A", run, false);
    }
}

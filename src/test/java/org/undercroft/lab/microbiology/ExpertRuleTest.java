package org.undercroft.lab.microbiology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercroft.lab.microbiology.ExpertRule.Change;

class ExpertRuleTest {

    private final MicrobiologyLists lists = new MicrobiologyLists();

    @Test
    void methicillinResistanceMakesBetaLactamsResistantButNotThoseMadeAgainstIt() {
        assertThat(changed(
                        "sau",
                        Map.of(
                                "OXA", Susceptibility.R,
                                "CZO", Susceptibility.S,
                                "CPT", Susceptibility.S,
                                "VAN", Susceptibility.S)))
                .containsExactly("CZO");
    }

    @Test
    void aPositiveDTestMakesClindamycinResistant() {
        assertThat(changed("sau", Map.of("DTEST", Susceptibility.R, "CLI", Susceptibility.S)))
                .containsExactly("CLI");
        assertThat(changed("sau", Map.of("DTEST", Susceptibility.S, "CLI", Susceptibility.S)))
                .isEmpty();
    }

    @Test
    void klebsiellaResistsAmpicillinWhateverWasMeasured() {
        assertThat(changed("kpn", Map.of("AMP", Susceptibility.S, "CIP", Susceptibility.S)))
                .containsExactly("AMP");
    }

    @Test
    void extendedSpectrumBetaLactamaseTakesThirdGenerationCephalosporins() {
        assertThat(changed("eco", Map.of("ESBL", Susceptibility.R, "CRO", Susceptibility.I, "MEM", Susceptibility.S)))
                .containsExactly("CRO");
    }

    private List<String> changed(String organism, Map<String, Susceptibility> tested) {
        return ExpertRule.apply(lists.rules(), lists.organism(organism).orElseThrow(), tested, lists.antibiotics())
                .stream()
                .map(Change::antibiotic)
                .toList();
    }
}

package org.undercroft.lab.microbiology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.lab.microbiology.Measured.Method;

/** All limits here are invented. */
class BreakpointTest {

    private static final List<Breakpoint> TABLE = BreakpointFile.read("""
        group,antibiotic,method,site,s,r
        # invented
        ENT,CIP,MIC,,2,8
        ENT,CIP,DISK,,25,20
        ENT,CIP,MIC,UR,16,32
        eco,CIP,MIC,,1,8
        """);

    @ParameterizedTest
    @CsvSource({"2, S", "2.5, I", "8, I", "8.1, R", "<=2, S", "<=4, ''", ">8, R", ">=8, ''", ">4, ''"})
    void aConcentrationIsSusceptibleAtTheLimitAndResistantBeyondTheOther(String value, String expected) {
        assertThat(meaning(List.of("kpn", "ENT"), Method.MIC, value, "BC")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"25, S", "24, I", "20, I", "19, R"})
    void aZoneIsTheOtherWayRound(String value, String expected) {
        assertThat(meaning(List.of("kpn", "ENT"), Method.DISK, value, "BC")).isEqualTo(expected);
    }

    @Test
    void theSiteGoesBeforeTheSpeciesAndTheSpeciesBeforeItsGroup() {
        assertThat(meaning(List.of("eco", "ENT"), Method.MIC, "2", "BC")).isEqualTo("I");
        assertThat(meaning(List.of("eco", "ENT"), Method.MIC, "2", "UR")).isEqualTo("S");
    }

    @Test
    void aFileWithFaultsNamesThemAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakpointFile.read(
                        "group,antibiotic,method,site,s,r\nENT,CIP,MIC,,8,2\nENT,CIP,STRIP,,1,2\nENT,CIP"))
                .withMessageContaining("line 2")
                .withMessageContaining("line 3")
                .withMessageContaining("line 4");
    }

    private static String meaning(List<String> groups, Method method, String value, String site) {
        return Breakpoint.find(TABLE, groups, "CIP", method, site)
                .flatMap(row -> row.interpret(Measured.of(method, value)))
                .map(Susceptibility::name)
                .orElse("");
    }
}

package org.undercroft.platform.security.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.platform.security.program.SmartScopes.Interaction;

class SmartScopesTest {

    @ParameterizedTest
    @CsvSource({
        "system/Patient.rs, READ SEARCH",
        "system/Patient.r, READ",
        "system/Patient.s, SEARCH",
        "system/Patient.cruds, CREATE READ UPDATE DELETE SEARCH",
        "system/Patient.cud, CREATE UPDATE DELETE",
        "system/*.rs, READ SEARCH",
        "system/Patient.read, READ SEARCH",
        "system/Patient.write, CREATE UPDATE DELETE",
        "system/Patient.*, CREATE READ UPDATE DELETE SEARCH",
        "system/Observation.cruds, ''",
        "system/Patients.cruds, ''",
        "system/Patient.sr, ''",
        "system/Patient., ''",
        "user/Patient.rs, ''",
        "patient/Patient.rs, ''",
        "system/Patient.rs?gender=male, ''",
        "openid, ''",
    })
    void aScopeCoversItsInteractionsAndNoOthers(String scope, String allowed) {
        assertThat(allowedBy(List.of(scope)))
                .isEqualTo(
                        allowed.isEmpty()
                                ? Set.of()
                                : List.of(allowed.split(" ")).stream()
                                        .map(Interaction::valueOf)
                                        .collect(Collectors.toSet()));
    }

    @Test
    void scopesAddUp() {
        assertThat(allowedBy(List.of("system/Patient.r", "system/*.s", "launch")))
                .containsExactlyInAnyOrder(Interaction.READ, Interaction.SEARCH);
    }

    @Test
    void noScopeLetsNothingIn() {
        assertThat(allowedBy(List.of())).isEmpty();
    }

    private static Set<Interaction> allowedBy(List<String> scopes) {
        return EnumSet.allOf(Interaction.class).stream()
                .filter(interaction -> SmartScopes.allows(scopes, "Patient", interaction))
                .collect(Collectors.toSet());
    }
}

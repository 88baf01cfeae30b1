package org.undercroft.exchange.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void eachVersionTellsWhatItChangedOfTheOneBefore() {
        List<Version> versions = Version.compared(List.of(
                version(2, Map.of("sender", "LAB|*", "enabled", "true", "acknowledges", "LAB|X")),
                version(1, Map.of("sender", "*", "enabled", "true", "gone", "x"))));
        assertThat(versions.getFirst().changes())
                .containsExactly(
                        new Version.Change("acknowledges", "", "LAB|X"),
                        new Version.Change("gone", "x", ""),
                        new Version.Change("sender", "*", "LAB|*"));
        assertThat(versions.getLast().changes()).isEmpty();
    }

    private static Version version(int number, Map<String, String> settings) {
        return new Version(number, Instant.EPOCH, "admin", settings, List.of());
    }
}

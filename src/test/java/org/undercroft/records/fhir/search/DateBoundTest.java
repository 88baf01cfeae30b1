package org.undercroft.records.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercroft.records.fhir.FhirDate;

class DateBoundTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "ge2020, 2020-06-15, true",
        "ge2020, 2019-12-31, false",
        "ge2020, 2021, true",
        "ge2020-01, 2020-01-31, true",
        "lt2021, 2020-12-31, true",
        "lt2021, 2021-01-01, false",
        "lt2020-02, 2020-01-15T10:00:00Z, true",
        "le2020, 2020-12-31, true",
        "le2020, 2021-01-01, false",
        "gt2020, 2020-12-31, false",
        "gt2020, 2021-01-01, true",
        "2020, 2020-06-15, true",
        "2020-06-15, 2020, false",
        "2020-06-15T10:00, 2020-06-15T10:00:30Z, true",
        "2020-06-15T10:00, 2020-06-15T10:01:00Z, false",
        "ne2020, 2020-06-15, false",
        "ne2020, 2021, true",
        "sa2020, 2021-01-01, true",
        "sa2020, 2020-12-31, false",
        "eb2020, 2019-12-31, true",
        "eb2020, 2020-01-01, false",
        "ap2020, 2020-06-01, true",
        "ap2020, 2010, false",
        "2020-06-15T10:00:00+02:00, 2020-06-15T08:00:00Z, true"
    })
    void aStretchMatchesAsTheStandardSays(String search, String resource, boolean matches) {
        FhirDate date = FhirDate.parse(resource, ZoneOffset.UTC);
        assertThat(DateBound.parse(search, ZoneOffset.UTC, NOW).matches(date.low(), date.high()))
                .isEqualTo(matches);
    }

    @Test
    void aDayIsTheHospitalsDay() {
        DateBound day = DateBound.parse("2026-03-01", ZoneId.of("Europe/Vienna"), NOW);
        assertThat(day.low()).isEqualTo("2026-02-28T23:00:00Z");
    }

    @Test
    void whatIsNoDateIsRefused() {
        assertThatThrownBy(() -> DateBound.parse("yesterday", ZoneOffset.UTC, NOW))
                .isInstanceOf(RefusedSearch.class);
        assertThatThrownBy(() -> DateBound.parse("2020-13", ZoneOffset.UTC, NOW))
                .isInstanceOf(RefusedSearch.class);
        assertThatThrownBy(() -> DateBound.parse("xx2020", ZoneOffset.UTC, NOW)).hasMessageContaining("prefix");
    }
}

package org.undercroft.lab.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.records.Sex;

class IdentityCheckTest {

    private static final KnownPatient ANNA =
            new KnownPatient(new PatientId("1"), "M1", "Muster", "Anna", LocalDate.of(1980, 5, 17), Sex.FEMALE, null);

    @Test
    void theSamePersonDiffersInNothing() {
        assertThat(IdentityCheck.differences("19800517", "F", ANNA)).isEmpty();
        assertThat(IdentityCheck.differences("198005170830", "F", ANNA)).isEmpty();
    }

    @Test
    void whatIsUnknownOnOneSideIsNoDifference() {
        assertThat(IdentityCheck.differences("", "U", ANNA)).isEmpty();
        assertThat(IdentityCheck.differences("1979", "", ANNA)).isEmpty();
    }

    @Test
    void anotherSexAndAnotherBirthDateAreBothTold() {
        assertThat(IdentityCheck.differences("19850101", "M", ANNA))
                .containsExactly(
                        "the order says born 1985-01-01, the patient index born 1980-05-17: check on the request and"
                                + " the wristband whose specimen it is",
                        "the order says sex male, the patient index sex female: check on the request and the wristband"
                                + " whose specimen it is");
    }

    @Test
    void aSpecimenCollectedAfterItsOrderCameIsDoubted() {
        Instant noon = Instant.parse("2026-11-25T12:00:00Z");
        assertThat(CollectionTime.doubts(noon.plusSeconds(3_600), noon))
                .singleElement()
                .asString()
                .contains("after the order itself came");
        assertThat(CollectionTime.doubts(noon.plusSeconds(300), noon))
                .as("clocks differ a little")
                .isEmpty();
        assertThat(CollectionTime.doubts(null, noon)).isEmpty();
    }
}

package org.undercroft.records.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class FhirFormatTest {

    private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

    private final FhirFormat format = new FhirFormat();

    @Test
    void theIdHasNeitherTypeNorVersionAroundIt() {
        Observation observation = hemoglobin();
        observation.setId("Observation/h-1/_history/3");

        assertThat(new String(format.json(observation), UTF_8))
                .contains("\"id\":\"h-1\"")
                .doesNotContain("_history");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Resource read = format.parse(format.json(hemoglobin()));

        assertThat(format.json(read)).isEqualTo(format.json(hemoglobin()));
        assertThat(((Observation) read).getValueQuantity().getValue()).hasToString("13.90");
    }

    @Test
    void bothWritersWriteTheSame() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.addEntry().setResource(hemoglobin());

        for (Resource resource : new Resource[] {hemoglobin(), bundle}) {
            assertThat(new String(format.json(resource), UTF_8))
                    .isEqualTo(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource));
        }
    }

    private static Observation hemoglobin() {
        Observation observation = new Observation();
        observation.setId("h-1");
        observation.getMeta().setVersionId("3").setLastUpdated(Date.from(AT));
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation
                .getCode()
                .setText("Hämoglobin \"venous\"")
                .addCoding()
                .setSystem("http://loinc.org")
                .setCode("718-7");
        observation.setSubject(new Reference("Patient/p-1"));
        observation.setEffective(new DateTimeType(Date.from(AT)));
        observation.setValue(new Quantity().setValue(new BigDecimal("13.90")).setUnit("g/dL"));
        observation.addExtension("urn:undercroft:made-up", new StringType("kept"));
        observation.addNote().setText("line one\nline two");
        return observation;
    }
}

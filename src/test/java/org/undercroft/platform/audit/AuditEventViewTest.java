package org.undercroft.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;
import org.undercroft.platform.actor.Actor;

class AuditEventViewTest {

    private static final Instant MOMENT = Instant.parse("2026-11-23T10:15:30Z");

    @Test
    void aReadOfAPatientsObservationNamesThePersonTheObservationAndThePatient() {
        AuditEvent event = AuditEventView.of(recorded(
                Actor.person("lab", "10.0.0.7"), AuditEntry.ofPatient(AuditAction.READ, "Observation", "7", "p1")));
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(event);
        assertThat(json)
                .contains(
                        "\"action\":\"R\"", "\"Observation/7\"", "\"Patient/p1\"", "\"10.0.0.7\"", "\"outcome\":\"0\"");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("read");
    }

    @Test
    void aRefusedSignInIsALoginThatFailed() {
        AuditEvent event = AuditEventView.of(recorded(
                Actor.person("nobody", "10.0.0.8"),
                AuditEntry.of(AuditAction.EXECUTE, "sign-in", "account", "nobody")
                        .ended(AuditOutcome.REFUSED)));
        assertThat(event.getType().getCode()).isEqualTo("110114");
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("110122");
        assertThat(event.getOutcome().toCode()).isEqualTo("4");
    }

    @Test
    void brokenGlassIsAnEmergencyOverrideForItsPurpose() {
        AuditEvent event = AuditEventView.of(recorded(
                Actor.person("doctor", null),
                AuditEntry.of(AuditAction.EXECUTE, "break-glass", "glass", "1")
                        .about(List.of("p1"))
                        .forPurpose("BTG")));
        assertThat(event.getSubtypeFirstRep().getCode()).isEqualTo("110127");
        assertThat(event.getPurposeOfEventFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("BTG");
    }

    @Test
    void textIsBoundedAndFreeOfWhatADatabaseCanNotKeep() {
        AuditEntry entry =
                AuditEntry.of(AuditAction.READ, "x", "y", "a\0b\uD800").saying("é".repeat(5_000));
        assertThat(entry.entityId()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(entry.detail()).hasSize(AuditEntry.LONGEST_DETAIL);
    }

    private static RecordedAudit recorded(Actor actor, AuditEntry entry) {
        return new RecordedAudit(1, MOMENT, actor, null, entry);
    }
}

package org.undercroft.platform.audit;

import java.util.Date;
import java.util.Map;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.undercroft.platform.actor.Actor;

/** An audit entry as a FHIR R4 {@code AuditEvent}, with the codes of IHE BALP where it has some. */
public final class AuditEventView {

    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String PURPOSE = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    private static final Map<AuditAction, String> INTERACTIONS = Map.of(
            AuditAction.CREATE, "create",
            AuditAction.READ, "read",
            AuditAction.UPDATE, "update",
            AuditAction.DELETE, "delete",
            AuditAction.EXECUTE, "search");

    private AuditEventView() {}

    /** The same entry as FHIR tells it; its id is the position in the chain. */
    public static AuditEvent of(RecordedAudit recorded) {
        AuditEntry entry = recorded.entry();
        AuditEvent event = new AuditEvent();
        event.setId(Long.toString(recorded.position()));
        describe(event, entry);
        event.setAction(AuditEventAction.fromCode(entry.action().code()));
        event.setRecorded(Date.from(recorded.recordedAt()));
        event.setOutcome(AuditEventOutcome.fromCode(entry.outcome().code()));
        event.setOutcomeDesc(entry.detail());
        if (entry.purpose() != null) {
            event.addPurposeOfEvent(new CodeableConcept(new Coding(PURPOSE, entry.purpose(), null)));
        }
        event.addAgent(agent(recorded.actor()));
        event.getSource().setObserver(new Reference().setDisplay("Undercroft"));
        entry.patients().forEach(patient -> addPatient(event, patient));
        addEntity(event, entry);
        return event;
    }

    private static void describe(AuditEvent event, AuditEntry entry) {
        switch (entry.category()) {
            case "sign-in" -> {
                event.setType(new Coding(DICOM, "110114", "User Authentication"));
                event.addSubtype(new Coding(DICOM, "110122", "Login"));
            }
            case "sign-out" -> {
                event.setType(new Coding(DICOM, "110114", "User Authentication"));
                event.addSubtype(new Coding(DICOM, "110123", "Logout"));
            }
            case "break-glass" -> {
                event.setType(new Coding(DICOM, "110113", "Security Alert"));
                event.addSubtype(new Coding(DICOM, "110127", "Emergency Override Started"));
            }
            case "audit" -> event.setType(new Coding(DICOM, "110101", "Audit Log Used"));
            case "configuration", "account", "program" -> {
                event.setType(new Coding(DICOM, "110113", "Security Alert"));
                event.addSubtype(new Coding(DICOM, "110131", "Software Configuration"));
            }
            default -> {
                event.setType(new Coding(EVENT_TYPE, "rest", "RESTful Operation"));
                String interaction = INTERACTIONS.get(entry.action());
                event.addSubtype(new Coding(INTERACTION, interaction, interaction));
            }
        }
    }

    private static AuditEventAgentComponent agent(Actor actor) {
        AuditEventAgentComponent agent = new AuditEventAgentComponent();
        boolean person = actor.kind() == Actor.Kind.PERSON;
        agent.setType(new CodeableConcept(
                person ? new Coding(AGENT, "author", "Author") : new Coding(DICOM, "110150", "Application")));
        agent.getWho().setDisplay(actor.name());
        agent.setRequestor(actor.kind() != Actor.Kind.SYSTEM);
        if (actor.address() != null) {
            agent.getNetwork().setAddress(actor.address()).setType(AuditEventAgentNetworkType._2);
        }
        return agent;
    }

    private static void addPatient(AuditEvent event, String patient) {
        event.addEntity()
                .setWhat(new Reference("Patient/" + patient))
                .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                .setRole(new Coding(ROLE, "1", "Patient"));
    }

    private static void addEntity(AuditEvent event, AuditEntry entry) {
        if (entry.entityId().isEmpty() || "Patient".equals(entry.entityType())) {
            return;
        }
        boolean resource = AuditEntry.PATIENT_RECORD.equals(entry.category());
        Reference what = resource
                ? new Reference(entry.entityType() + "/" + entry.entityId())
                : new Reference().setDisplay(entry.entityType() + " " + entry.entityId());
        event.addEntity()
                .setWhat(what)
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ROLE, "4", "Domain Resource"));
    }
}

package org.undercroft.records.fhir.web;

import java.util.Date;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.undercroft.records.fhir.index.SearchParameter;
import org.undercroft.records.fhir.index.SearchRegistry;
import org.undercroft.records.fhir.index.Searchable;

/** What this door can do, made from what is registered: it can't say more or less than is there. */
final class Capabilities {

    private Capabilities() {}

    static CapabilityStatement statement(String base, Date startedAt) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(startedAt)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1)
                .addFormat("application/fhir+json")
                .addFormat("application/fhir+xml");
        statement.getSoftware().setName("Undercroft");
        statement
                .getImplementation()
                .setDescription("Undercroft clinical records")
                .setUrl(base);
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.getSecurity()
                .setCors(false)
                .addService()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                .setCode("SMART-on-FHIR");
        SearchRegistry.all().forEach(type -> rest.addResource(resource(type)));
        rest.addResource(auditEvent());
        return statement;
    }

    private static CapabilityStatementRestResourceComponent auditEvent() {
        CapabilityStatementRestResourceComponent resource =
                new CapabilityStatementRestResourceComponent().setType("AuditEvent");
        resource.addInteraction().setCode(TypeRestfulInteraction.READ);
        resource.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
        AuditEventDoor.PARAMETERS.forEach(name -> resource.addSearchParam()
                .setName(name)
                .setType(
                        switch (name) {
                            case "date" -> SearchParamType.DATE;
                            case "patient" -> SearchParamType.REFERENCE;
                            case "action" -> SearchParamType.TOKEN;
                            default -> SearchParamType.STRING;
                        }));
        return resource;
    }

    private static CapabilityStatementRestResourceComponent resource(Searchable<?> type) {
        CapabilityStatementRestResourceComponent resource = new CapabilityStatementRestResourceComponent()
                .setType(type.type())
                .setVersioning(ResourceVersionPolicy.VERSIONED)
                .setReadHistory(true);
        for (TypeRestfulInteraction interaction : new TypeRestfulInteraction[] {
            TypeRestfulInteraction.READ,
            TypeRestfulInteraction.VREAD,
            TypeRestfulInteraction.HISTORYINSTANCE,
            TypeRestfulInteraction.SEARCHTYPE
        }) {
            resource.addInteraction().setCode(interaction);
        }
        resource.addSearchParam().setName("_id").setType(SearchParamType.TOKEN);
        resource.addSearchParam().setName("_lastUpdated").setType(SearchParamType.DATE);
        for (SearchParameter<?> parameter : type.parameters().values()) {
            resource.addSearchParam().setName(parameter.name()).setType(SearchParamType.fromCode(parameter.kind()));
            if (parameter instanceof SearchParameter.OfReference<?>) {
                resource.addSearchInclude(type.type() + ":" + parameter.name());
            }
        }
        return resource;
    }
}

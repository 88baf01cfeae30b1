package org.undercroft.records.fhir.index;

import static org.undercroft.records.fhir.index.Values.addresses;
import static org.undercroft.records.fhir.index.Values.code;
import static org.undercroft.records.fhir.index.Values.coding;
import static org.undercroft.records.fhir.index.Values.concept;
import static org.undercroft.records.fhir.index.Values.concepts;
import static org.undercroft.records.fhir.index.Values.dates;
import static org.undercroft.records.fhir.index.Values.identifiers;
import static org.undercroft.records.fhir.index.Values.names;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.undercroft.records.fhir.index.SearchParameter.Token;

/**
 * All types that can be searched. Their parameters are written by hand after FHIR R4's own definitions; the capability
 * statement is made from here.
 */
public final class SearchRegistry {

    private static final String CODES = "http://hl7.org/fhir/";
    private static final List<String> ENCOUNTERS = List.of("Encounter");

    private static final Searchable<Patient> PATIENT = Searchable.of(Patient.class)
            .token("identifier", patient -> identifiers(patient.getIdentifier()))
            .token("active", patient -> bool(patient.hasActive(), patient.getActive()))
            .token(
                    "gender",
                    patient -> patient.hasGender()
                            ? code(
                                    CODES + "administrative-gender",
                                    patient.getGender().toCode())
                            : List.of())
            .token("deceased", patient -> bool(true, deceased(patient)))
            .token(
                    "phone",
                    patient -> patient.getTelecom().stream()
                            .filter(point -> point.hasValue())
                            .map(point -> new Token(null, point.getValue()))
                            .toList())
            .text("name", patient -> names(patient.getName()))
            .text(
                    "family",
                    patient -> patient.getName().stream()
                            .filter(HumanName::hasFamily)
                            .map(HumanName::getFamily)
                            .distinct()
                            .toList())
            .text(
                    "given",
                    patient -> patient.getName().stream()
                            .flatMap(name -> name.getGiven().stream())
                            .map(given -> given.getValue())
                            .distinct()
                            .toList())
            .text("address", patient -> addresses(patient.getAddress()))
            .date("birthdate", patient -> dates(patient.getBirthDateElement()))
            .date(
                    "death-date",
                    patient -> patient.hasDeceasedDateTimeType() ? dates(patient.getDeceasedDateTimeType()) : List.of())
            .reference(
                    "link",
                    List.of("Patient"),
                    patient -> patient.getLink().stream()
                            .map(Patient.PatientLinkComponent::getOther)
                            .toList())
            .build();

    private static final Searchable<Encounter> ENCOUNTER = Searchable.of(Encounter.class)
            .about(encounter -> List.of(encounter.getSubject()))
            .token("identifier", encounter -> identifiers(encounter.getIdentifier()))
            .token(
                    "status",
                    encounter -> encounter.hasStatus()
                            ? code(
                                    CODES + "encounter-status",
                                    encounter.getStatus().toCode())
                            : List.of())
            .token("class", encounter -> coding(encounter.getClass_()))
            .token("type", encounter -> concepts(encounter.getType()))
            .reference(
                    "location",
                    List.of("Location"),
                    encounter -> encounter.getLocation().stream()
                            .map(Encounter.EncounterLocationComponent::getLocation)
                            .toList())
            .date("date", encounter -> dates(encounter.getPeriod()))
            .sortedBy("date");

    private static final Searchable<ServiceRequest> SERVICE_REQUEST = Searchable.of(ServiceRequest.class)
            .about(order -> List.of(order.getSubject()))
            .token("identifier", order -> identifiers(with(order.getIdentifier(), order.getRequisition())))
            .token("requisition", order -> identifiers(List.of(order.getRequisition())))
            .token(
                    "status",
                    order -> order.hasStatus()
                            ? code(CODES + "request-status", order.getStatus().toCode())
                            : List.of())
            .token(
                    "intent",
                    order -> order.hasIntent()
                            ? code(CODES + "request-intent", order.getIntent().toCode())
                            : List.of())
            .token(
                    "priority",
                    order -> order.hasPriority()
                            ? code(
                                    CODES + "request-priority",
                                    order.getPriority().toCode())
                            : List.of())
            .token("category", order -> concepts(order.getCategory()))
            .token("code", order -> concept(order.getCode()))
            .reference("encounter", ENCOUNTERS, order -> List.of(order.getEncounter()))
            .reference("specimen", List.of("Specimen"), ServiceRequest::getSpecimen)
            .reference("based-on", List.of("ServiceRequest"), ServiceRequest::getBasedOn)
            .date("authored", order -> dates(order.getAuthoredOnElement()))
            .date("occurrence", order -> dates(order.getOccurrence()))
            .sortedBy("authored");

    private static final Searchable<Specimen> SPECIMEN = Searchable.of(Specimen.class)
            .about(specimen -> List.of(specimen.getSubject()))
            .token("identifier", specimen -> identifiers(specimen.getIdentifier()))
            .token("accession", specimen -> identifiers(List.of(specimen.getAccessionIdentifier())))
            .token(
                    "status",
                    specimen -> specimen.hasStatus()
                            ? code(
                                    CODES + "specimen-status",
                                    specimen.getStatus().toCode())
                            : List.of())
            .token("type", specimen -> concept(specimen.getType()))
            .date("collected", specimen -> dates(specimen.getCollection().getCollected()))
            .sortedBy("collected");

    private static final Searchable<Observation> OBSERVATION = Searchable.of(Observation.class)
            .about(observation -> List.of(observation.getSubject()))
            .token("identifier", observation -> identifiers(observation.getIdentifier()))
            .token(
                    "status",
                    observation -> observation.hasStatus()
                            ? code(
                                    CODES + "observation-status",
                                    observation.getStatus().toCode())
                            : List.of())
            .token("category", observation -> concepts(observation.getCategory()))
            .token("code", observation -> concept(observation.getCode()))
            .token(
                    "value-concept",
                    observation -> observation.getValue() instanceof CodeableConcept value ? concept(value) : List.of())
            .reference("encounter", ENCOUNTERS, observation -> List.of(observation.getEncounter()))
            .reference("specimen", List.of("Specimen"), observation -> List.of(observation.getSpecimen()))
            .reference("based-on", List.of("ServiceRequest"), Observation::getBasedOn)
            .reference("device", List.of("Device"), observation -> List.of(observation.getDevice()))
            .date("date", observation -> dates(observation.getEffective()))
            .sortedBy("date");

    private static final Searchable<DiagnosticReport> DIAGNOSTIC_REPORT = Searchable.of(DiagnosticReport.class)
            .about(report -> List.of(report.getSubject()))
            .token("identifier", report -> identifiers(report.getIdentifier()))
            .token(
                    "status",
                    report -> report.hasStatus()
                            ? code(
                                    CODES + "diagnostic-report-status",
                                    report.getStatus().toCode())
                            : List.of())
            .token("category", report -> concepts(report.getCategory()))
            .token("code", report -> concept(report.getCode()))
            .reference("encounter", ENCOUNTERS, report -> List.of(report.getEncounter()))
            .reference("specimen", List.of("Specimen"), DiagnosticReport::getSpecimen)
            .reference("based-on", List.of("ServiceRequest"), DiagnosticReport::getBasedOn)
            .reference("result", List.of("Observation"), DiagnosticReport::getResult)
            .date("date", report -> dates(report.getEffective()))
            .date("issued", report -> dates(report.getIssuedElement()))
            .sortedBy("date");

    private static final Searchable<Location> LOCATION = Searchable.of(Location.class)
            .token("identifier", location -> identifiers(location.getIdentifier()))
            .token(
                    "status",
                    location -> location.hasStatus()
                            ? code(
                                    CODES + "location-status",
                                    location.getStatus().toCode())
                            : List.of())
            .text("name", location -> location.hasName() ? List.of(location.getName()) : List.of())
            .reference("partof", List.of("Location"), location -> List.of(location.getPartOf()))
            .build();

    private static final Map<String, Searchable<?>> ALL = Stream.of(
                    PATIENT, ENCOUNTER, SERVICE_REQUEST, SPECIMEN, OBSERVATION, DIAGNOSTIC_REPORT, LOCATION)
            .collect(LinkedHashMap::new, (map, type) -> map.put(type.type(), type), LinkedHashMap::putAll);

    private SearchRegistry() {}

    /** All searchable types. */
    public static Collection<Searchable<?>> all() {
        return ALL.values();
    }

    /** The searchable type of this FHIR name. */
    public static Optional<Searchable<?>> type(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /** What is known of the resource's type; a type without search parameters is stored all the same. */
    @SuppressWarnings("unchecked") // the registry pairs each name with its own class
    static <R extends Resource> Optional<Searchable<R>> of(R resource) {
        return type(resource.fhirType()).map(type -> (Searchable<R>) type);
    }

    private static List<Token> bool(boolean told, boolean value) {
        return told ? code(CODES + "special-values", Boolean.toString(value)) : List.of();
    }

    private static boolean deceased(Patient patient) {
        return patient.hasDeceasedDateTimeType()
                || (patient.hasDeceasedBooleanType()
                        && patient.getDeceasedBooleanType().booleanValue());
    }

    private static List<Identifier> with(List<Identifier> some, Identifier more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}

package org.undercroft.records.fhir.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.undercroft.platform.security.AllowedTo;
import org.undercroft.platform.security.Role;
import org.undercroft.platform.security.program.SmartScopes.Interaction;
import org.undercroft.records.fhir.FhirFormat;
import org.undercroft.records.fhir.HospitalZone;
import org.undercroft.records.fhir.index.SearchRegistry;
import org.undercroft.records.fhir.index.Searchable;
import org.undercroft.records.fhir.search.FoundPage;
import org.undercroft.records.fhir.search.FoundResource;
import org.undercroft.records.fhir.search.SearchReader;
import org.undercroft.records.fhir.search.SearchRequest;

/** Read, history and search of FHIR R4. */
@RestController
@RequestMapping("/fhir")
@AllowedTo(
        value = {
            Role.DOCTOR,
            Role.NURSE,
            Role.MEDICAL_RECORDS_TECHNICIAN,
            Role.RECORDS_MANAGER,
            Role.LAB_TECHNOLOGIST,
            Role.PATHOLOGIST
        },
        scopes = "system/")
class FhirDoor {

    private final AuditedReading reading;
    private final FhirAnswers answers;
    private final FhirFormat format;
    private final HospitalZone zone;
    private final Date startedAt = Date.from(Instant.now());

    FhirDoor(AuditedReading reading, FhirAnswers answers, FhirFormat format, HospitalZone zone) {
        this.reading = reading;
        this.answers = answers;
        this.format = format;
        this.zone = zone;
    }

    @GetMapping("/metadata")
    @AllowedTo(anyone = true)
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        return answers.resource(HttpStatus.OK, Capabilities.statement(base(), startedAt), Notation.of(request));
    }

    @GetMapping("/{type}/{id}")
    ResponseEntity<byte[]> read(
            @PathVariable String type, @PathVariable String id, HttpServletRequest request, Authentication caller) {
        return reading.current(type, id, ground(known(type), Interaction.READ, caller))
                .map(found -> answers.version(found, request))
                .orElseThrow(() -> RefusedInteraction.notFound(type, id));
    }

    @GetMapping("/{type}/{id}/_history/{version:\\d{1,9}}")
    ResponseEntity<byte[]> readVersion(
            @PathVariable String type,
            @PathVariable String id,
            @PathVariable int version,
            HttpServletRequest request,
            Authentication caller) {
        return reading.versions(type, id, version, ground(known(type), Interaction.READ, caller)).stream()
                .findFirst()
                .map(found -> answers.version(found, request))
                .orElseThrow(() -> RefusedInteraction.notFound(type, id + " in version " + version));
    }

    @GetMapping("/{type}/{id}/_history")
    ResponseEntity<byte[]> history(
            @PathVariable String type, @PathVariable String id, HttpServletRequest request, Authentication caller) {
        List<FoundResource> versions = reading.versions(type, id, null, ground(known(type), Interaction.READ, caller));
        if (versions.isEmpty()) {
            throw RefusedInteraction.notFound(type, id);
        }
        return answers.json(
                BundleWriter.history(versions, base(), base() + "/" + type + "/" + id + "/_history"), request);
    }

    @GetMapping("/{type}")
    ResponseEntity<byte[]> search(@PathVariable String type, HttpServletRequest request, Authentication caller) {
        return find(known(type), request, caller);
    }

    @PostMapping(path = "/{type}/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> searchByForm(@PathVariable String type, HttpServletRequest request, Authentication caller) {
        return find(known(type), request, caller);
    }

    /** Whatever else is asked for under this door. */
    @RequestMapping("/**")
    ResponseEntity<byte[]> other(HttpServletRequest request) {
        throw new RefusedInteraction(
                HttpStatus.NOT_FOUND,
                IssueType.NOTSUPPORTED,
                request.getMethod() + " " + request.getRequestURI() + " is not offered; see /fhir/metadata");
    }

    private ResponseEntity<byte[]> find(Searchable<?> type, HttpServletRequest request, Authentication caller) {
        Ground ground = ground(type, Interaction.SEARCH, caller);
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        String prefer = request.getHeader("Prefer");
        boolean lenient = prefer != null && prefer.contains("handling=lenient");
        SearchRequest search = SearchReader.read(type, parameters, lenient, zone.id(), Instant.now());
        String self = url(type, parameters, search.ignored(), null);
        FoundPage page = reading.find(search, self.substring(base().length()), namedPatients(parameters), ground);
        String next = page.next() == null
                ? ""
                : url(type, parameters, search.ignored(), page.next().text());
        return answers.json(BundleWriter.searchSet(page, base(), self, next, warning(search)), request);
    }

    private byte[] warning(SearchRequest search) {
        return search.ignored().isEmpty()
                ? new byte[0]
                : format.json(FhirAnswers.outcome(
                        IssueSeverity.WARNING,
                        IssueType.NOTSUPPORTED,
                        "Left out because they are not known: " + String.join(", ", search.ignored())));
    }

    private static String url(
            Searchable<?> type, Map<String, List<String>> parameters, List<String> without, @Nullable String after) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, values) -> {
            if (!without.contains(name) && !name.equals("_after")) {
                values.forEach(value -> query.add(encoded(name) + "=" + encoded(value)));
            }
        });
        if (after != null) {
            query.add("_after=" + after);
        }
        return base() + "/" + type.type() + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The ids of the patients that a search is about, as its own words say. */
    private static List<String> namedPatients(Map<String, List<String>> parameters) {
        return Stream.of("patient", "subject")
                .flatMap(name -> parameters.getOrDefault(name, List.of()).stream())
                .flatMap(values -> Arrays.stream(values.split(",", -1)))
                .map(value -> value.substring(value.lastIndexOf('/') + 1))
                .distinct()
                .toList();
    }

    private static Searchable<?> known(String type) {
        return SearchRegistry.type(type).orElseThrow(() -> RefusedInteraction.unknownType(type));
    }

    private static Ground ground(Searchable<?> type, Interaction interaction, Authentication caller) {
        return Reader.of(caller).groundFor(type.type(), interaction, caller);
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/fhir")
                .toUriString();
    }
}

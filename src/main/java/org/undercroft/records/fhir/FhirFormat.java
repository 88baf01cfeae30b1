package org.undercroft.records.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes and reads resources. HAPI's model of R4, which reading and XML need, takes a second to build: it is built at first
 * use, or in the background once the program is up.
 */
@Component
public class FhirFormat {

    /**
     * The resource as compact JSON in UTF-8, by the writer that HL7 generates from the specification: HAPI's own, which
     * writes the same, asks its model for every element and takes twice as long. The resource keeps of its id what stands
     * in the JSON: no type and no version before or behind it.
     */
    public byte[] json(Resource resource) {
        IdType id = resource.getIdElement();
        if (id.hasIdPart()) {
            resource.setIdElement(new IdType(id.getIdPart()));
        }
        try {
            return new JsonParser()
                    .setOutputStyle(org.hl7.fhir.r4.formats.IParser.OutputStyle.NORMAL)
                    .composeBytes(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The resource as XML in UTF-8. */
    public byte[] xml(Resource resource) {
        return lean(context().newXmlParser()).encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a resource that we wrote as JSON. */
    public Resource parse(byte[] json) {
        return (Resource) lean(context().newJsonParser()).parseResource(new String(json, StandardCharsets.UTF_8));
    }

    private static IParser lean(IParser parser) {
        return parser.setParserErrorHandler(new LenientErrorHandler(false))
                .setSuppressNarratives(false)
                .setStripVersionsFromReferences(false)
                .setOverrideResourceIdWithBundleEntryFullUrl(false);
    }

    private static FhirContext context() {
        return FhirContext.forR4Cached();
    }

    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        Thread.ofPlatform().daemon().name("fhir-warm-up").start(() -> {
            parse(json(new org.hl7.fhir.r4.model.Observation()));
            parse(json(new org.hl7.fhir.r4.model.DiagnosticReport()));
            parse(json(new org.hl7.fhir.r4.model.Patient()));
        });
    }
}

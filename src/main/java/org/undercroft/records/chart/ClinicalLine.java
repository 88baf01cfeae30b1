package org.undercroft.records.chart;

import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * A result, report or order as a chart lists it.
 *
 * @param id its FHIR id
 * @param time when it was observed, reported or ordered, as it was written
 * @param what its name
 * @param value the value; empty if it has none
 * @param unit its unit; empty if it has none
 * @param flag how it compares with the reference range; empty if normal or not said
 * @param range the reference range; empty if not said
 * @param status FHIR's word
 */
public record ClinicalLine(
        String id, String time, String what, String value, String unit, String flag, String range, String status) {

    static ClinicalLine of(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return switch (resource) {
            case Observation result ->
                new ClinicalLine(
                        id,
                        time(result.getEffective()),
                        words(result.getCode()),
                        value(result.getValue()),
                        unit(result.getValue()),
                        result.getInterpretation().stream()
                                .map(ClinicalLine::words)
                                .filter(word -> !word.equals("N"))
                                .collect(Collectors.joining(" ")),
                        range(result),
                        result.hasStatus() ? result.getStatus().toCode() : "");
            case DiagnosticReport report ->
                line(
                        id,
                        time(report.getEffective()),
                        words(report.getCode()),
                        report.getResult().size() + " results",
                        report.hasStatus() ? report.getStatus().toCode() : "");
            case ServiceRequest order ->
                line(
                        id,
                        time(order.getAuthoredOnElement()),
                        words(order.getCode()),
                        order.hasPriority() ? order.getPriority().toCode() : "",
                        order.hasStatus() ? order.getStatus().toCode() : "");
            default -> line(id, "", resource.fhirType(), "", "");
        };
    }

    private static ClinicalLine line(String id, String time, String what, String value, String status) {
        return new ClinicalLine(id, time, what, value, "", "", "", status);
    }

    private static String time(@Nullable Type time) {
        return time instanceof BaseDateTimeType moment && moment.hasValue()
                ? moment.getValueAsString().replace('T', ' ')
                : "";
    }

    private static String words(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        Coding coding = concept.getCodingFirstRep();
        return coding.hasDisplay() ? coding.getDisplay() : coding.hasCode() ? coding.getCode() : "";
    }

    private static String value(@Nullable Type value) {
        return switch (value) {
            case Quantity quantity ->
                (quantity.hasComparator() ? quantity.getComparator().toCode() : "")
                        + (quantity.hasValue() ? quantity.getValueElement().getValueAsString() : "");
            case CodeableConcept concept -> words(concept);
            case StringType text -> text.getValue();
            case null -> "";
            case Reference _ -> "";
            default -> value.primitiveValue() == null ? "" : value.primitiveValue();
        };
    }

    private static String unit(@Nullable Type value) {
        if (!(value instanceof Quantity quantity)) {
            return "";
        }
        return quantity.hasUnit() ? quantity.getUnit() : quantity.hasCode() ? quantity.getCode() : "";
    }

    private static String range(Observation result) {
        if (!result.hasReferenceRange()) {
            return "";
        }
        Observation.ObservationReferenceRangeComponent range = result.getReferenceRangeFirstRep();
        if (range.hasText()) {
            return range.getText();
        }
        return (range.hasLow() ? range.getLow().getValueElement().getValueAsString() : "") + "–"
                + (range.hasHigh() ? range.getHigh().getValueElement().getValueAsString() : "");
    }
}

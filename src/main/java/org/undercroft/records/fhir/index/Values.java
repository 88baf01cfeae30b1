package org.undercroft.records.fhir.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.fhir.index.SearchParameter.Stretch;
import org.undercroft.records.fhir.index.SearchParameter.Token;

/** The searchable values inside FHIR's data types. */
final class Values {

    private Values() {}

    static List<Token> identifiers(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(Identifier::hasValue)
                .map(identifier -> new Token(identifier.getSystem(), identifier.getValue()))
                .toList();
    }

    static List<Token> concepts(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .flatMap(coding -> coding(coding).stream())
                .toList();
    }

    static List<Token> concept(CodeableConcept concept) {
        return concepts(List.of(concept));
    }

    static List<Token> coding(Coding coding) {
        return coding.hasCode() ? List.of(new Token(coding.getSystem(), coding.getCode())) : List.of();
    }

    /** A code of a required value set, which has its system by definition. */
    static List<Token> code(@Nullable String system, @Nullable String code) {
        return code == null ? List.of() : List.of(new Token(system, code));
    }

    static List<Stretch> dates(@Nullable Type... values) {
        return Arrays.stream(values)
                .filter(Objects::nonNull)
                .flatMap(value -> date(value).stream())
                .toList();
    }

    private static List<Stretch> date(Type value) {
        return switch (value) {
            case Period period
            when !period.isEmpty() ->
                List.of(new Stretch(
                        text(period.hasStart() ? period.getStartElement() : null),
                        text(period.hasEnd() ? period.getEndElement() : null)));
            case BaseDateTimeType moment
            when moment.hasValue() -> List.of(new Stretch(moment.getValueAsString(), moment.getValueAsString()));
            default -> List.of();
        };
    }

    private static @Nullable String text(@Nullable PrimitiveType<?> value) {
        return value == null ? null : value.getValueAsString();
    }

    static List<String> names(List<HumanName> names) {
        List<String> words = new ArrayList<>();
        for (HumanName name : names) {
            add(words, name.getText(), name.getFamily());
            name.getGiven().forEach(given -> add(words, given.getValue()));
            name.getPrefix().forEach(prefix -> add(words, prefix.getValue()));
            name.getSuffix().forEach(suffix -> add(words, suffix.getValue()));
        }
        return words.stream().distinct().toList();
    }

    static List<String> addresses(List<Address> addresses) {
        List<String> words = new ArrayList<>();
        for (Address address : addresses) {
            address.getLine().forEach(line -> add(words, line.getValue()));
            add(
                    words,
                    address.getText(),
                    address.getCity(),
                    address.getDistrict(),
                    address.getState(),
                    address.getPostalCode(),
                    address.getCountry());
        }
        return words.stream().distinct().toList();
    }

    private static void add(List<String> words, @Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                words.add(value);
            }
        }
    }
}

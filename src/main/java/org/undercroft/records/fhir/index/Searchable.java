package org.undercroft.records.fhir.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource type and what it can be searched by.
 *
 * @param type its FHIR name
 * @param model its class
 * @param parameters by name
 * @param time the date parameter by which it sorts; empty if it has none
 * @param subject the reference to whom it is about; for a Patient nothing
 * @param <R> its class
 */
public record Searchable<R extends Resource>(
        String type,
        Class<R> model,
        Map<String, SearchParameter<R>> parameters,
        String time,
        Function<R, List<Reference>> subject) {

    /** The parameter of this name. */
    public Optional<SearchParameter<R>> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Begins the description of a type. */
    static <R extends Resource> Builder<R> of(Class<R> model) {
        return new Builder<>(model);
    }

    /** Collects the parameters of a type. */
    static final class Builder<R extends Resource> {

        private final Class<R> model;
        private final List<SearchParameter<R>> parameters = new ArrayList<>();
        private Function<R, List<Reference>> subject = _ -> List.of();
        private String time = "";

        private Builder(Class<R> model) {
            this.model = model;
        }

        Builder<R> token(String name, Function<R, List<SearchParameter.Token>> values) {
            parameters.add(new SearchParameter.OfToken<>(name, values));
            return this;
        }

        Builder<R> reference(String name, List<String> targets, Function<R, List<Reference>> values) {
            parameters.add(new SearchParameter.OfReference<>(name, name, targets, values));
            return this;
        }

        /** The parameters {@code subject} and {@code patient}, which name the compartment too. */
        Builder<R> about(Function<R, List<Reference>> values) {
            List<String> subjects = List.of("Patient", "Group", "Device", "Location");
            parameters.add(new SearchParameter.OfReference<>("subject", "subject", subjects, values));
            parameters.add(new SearchParameter.OfReference<>("patient", "subject", List.of("Patient"), values));
            subject = values;
            return this;
        }

        Builder<R> text(String name, Function<R, List<String>> values) {
            parameters.add(new SearchParameter.OfText<>(name, values));
            return this;
        }

        Builder<R> date(String name, Function<R, List<SearchParameter.Stretch>> values) {
            parameters.add(new SearchParameter.OfDate<>(name, values));
            return this;
        }

        Searchable<R> sortedBy(String name) {
            time = name;
            return build();
        }

        Searchable<R> build() {
            Map<String, SearchParameter<R>> named = new LinkedHashMap<>();
            parameters.forEach(parameter -> named.put(parameter.name(), parameter));
            return new Searchable<>(model.getSimpleName(), model, named, time, subject);
        }
    }
}

package org.undercroft.records.fhir.index;

import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Something a resource type can be searched by, and how to get its values out of a resource.
 *
 * @param <R> the resource type
 */
public sealed interface SearchParameter<R extends Resource> {

    /** As in a search URL. */
    String name();

    /** The name its index rows carry; parameters that mean the same share one. */
    default String indexedAs() {
        return name();
    }

    /** FHIR's word for its kind. */
    String kind();

    /**
     * A code with its system.
     *
     * @param name in a search URL
     * @param values all tokens of a resource
     */
    record OfToken<R extends Resource>(String name, Function<R, List<Token>> values) implements SearchParameter<R> {
        @Override
        public String kind() {
            return "token";
        }
    }

    /**
     * A reference to another resource.
     *
     * @param name in a search URL
     * @param indexedAs the name of its index rows
     * @param targets the types it may lead to
     * @param values all references of a resource
     */
    record OfReference<R extends Resource>(
            String name, String indexedAs, List<String> targets, Function<R, List<Reference>> values)
            implements SearchParameter<R> {
        @Override
        public String kind() {
            return "reference";
        }
    }

    /**
     * Words, compared from their beginning without regard to case and accents.
     *
     * @param name in a search URL
     * @param values all texts of a resource
     */
    record OfText<R extends Resource>(String name, Function<R, List<String>> values) implements SearchParameter<R> {
        @Override
        public String kind() {
            return "string";
        }
    }

    /**
     * A date, time or period.
     *
     * @param name in a search URL
     * @param values all of a resource
     */
    record OfDate<R extends Resource>(String name, Function<R, List<Stretch>> values) implements SearchParameter<R> {
        @Override
        public String kind() {
            return "date";
        }
    }

    /**
     * A code and who defined it.
     *
     * @param system its system; null if none
     * @param code the code or number
     */
    record Token(@Nullable String system, String code) {}

    /**
     * From one FHIR date or time to another; both the same for a single one.
     *
     * @param from in FHIR's notation; null if without beginning
     * @param to in FHIR's notation; null if without end
     */
    record Stretch(@Nullable String from, @Nullable String to) {}
}

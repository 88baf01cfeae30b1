package org.undercroft.records.fhir.index;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.undercroft.records.fhir.FhirDate;

/**
 * All that the index keeps of one resource.
 *
 * @param tokens hashes of its tokens and references
 * @param present hashes of the parameters that have a value
 * @param texts its words
 * @param dates its dates
 * @param patients ids of the patients in whose compartment it lies
 * @param at the time by which it sorts; null if it has none
 */
public record IndexEntries(
        Set<Long> tokens,
        Set<Long> present,
        List<TextEntry> texts,
        List<DateEntry> dates,
        List<String> patients,
        @Nullable Instant at) {

    /** Stands for "always" in a period without end. */
    public static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Stands for "ever" in a period without beginning. */
    public static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    /** A word under its parameter's hash. */
    public record TextEntry(long hash, String folded, String exact) {}

    /** A stretch of time under its parameter's hash. */
    public record DateEntry(long hash, Instant low, Instant high) {}

    /** What the index keeps of this resource. */
    public static <R extends Resource> IndexEntries of(R resource, ZoneId zone) {
        Optional<Searchable<R>> type = SearchRegistry.of(resource);
        return type.map(known -> new Collector(known.type(), zone).collect(known, resource))
                .orElseGet(() -> new IndexEntries(Set.of(), Set.of(), List.of(), List.of(), List.of(), null));
    }

    private static final class Collector {

        private static final String PATIENT = "Patient/";

        private final String type;
        private final ZoneId zone;
        private final Set<Long> tokens = new LinkedHashSet<>();
        private final Set<Long> present = new LinkedHashSet<>();
        private final List<TextEntry> texts = new ArrayList<>();
        private final List<DateEntry> dates = new ArrayList<>();
        private @Nullable Instant at;

        Collector(String type, ZoneId zone) {
            this.type = type;
            this.zone = zone;
        }

        <R extends Resource> IndexEntries collect(Searchable<R> known, R resource) {
            Set<String> indexed = new LinkedHashSet<>();
            for (SearchParameter<R> parameter : known.parameters().values()) {
                if (indexed.add(parameter.indexedAs())) {
                    add(parameter, resource, parameter.name().equals(known.time()));
                }
            }
            List<String> patients = known.type().equals("Patient")
                    ? List.of(resource.getIdElement().getIdPart())
                    : known.subject().apply(resource).stream()
                            .map(Reference::getReference)
                            .filter(reference -> reference != null && reference.startsWith(PATIENT))
                            .map(reference -> reference.substring(PATIENT.length()))
                            .toList();
            return new IndexEntries(tokens, present, texts, dates, patients, at);
        }

        private <R extends Resource> void add(SearchParameter<R> parameter, R resource, boolean sorts) {
            String name = parameter.indexedAs();
            int count = switch (parameter) {
                case SearchParameter.OfToken<R> token ->
                    tokens(name, token.values().apply(resource));
                case SearchParameter.OfReference<R> reference ->
                    references(name, reference.values().apply(resource));
                case SearchParameter.OfText<R> text -> texts(name, text.values().apply(resource));
                case SearchParameter.OfDate<R> date -> dates(name, date.values().apply(resource), sorts);
            };
            if (count > 0) {
                present.add(IndexHash.parameter(type, name));
            }
        }

        private int tokens(String name, List<SearchParameter.Token> values) {
            for (SearchParameter.Token token : values) {
                String system = token.system() == null ? "" : token.system();
                tokens.add(IndexHash.token(type, name, system, token.code()));
                tokens.add(IndexHash.code(type, name, token.code()));
                if (name.equals("identifier") && !system.isEmpty()) {
                    tokens.add(IndexHash.system(type, name, system));
                }
            }
            return values.size();
        }

        private int references(String name, List<Reference> values) {
            int count = 0;
            for (Reference reference : values) {
                String target = reference.getReference();
                if (target != null) {
                    tokens.add(IndexHash.reference(type, name, target));
                    count++;
                }
            }
            return count;
        }

        private int texts(String name, List<String> values) {
            long hash = IndexHash.parameter(type, name);
            values.forEach(value -> texts.add(new TextEntry(hash, Folding.fold(value), value)));
            return values.size();
        }

        private int dates(String name, List<SearchParameter.Stretch> values, boolean sorts) {
            long hash = IndexHash.parameter(type, name);
            values.forEach(stretch -> place(stretch).ifPresent(placed -> {
                dates.add(new DateEntry(hash, placed.low(), placed.high()));
                at = sorts && at == null ? placed.low() : at;
            }));
            return values.size();
        }

        /** Empty for a date that nobody can place: it is kept in the body and not found by date. */
        private Optional<FhirDate> place(SearchParameter.Stretch stretch) {
            try {
                String from = stretch.from();
                String to = stretch.to();
                return Optional.of(new FhirDate(
                        from == null ? EVER : FhirDate.parse(from, zone).low(),
                        to == null ? FOREVER : FhirDate.parse(to, zone).high()));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}

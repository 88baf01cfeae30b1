package org.undercroft.records.fhir.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values as PostgreSQL's arrays want them. */
final class SqlArrays {

    private SqlArrays() {}

    static <T> String[] texts(Collection<T> items, Function<T, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    /** {@code {1,2,3}}: an array as an element of an array of texts. */
    static String literal(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    static OffsetDateTime instant(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Long[] longs(List<Long> numbers) {
        return numbers.toArray(Long[]::new);
    }
}

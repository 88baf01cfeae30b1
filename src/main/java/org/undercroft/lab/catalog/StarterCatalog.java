package org.undercroft.lab.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The catalog a new laboratory begins with, from the tables in {@code lab/catalog}. */
@Component
class StarterCatalog {

    private static final String AUTHOR = "starter catalog";
    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private final CatalogRepository repository;

    StarterCatalog(CatalogRepository repository) {
        this.repository = repository;
    }

    @Transactional
    void loadIfEmpty() {
        if (!repository.isEmpty()) {
            return;
        }
        rows("specimen-types").forEach(row -> repository.add(new SpecimenType(row.get(0), row.get(1), row.get(2))));
        Map<String, List<ReferenceRange>> ranges = rows("ranges").stream()
                .collect(Collectors.groupingBy(
                        List::getFirst, Collectors.mapping(StarterCatalog::range, Collectors.toList())));
        rows("tests")
                .forEach(row -> repository.save(test(row, ranges.getOrDefault(row.getFirst(), List.of())), AUTHOR));
        rows("panels")
                .forEach(row -> repository.save(new Panel(
                        row.get(0), row.get(1), row.get(2), List.of(row.get(3).split(" ", -1)))));
    }

    private static LabTest test(List<String> row, List<ReferenceRange> ranges) {
        return new LabTest(
                row.get(0),
                row.get(1),
                row.get(2),
                row.get(3),
                row.get(4).isEmpty() ? null : Integer.valueOf(row.get(4)),
                row.get(5),
                row.get(6),
                number(row.get(7)),
                number(row.get(8)),
                true,
                1,
                ranges);
    }

    private static ReferenceRange range(List<String> row) {
        return new ReferenceRange(
                row.get(1).charAt(0),
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                number(row.get(4)),
                number(row.get(5)),
                number(row.get(6)),
                number(row.get(7)),
                ALWAYS,
                FOREVER);
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    private static List<List<String>> rows(String table) {
        ClassPathResource resource = new ClassPathResource("lab/catalog/" + table + ".csv");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No starter catalog " + table, e);
        }
    }
}

package org.undercroft.lab.hand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The tests that people report by hand, from {@code lab/hand/tests.csv}; they enter the catalog when first reported. */
@Component
class HandTests {

    private final List<Row> rows;

    HandTests() {
        ClassPathResource table = new ClassPathResource("lab/hand/tests.csv");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(table.getInputStream(), StandardCharsets.UTF_8))) {
            rows = reader.lines().skip(1).map(HandTests::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No table of tests by hand", e);
        }
    }

    /** A test as the table gives it; decimals are null for words. */
    record Row(
            String code,
            String name,
            String loinc,
            String unit,
            @Nullable Integer decimals,
            String specimen,
            String section) {}

    List<Row> rows() {
        return rows;
    }

    private static Row row(String line) {
        String[] cells = line.split(",", -1);
        return new Row(
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4].isEmpty() ? null : Integer.valueOf(cells[4]),
                cells[5],
                cells[6]);
    }
}

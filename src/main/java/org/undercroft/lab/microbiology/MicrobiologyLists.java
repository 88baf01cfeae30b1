package org.undercroft.lab.microbiology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Organisms, antibiotics, expert rules and how each culture is incubated, from the tables in {@code lab/microbiology}. */
@Component
class MicrobiologyLists {

    private final Map<String, Organism> organisms = kept(
            rows("organisms").stream()
                    .map(row -> new Organism(row.get(0), row.get(1), row.get(2), words(row.get(3))))
                    .toList(),
            Organism::code);
    private final Map<String, Antibiotic> antibiotics = kept(
            rows("antibiotics").stream()
                    .map(row -> new Antibiotic(row.get(0), row.get(1), words(row.get(2)), row.get(3), row.get(4)))
                    .toList(),
            Antibiotic::code);
    private final List<ExpertRule> rules = rows("expert-rules").stream()
            .map(row -> new ExpertRule(
                    row.get(0), row.get(1), row.get(2), words(row.get(3)), words(row.get(4)), row.get(5)))
            .toList();

    private final Map<String, Protocol> protocols = kept(
            rows("protocols").stream()
                    .map(row -> new Protocol(
                            row.get(0),
                            row.get(1),
                            Integer.parseInt(row.get(2)),
                            words(row.get(3)).stream().map(Integer::valueOf).toList()))
                    .toList(),
            Protocol::specimenType);

    /** How a specimen of this type is cultured. */
    Protocol protocol(String specimenType) {
        return Objects.requireNonNull(protocols.getOrDefault(specimenType, protocols.get("*")));
    }

    Optional<Organism> organism(String code) {
        return Optional.ofNullable(organisms.get(code));
    }

    Map<String, Organism> organisms() {
        return organisms;
    }

    Map<String, Antibiotic> antibiotics() {
        return antibiotics;
    }

    List<ExpertRule> rules() {
        return rules;
    }

    private static <T> Map<String, T> kept(List<T> rows, Function<T, String> code) {
        return Collections.unmodifiableMap(
                rows.stream().collect(Collectors.toMap(code, row -> row, (first, _) -> first, LinkedHashMap::new)));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    /** Only the last cell may be quoted and hold commas. */
    private static List<List<String>> rows(String table) {
        ClassPathResource resource = new ClassPathResource("lab/microbiology/" + table + ".csv");
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8))) {
            int cells = Objects.requireNonNullElse(reader.readLine(), "").split(",", -1).length;
            return reader.lines()
                    .map(line -> List.of(line.replace("\"", "").split(",", cells)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("No table of " + table, e);
        }
    }
}

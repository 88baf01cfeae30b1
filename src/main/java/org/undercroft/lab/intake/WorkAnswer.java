package org.undercroft.lab.intake;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Analyzer;
import org.undercroft.lab.analyzer.Mapping;
import org.undercroft.lab.intake.QueriedWork.Open;
import org.undercroft.records.KnownPatient;
import org.undercroft.records.PatientId;
import org.undercroft.wire.lis1a.Lis2Builder;
import org.undercroft.wire.lis1a.Lis2Message;

/**
 * Writes the answer to a host query in the question's own delimiters: header, patients, orders with the analyzer's own
 * codes, and a terminator that says whether there was anything (LIS02-A2 clause 13, L.3: F last record of the query, I no
 * information).
 */
final class WorkAnswer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.systemDefault());
    private static final int VERSION = 13;

    private final Analyzer analyzer;
    private final Lis2Builder builder;

    private WorkAnswer(Analyzer analyzer, Lis2Message question) {
        this.analyzer = analyzer;
        this.builder = new Lis2Builder(question.delimiters());
    }

    /**
     * The answer.
     *
     * @param asked the numbers the analyzer asked with; a specimen is called as the analyzer called it
     */
    static byte[] of(
            Lis2Message question,
            Analyzer analyzer,
            List<Open> work,
            Set<String> asked,
            Map<PatientId, KnownPatient> patients,
            Instant now) {
        WorkAnswer answer = new WorkAnswer(analyzer, question);
        answer.header(question, now);
        int number = 0;
        for (List<Open> specimen : bySpecimen(work)) {
            number++;
            Open first = specimen.getFirst();
            answer.patient(number, first, patients.get(new PatientId(first.patient())));
            answer.order(specimen, asked);
        }
        String end = work.isEmpty() ? "I" : "F";
        answer.builder.record('L', fields -> fields.set(2, "1").set(3, end));
        return answer.builder.bytes(question.charset());
    }

    private static Iterable<List<Open>> bySpecimen(List<Open> work) {
        Map<String, List<Open>> specimens = new LinkedHashMap<>();
        work.forEach(open -> specimens
                .computeIfAbsent(open.accession(), _ -> new ArrayList<>())
                .add(open));
        return specimens.values();
    }

    private void header(Lis2Message question, Instant now) {
        String version = question.header().field(VERSION).trimmed();
        String asker = question.header().field(5).component(1).strip();
        builder.header(fields -> fields.set(5, "UNDERCROFT")
                .set(10, asker)
                .set(12, "P")
                .set(VERSION, version.isEmpty() ? "LIS2-A2" : version)
                .set(14, TIME.format(now)));
    }

    private void patient(int number, Open open, @Nullable KnownPatient patient) {
        builder.record('P', fields -> {
            fields.set(2, String.valueOf(number)).set(4, open.recordNumber());
            if (patient != null) {
                fields.components(6, patient.familyName(), patient.givenName());
                if (patient.birthDate() != null) {
                    fields.set(8, DateTimeFormatter.BASIC_ISO_DATE.format(patient.birthDate()));
                }
                fields.set(9, patient.sex().name().substring(0, 1));
            }
        });
    }

    private void order(List<Open> specimen, Set<String> asked) {
        Open first = specimen.getFirst();
        boolean askedByPlacer = !asked.contains(first.accession()) && asked.contains(first.placer());
        builder.record('O', fields -> {
            fields.set(2, "1").set(3, askedByPlacer ? first.placer() : first.accession());
            specimen.stream()
                    .map(Open::test)
                    .distinct()
                    .forEach(test -> codes(test).forEach(code -> fields.repeat(5, component(code))));
            fields.set(6, first.priority()).set(12, "N").set(16, first.type()).set(26, "Q");
        });
    }

    private List<String> codes(String test) {
        return analyzer.mappings().values().stream()
                .filter(mapping -> test.equals(mapping.test()))
                .map(Mapping::code)
                .sorted()
                .toList();
    }

    /** The code in its place behind empty components: {@code ^^^CODE}. */
    private String[] component(String code) {
        String[] components = new String[analyzer.driver().codeComponent()];
        java.util.Arrays.fill(components, "");
        components[components.length - 1] = code;
        return components;
    }
}

package org.undercroft.lab.microbiology;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.microbiology.Culture.Isolate;
import org.undercroft.lab.microbiology.Culture.Tested;
import org.undercroft.platform.page.Csv;

/**
 * Isolates as WHONET imports them: one line each, a column for each antibiotic and method, named by the antibiotic's code,
 * {@code E} for EUCAST, and {@code M} for a concentration or {@code D} with the disk's content for a zone.
 */
final class Whonet {

    private static final List<String> FIELDS = List.of(
            "LABORATORY",
            "PATIENT_ID",
            "WARD",
            "SPEC_NUM",
            "SPEC_DATE",
            "SPEC_TYPE",
            "SPEC_REAS",
            "ISOL_NUM",
            "ORGANISM");

    private final Collection<Culture> cultures;
    private final MicrobiologyLists lists;

    Whonet(Collection<Culture> cultures, MicrobiologyLists lists) {
        this.cultures = cultures;
        this.lists = lists;
    }

    /** The columns of these cultures. */
    List<String> heading() {
        List<String> heading = new ArrayList<>(FIELDS);
        heading.addAll(columns());
        return heading;
    }

    private Set<String> columns() {
        Set<String> columns = new TreeSet<>();
        cultures.forEach(culture -> culture.isolates()
                .forEach(isolate -> isolate.tested().stream()
                        .filter(tested -> !tested.method().equals("PHENOTYPE"))
                        .forEach(tested -> columns.add(column(tested)))));
        return columns;
    }

    private String column(Tested tested) {
        Antibiotic antibiotic = lists.antibiotics().get(tested.antibiotic());
        String disk = antibiotic == null ? "" : antibiotic.disk();
        return tested.antibiotic() + (tested.method().equals("MIC") ? "_EM" : "_ED" + disk);
    }

    /** Writes a line for each isolate. */
    void write(Csv csv) throws IOException {
        List<String> columns = List.copyOf(columns());
        for (Culture culture : cultures) {
            for (Isolate isolate : culture.isolates()) {
                csv.row(line(culture, isolate, columns));
            }
        }
    }

    private List<@Nullable Object> line(Culture culture, Isolate isolate, List<String> columns) {
        List<@Nullable Object> line = new ArrayList<>(Arrays.asList(
                "UND",
                culture.recordNumber(),
                culture.ward(),
                culture.accession(),
                culture.openedAt().toString().substring(0, 10),
                culture.specimenType(),
                culture.screening() ? "screening" : "",
                isolate.number(),
                isolate.organism()));
        for (String column : columns) {
            line.add(isolate.tested().stream()
                    .filter(tested -> !tested.method().equals("PHENOTYPE")
                            && column(tested).equals(column))
                    .map(Tested::value)
                    .findFirst()
                    .orElse(""));
        }
        return line;
    }
}

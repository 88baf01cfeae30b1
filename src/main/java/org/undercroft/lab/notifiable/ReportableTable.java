package org.undercroft.lab.notifiable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.CsvText;

/**
 * What public health must hear of, as a table with a line for each test or organism.
 *
 * @param lines in the order of the table
 * @param faults what can't be read, by line, in words; a table with faults is not taken
 */
record ReportableTable(List<Reportable> lines, List<String> faults) {

    static final List<String> COLUMNS =
            List.of("condition", "jurisdiction", "hours", "test", "loinc", "criterion", "result_code", "result_name");

    ReportableTable {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /** Reads comma-separated values with column names in the first row. */
    static ReportableTable read(String text) {
        List<List<String>> rows = CsvText.rows(text);
        List<Reportable> lines = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        if (!rows.isEmpty()) {
            List<String> heading = rows.getFirst();
            heading.forEach(name -> columns.put(name.strip(), heading.indexOf(name)));
        }
        if (!columns.keySet().containsAll(List.of("condition", "jurisdiction", "hours", "criterion"))) {
            return new ReportableTable(
                    List.of(), List.of("The first row names the columns: " + String.join(",", COLUMNS)));
        }
        for (int number = 2; number <= rows.size(); number++) {
            List<String> row = rows.get(number - 1);
            String fault = fault(row, columns);
            if (fault == null) {
                lines.add(line(row, columns));
            } else {
                faults.add("Line " + number + ": " + fault);
            }
        }
        return new ReportableTable(lines, faults);
    }

    private static @Nullable String fault(List<String> row, Map<String, Integer> columns) {
        if (cell(row, columns, "condition").isEmpty()) {
            return "the condition has no name";
        }
        if (!cell(row, columns, "jurisdiction").matches("[A-Z0-9-]{1,20}")) {
            return "a jurisdiction is 1 to 20 capital letters, digits or hyphens";
        }
        if (!cell(row, columns, "hours").matches("[1-9]\\d{0,3}")) {
            return "hours are a whole number from 1 to 9999";
        }
        Optional<Criterion> criterion = Criterion.read(cell(row, columns, "criterion"));
        if (criterion.isEmpty()) {
            return "a criterion is 'any', 'is a|b', 'contains x', '>= 3.5' or 'organism Name', not '"
                    + cell(row, columns, "criterion") + "'";
        }
        boolean organism = criterion.get() instanceof Criterion.Organism;
        boolean named = !cell(row, columns, "test").isEmpty()
                || !cell(row, columns, "loinc").isEmpty();
        return organism || named ? null : "it names neither a test nor a LOINC code";
    }

    private static Reportable line(List<String> row, Map<String, Integer> columns) {
        return new Reportable(
                cell(row, columns, "condition"),
                cell(row, columns, "jurisdiction"),
                Integer.parseInt(cell(row, columns, "hours")),
                cell(row, columns, "test"),
                cell(row, columns, "loinc"),
                Criterion.read(cell(row, columns, "criterion")).orElseThrow(),
                cell(row, columns, "result_code"),
                cell(row, columns, "result_name"));
    }

    private static String cell(List<String> row, Map<String, Integer> columns, String name) {
        Integer place = columns.get(name);
        return place == null || place >= row.size() ? "" : row.get(place).strip();
    }

    /** The lines that a result of a test fulfils. */
    List<Reportable> matching(String test, String loinc, String value, java.math.@Nullable BigDecimal number) {
        return lines.stream()
                .filter(line -> line.concerns(test, loinc) && line.criterion().matches(value, number))
                .toList();
    }

    /** The lines that an organism fulfils which grew in a culture. */
    List<Reportable> organism(String name) {
        return lines.stream()
                .filter(line -> line.criterion().matchesOrganism(name))
                .toList();
    }
}

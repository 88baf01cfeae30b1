package org.undercroft.lab.analyzer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.undercroft.exchange.UnacceptableMessage;

/** Reads the results of an instrument's file as its driver says. Nothing in it knows an instrument. */
public final class TableReadings {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Analyzer analyzer;
    private final TableDriver driver;
    private final Table table;
    private final Table.Columns columns;
    private final String received;
    private final List<Reading> readings = new ArrayList<>();

    private TableReadings(Analyzer analyzer, TableDriver driver, Table table, String received) {
        this.analyzer = analyzer;
        this.driver = driver;
        this.table = table;
        this.columns = table.columns();
        this.received = received;
    }

    /**
     * All results of a file, in its order.
     *
     * @param received when the file was taken, as instruments write times: it tells runs apart that say no time
     * @throws UnacceptableMessage if nobody said how its files are read, or the file isn't as was said
     */
    public static List<Reading> of(byte[] file, Analyzer analyzer, String received) {
        TableDriver driver = analyzer.table();
        if (driver == null) {
            throw new UnacceptableMessage("Nobody said how files of " + analyzer.name()
                    + " are read. Say it at its driver workbench, then replay this one");
        }
        TableReadings reader = new TableReadings(analyzer, driver, Table.of(file, driver), received);
        reader.read();
        return reader.readings;
    }

    private void read() {
        Places places = new Places(
                columns.of(driver.specimen()),
                columns.of(driver.flag()),
                columns.of(driver.time()),
                columns.of(driver.operator()));
        List<Values> values = driver.rows() == TableDriver.Rows.RESULT ? List.of() : valueColumns();
        int only = driver.only().indexOf('=');
        List<Integer> condition = only < 0
                ? List.of()
                : columns.of(driver.only().substring(0, only).strip());
        String wanted = only < 0 ? "" : driver.only().substring(only + 1).strip();
        for (List<String> row : table.rows()) {
            if (only < 0 || Table.text(row, condition).equalsIgnoreCase(wanted)) {
                if (driver.rows() == TableDriver.Rows.RESULT) {
                    result(row, places);
                } else {
                    values.forEach(column -> value(row, places, column));
                }
            }
        }
    }

    private record Places(List<Integer> specimen, List<Integer> flag, List<Integer> time, List<Integer> operator) {}

    /** A column that holds the values of a test. */
    private record Values(String code, int place) {}

    /** The columns that somebody mapped; where nobody did, every column that has a name and isn't used otherwise. */
    private List<Values> valueColumns() {
        List<Values> mapped = new ArrayList<>();
        List<Values> all = new ArrayList<>();
        List<Integer> used = new ArrayList<>();
        for (String reference : List.of(driver.specimen(), driver.time(), driver.flag(), driver.operator())) {
            used.addAll(columns.of(reference));
        }
        for (int place = 0; place < table.names().size(); place++) {
            String name = table.names().get(place).strip();
            if (!name.isEmpty() && !used.contains(place)) {
                Values column = new Values(name, place);
                all.add(column);
                if (analyzer.mapping(name).isPresent()) {
                    mapped.add(column);
                }
            }
        }
        return mapped.isEmpty() ? all : mapped;
    }

    private void result(List<String> row, Places places) {
        String code = Table.text(row, columns.of(driver.test()));
        String value = Table.text(row, columns.of(driver.value()));
        if (code.isEmpty() && value.isEmpty()) {
            return;
        }
        add(row, places, code, value, Table.text(row, columns.of(driver.unit())), Table.text(row, places.flag()));
    }

    private void value(List<String> row, Places places, Values column) {
        String value = Table.text(row, List.of(column.place()));
        if (value.isEmpty()) {
            return;
        }
        String beside = Table.text(row, List.of(column.place() + 1));
        String flags = (Table.text(row, places.flag())
                        + (driver.beside() == TableDriver.Beside.FLAG ? " " + beside : ""))
                .strip();
        add(row, places, column.code(), value, driver.beside() == TableDriver.Beside.UNIT ? beside : "", flags);
    }

    private void add(List<String> row, Places places, String code, String value, String unit, String flags) {
        String specimen = Table.text(row, places.specimen());
        String record =
                String.join(" | ", row.stream().filter(cell -> !cell.isBlank()).toList());
        readings.add(new Reading(
                specimen,
                specimen.isEmpty() ? List.of() : List.of(specimen),
                "",
                code,
                value,
                unit,
                flags,
                "F",
                Table.text(row, places.operator()),
                time(Table.text(row, places.time())),
                received,
                List.of(),
                analyzer.driver().isControl(specimen),
                record.length() > 2_000 ? record.substring(0, 2_000) : record));
    }

    /** As instruments write it to us; what doesn't fit the pattern is kept as it stands, and nobody takes it for a time. */
    private String time(String written) {
        if (written.isEmpty() || driver.timePattern().isEmpty()) {
            return written;
        }
        try {
            TemporalAccessor read = driver.timeFormat()
                    .parseBest(
                            written.replace("a.m.", "AM").replace("p.m.", "PM"), LocalDateTime::from, LocalDate::from);
            return read instanceof LocalDate day ? DateTimeFormatter.BASIC_ISO_DATE.format(day) : WRITTEN.format(read);
        } catch (DateTimeException unreadable) {
            return written;
        }
    }
}

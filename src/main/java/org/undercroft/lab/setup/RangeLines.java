package org.undercroft.lab.setup;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.catalog.ReferenceRange;

/** Reference ranges as lines of text, for a form: nine values parted by commas. */
final class RangeLines {

    private static final int VALUES = 9;

    private RangeLines() {}

    static String write(List<ReferenceRange> ranges) {
        return ranges.stream().map(RangeLines::line).collect(Collectors.joining("\n"));
    }

    private static String line(ReferenceRange range) {
        return String.join(
                ",",
                String.valueOf(range.sex()),
                String.valueOf(range.ageFrom()),
                String.valueOf(range.ageTo()),
                text(range.low()),
                text(range.high()),
                text(range.criticalLow()),
                text(range.criticalHigh()),
                range.validFrom().toString(),
                range.validTo().toString());
    }

    private static String text(@Nullable BigDecimal limit) {
        return limit == null ? "" : limit.toPlainString();
    }

    /**
     * Reads the lines; blank ones are left out.
     *
     * @throws IllegalArgumentException if a line can't be read; the message names it
     */
    static List<ReferenceRange> read(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(RangeLines::range)
                .toList();
    }

    private static ReferenceRange range(String line) {
        String[] values = line.split(",", -1);
        try {
            if (values.length != VALUES || !values[0].strip().matches("[AFM]")) {
                throw new IllegalArgumentException("nine values, the first A, F or M, are needed");
            }
            return new ReferenceRange(
                    values[0].strip().charAt(0),
                    Integer.parseInt(values[1].strip()),
                    Integer.parseInt(values[2].strip()),
                    limit(values[3]),
                    limit(values[4]),
                    limit(values[5]),
                    limit(values[6]),
                    LocalDate.parse(values[7].strip()),
                    LocalDate.parse(values[8].strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("The range '" + line + "' can't be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable BigDecimal limit(String text) {
        return text.isBlank() ? null : new BigDecimal(text.strip());
    }
}

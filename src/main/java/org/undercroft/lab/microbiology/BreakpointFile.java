package org.undercroft.lab.microbiology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads a site's breakpoint table: lines of {@code group,antibiotic,method,site,s,r} with that heading, MIC in mg/L, disks in
 * mm; S is at most (MIC) or at least (DISK) {@code s}, R more (MIC) or less (DISK) than {@code r}, as EUCAST writes them.
 */
public final class BreakpointFile {

    static final String HEADING = "group,antibiotic,method,site,s,r";

    private static final int MOST_LINES = 50_000;

    private BreakpointFile() {}

    /**
     * The rows of a file.
     *
     * @throws IllegalArgumentException naming every line that can't be read, at most twenty
     */
    public static List<Breakpoint> read(String content) {
        List<String> lines = content.replace("\uFEFF", "").lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase(HEADING)) {
            throw new IllegalArgumentException("The first line must be: " + HEADING);
        }
        if (lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("A table has at most " + MOST_LINES + " lines");
        }
        List<Breakpoint> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    Breakpoint row = row(line.split(",", -1));
                    if (!seen.add(List.of(row.group(), row.antibiotic(), row.method(), row.site()))) {
                        throw new IllegalArgumentException("stands there twice");
                    }
                    rows.add(row);
                } catch (IllegalArgumentException fault) {
                    faults.add("line " + (i + 1) + ": " + fault.getMessage());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults.subList(0, Math.min(20, faults.size()))));
        }
        return rows;
    }

    private static Breakpoint row(String[] cells) {
        if (cells.length != 6) {
            throw new IllegalArgumentException(cells.length + " cells where 6 belong");
        }
        return new Breakpoint(
                cells[0].strip(),
                cells[1].strip().toUpperCase(Locale.ROOT),
                Measured.Method.valueOf(cells[2].strip().toUpperCase(Locale.ROOT)),
                cells[3].strip(),
                new BigDecimal(cells[4].strip()),
                new BigDecimal(cells[5].strip()));
    }
}

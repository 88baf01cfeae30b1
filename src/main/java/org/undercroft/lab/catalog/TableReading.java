package org.undercroft.lab.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.CsvText;
import org.undercroft.platform.page.Refusal;

/** A table read and judged against the catalog as it would be with the table in it; nothing is changed. */
final class TableReading {

    private static final int MOST_ROWS = 20_000;

    private TableReading() {}

    /** The rows that make one part of the catalog: one, or all the ranges of a test. */
    static final class Entry {

        private final String code;
        private final List<Integer> lines = new ArrayList<>();
        private final List<Cells> cells = new ArrayList<>();
        private @Nullable Object part;
        private @Nullable String fault;

        private Entry(String code) {
            this.code = code;
        }

        private void add(int line, Cells read) {
            lines.add(line);
            cells.add(read);
        }

        /** What it is about; empty if its row doesn't say. */
        String code() {
            return code;
        }

        /** Its lines in the table, the headings being line 1. */
        List<Integer> lines() {
            return lines;
        }

        /** What it makes; null if it can't be read. */
        @Nullable
        Object part() {
            return part;
        }

        /** Why it is refused; null if it may be taken. */
        @Nullable
        String fault() {
            return fault;
        }
    }

    /**
     * Reads a table.
     *
     * @throws Refusal if its first row doesn't name known columns, or it has too many rows
     */
    static List<Entry> of(CatalogTable table, String text, Catalog present) {
        List<List<String>> rows = CsvText.rows(text);
        if (rows.size() > MOST_ROWS) {
            throw Refusal.unfit("More than " + MOST_ROWS + " rows at once. Split the file.");
        }
        List<Entry> entries = gathered(table, headings(table, rows), rows);
        CatalogDraft draft = new CatalogDraft(present);
        entries.forEach(entry -> read(entry, table, draft));
        settle(entries, present);
        return entries;
    }

    private static List<String> headings(CatalogTable table, List<List<String>> rows) {
        List<String> headings = rows.isEmpty()
                ? List.of()
                : rows.getFirst().stream()
                        .map(cell -> cell.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]", "_"))
                        .toList();
        String first = table.columns().getFirst();
        Set<String> unknown = new LinkedHashSet<>(headings);
        table.columns().forEach(unknown::remove);
        if (!headings.contains(first) || !unknown.isEmpty()) {
            String what = headings.contains(first)
                    ? "The columns " + unknown + " are not known."
                    : "The first row must name the columns, at least " + first + ".";
            throw Refusal.unfit(what + " Known for " + table.label().toLowerCase(Locale.ROOT) + " are: "
                    + String.join(", ", table.columns()) + ".");
        }
        return headings;
    }

    private static List<Entry> gathered(CatalogTable table, List<String> headings, List<List<String>> rows) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Entry> known = new HashMap<>();
        for (int row = 1; row < rows.size(); row++) {
            int line = row + 1;
            try {
                Cells cells = new Cells(headings, rows.get(row));
                String code = cells.needed(table.columns().getFirst());
                Entry earlier = known.get(code);
                if (earlier != null && table == CatalogTable.RANGES) {
                    earlier.add(line, cells);
                    continue;
                } else if (earlier != null) {
                    throw new IllegalArgumentException(
                            "'" + code + "' stands in line " + earlier.lines().getFirst() + " too.");
                }
                Entry entry = new Entry(code);
                entry.add(line, cells);
                known.put(code, entry);
                entries.add(entry);
            } catch (IllegalArgumentException unfit) {
                Entry refused = new Entry(rows.get(row).getFirst());
                refused.lines.add(line);
                refused.fault = unfit.getMessage();
                entries.add(refused);
            }
        }
        return entries;
    }

    private static void read(Entry entry, CatalogTable table, CatalogDraft draft) {
        if (entry.fault == null) {
            try {
                entry.part = draft.read(table, entry.cells);
            } catch (IllegalArgumentException | ArithmeticException unfit) {
                entry.fault = unfit.getMessage();
            }
        }
    }

    /** Refuses what breaks a rule in the catalog as it would be, until nothing that stays builds on what is refused. */
    private static void settle(List<Entry> entries, Catalog present) {
        boolean refused = true;
        while (refused) {
            List<Entry> standing =
                    entries.stream().filter(entry -> entry.fault == null).toList();
            CatalogDraft draft = new CatalogDraft(present);
            standing.forEach(entry -> draft.put(entry.part));
            Catalog with = draft.catalog();
            refused = false;
            for (Entry entry : standing) {
                List<String> problems = CatalogDraft.problems(entry.part, with);
                if (!problems.isEmpty()) {
                    entry.fault = String.join(" ", problems);
                    refused = true;
                }
            }
        }
    }
}

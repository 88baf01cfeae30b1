package org.undercroft.lab.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.lab.catalog.TableReading.Entry;
import org.undercroft.platform.audit.AuditTrail;
import org.undercroft.platform.page.CsvText;
import org.undercroft.platform.page.Refusal;

/**
 * Takes a table into the catalog. A dry run says of each row what would become of it; a row that is refused keeps none of
 * the others back. Ranges are taken test by test: those in the table take the place of all the test had.
 */
@Component
public class CatalogImport {

    private final CatalogRepository repository;
    private final AuditTrail audit;

    CatalogImport(CatalogRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /**
     * What becomes of a row.
     *
     * @param line its line in the table, the headings being line 1
     * @param code what it is about
     * @param outcome in a word
     * @param words why it is refused; else empty
     */
    public record Row(int line, String code, Outcome outcome, String words) {}

    /** What becomes of a row, in a word. */
    public enum Outcome {
        NEW,
        CHANGED,
        SAME,
        REFUSED
    }

    /**
     * Takes a table in.
     *
     * @param text its rows, the first with the headings
     * @param dryRun whether to say only what would become of them
     * @param actor who does it
     * @return what becomes of each row
     * @throws Refusal if its first row doesn't name known columns
     */
    @Transactional
    public List<Row> take(CatalogTable table, String text, boolean dryRun, String actor) {
        Catalog present = repository.load();
        List<Entry> entries = TableReading.of(table, text, present);
        Map<String, ?> before = new CatalogDraft(present).present(table);
        if (!dryRun) {
            entries.stream()
                    .filter(entry -> entry.fault() == null && !isSame(before.get(entry.code()), entry))
                    .forEach(entry -> save(entry.part(), actor));
            audit.configurationChanged(
                    "catalog/" + table.path(), null, entries.size() + " rows or tests imported by " + actor);
        }
        return entries.stream()
                .flatMap(entry -> rows(entry, before.get(entry.code())).stream())
                .toList();
    }

    private void save(@Nullable Object part, String actor) {
        switch (part) {
            case SpecimenType type -> repository.save(type, actor);
            case LabTest test -> repository.save(test, actor);
            case Panel panel -> repository.save(panel, actor);
            case ReflexRule rule -> repository.save(rule, actor);
            case null, default -> throw new IllegalStateException("No part of a catalog: " + part);
        }
    }

    private static boolean isSame(@Nullable Object present, Entry entry) {
        return present != null && present.equals(entry.part());
    }

    private static List<Row> rows(Entry entry, @Nullable Object present) {
        String fault = entry.fault();
        Outcome outcome = fault != null
                ? Outcome.REFUSED
                : present == null ? Outcome.NEW : isSame(present, entry) ? Outcome.SAME : Outcome.CHANGED;
        return entry.lines().stream()
                .map(line -> new Row(line, entry.code(), outcome, fault == null ? "" : fault))
                .toList();
    }

    /** How many rows each outcome has. */
    public static Map<Outcome, Long> counts(List<Row> rows) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            counts.put(
                    outcome,
                    rows.stream().filter(row -> row.outcome() == outcome).count());
        }
        return counts;
    }

    /**
     * A file as text.
     *
     * @param text its text
     * @param note what to know of how it was read; empty if it was plain UTF-8
     */
    public record Decoded(String text, String note) {}

    /**
     * Reads a file as text: UTF-8, UTF-16 with its mark, or as older spreadsheets write it.
     *
     * @throws Refusal if it is no text
     */
    public static Decoded decoded(byte[] file) {
        boolean marked = file.length > 1
                && ((file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)
                        || (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF));
        if (marked) {
            return new Decoded(new String(file, StandardCharsets.UTF_16), "The file is UTF-16.");
        }
        String text = CsvText.decoded(file);
        if (text.indexOf('\0') >= 0) {
            throw Refusal.unfit("The file is no comma-separated text: it holds zero bytes. Save it as CSV in UTF-8.");
        }
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), file)
                ? new Decoded(text, "")
                : new Decoded(
                        text, "The file isn't UTF-8 and was read as Windows-1252: look at its accents and signs.");
    }
}

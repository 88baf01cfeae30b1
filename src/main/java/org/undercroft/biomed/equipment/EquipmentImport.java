package org.undercroft.biomed.equipment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.undercroft.biomed.EquipmentTag;
import org.undercroft.platform.page.CsvText;
import org.undercroft.platform.page.Refusal;

/** Takes a table of machines into the list. A dry run says of each row what would become of it. */
@Component
public class EquipmentImport {

    private static final int MOST_ROWS = 50_000;
    private static final List<String> COLUMNS =
            List.of("tag", "name", "make", "model", "serial", "udi", "category", "owner", "building", "room", "notes");
    private static final Map<String, String> OTHER_HEADINGS = Map.of(
            "asset tag", "tag",
            "asset", "tag",
            "description", "name",
            "manufacturer", "make",
            "serial number", "serial",
            "department", "owner",
            "location", "room");

    private final Inventory inventory;

    EquipmentImport(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * Takes a table in.
     *
     * @param text its rows, the first with the headings
     * @param dryRun whether to say only what would become of them
     * @return what became of each row
     */
    @Transactional
    List<Row> take(String text, boolean dryRun) {
        List<List<String>> rows = CsvText.rows(text);
        if (rows.size() > MOST_ROWS) {
            throw Refusal.unfit("More than " + MOST_ROWS + " rows at once. Split the file.");
        }
        List<String> headings = rows.isEmpty() ? List.of() : headings(rows.getFirst());
        List<Row> results = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int line = 1; line < rows.size(); line++) {
            results.add(row(line + 1, entry(headings, rows.get(line)), seen, dryRun));
        }
        return results;
    }

    private Row row(int line, EquipmentEntry entry, Set<String> seen, boolean dryRun) {
        String tag = EquipmentEntry.given(entry.tag());
        try {
            EquipmentTag read = entry.readTag();
            if (!seen.add(read.value().toUpperCase(Locale.ROOT))) {
                return new Row(line, tag, Outcome.REFUSED, "The tag stands in an earlier row too.");
            }
            return take(line, read, entry, dryRun);
        } catch (Refusal refusal) {
            return new Row(line, tag, Outcome.REFUSED, refusal.words());
        }
    }

    private Row take(int line, EquipmentTag tag, EquipmentEntry entry, boolean dryRun) {
        Optional<Equipment> known = inventory.find(tag);
        Description is = entry.description();
        String words = doubtful(tag, is);
        if (known.isEmpty()) {
            if (!dryRun) {
                inventory.register(tag, is, entry.location());
            }
            return new Row(line, tag.value(), Outcome.NEW, words);
        }
        Equipment machine = known.get();
        if (machine.description().equals(is) && machine.location().equals(entry.location())) {
            return new Row(line, tag.value(), Outcome.SAME, words);
        }
        if (!dryRun) {
            inventory.describe(tag, null, is, entry.location());
        }
        return new Row(line, tag.value(), Outcome.CHANGED, words);
    }

    private String doubtful(EquipmentTag tag, Description is) {
        List<EquipmentTag> twins = inventory.withSameSerial(tag, is);
        return twins.isEmpty() ? "" : "The same make and serial number as " + twins.getFirst() + ".";
    }

    private static List<String> headings(List<String> first) {
        List<String> headings = first.stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT).replace('_', ' '))
                .map(cell -> OTHER_HEADINGS.getOrDefault(cell, cell))
                .toList();
        if (!headings.contains("tag") || !headings.contains("name")) {
            throw Refusal.unfit(
                    "The first row must name the columns, at least tag and name. Known are: " + COLUMNS + ".");
        }
        return headings;
    }

    private static EquipmentEntry entry(List<String> headings, List<String> cells) {
        Map<String, String> named = new HashMap<>();
        for (int column = 0; column < Math.min(headings.size(), cells.size()); column++) {
            named.put(headings.get(column), cells.get(column));
        }
        return new EquipmentEntry(
                named.get("tag"),
                named.get("name"),
                named.get("make"),
                named.get("model"),
                named.get("serial"),
                named.get("udi"),
                named.get("category"),
                named.get("owner"),
                named.get("building"),
                named.get("room"),
                named.get("notes"),
                null);
    }

    /**
     * What becomes of a row.
     *
     * @param line its line in the table, the headings being line 1
     * @param tag the machine's tag as it stands there
     * @param outcome in a word
     * @param words why it is refused, or what looks doubtful; may be empty
     */
    public record Row(int line, String tag, Outcome outcome, String words) {}

    /** What becomes of a row, in a word. */
    public enum Outcome {
        NEW,
        CHANGED,
        SAME,
        REFUSED
    }
}

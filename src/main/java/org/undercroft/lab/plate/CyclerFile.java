package org.undercroft.lab.plate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercroft.platform.page.CsvText;

/**
 * The cycle thresholds in a cycler's file.
 *
 * @param cycles by position and target; null where no threshold was reached
 */
public record CyclerFile(Map<Integer, Map<String, @Nullable BigDecimal>> cycles) {

    private static final Set<String> NONE =
            Set.of("", "undetermined", "undet", "n/a", "na", "nan", "-", "no ct", "no cq", "none");
    private static final int MOST_ROWS = 10_000;

    public CyclerFile {
        cycles = Map.copyOf(cycles);
    }

    /**
     * The columns that matter, by their headings; what stands above the row of headings is passed over.
     *
     * @param code its code
     * @param name as people read it
     * @param well the heading of the wells
     * @param target the heading of the targets
     * @param cycle the heading of the thresholds
     */
    public record Format(String code, String name, String well, String target, String cycle) {}

    /**
     * Reads a file. Wells with targets that the assay doesn't have are passed over, for cyclers tell of dyes, too.
     *
     * @param filled positions that have something in them
     * @throws IllegalArgumentException saying which row can't be read, and why
     */
    public static CyclerFile read(String text, Format format, PlateSize size, Assay assay, Set<Integer> filled) {
        List<List<String>> rows = CsvText.rows(text);
        int heading = heading(rows, format);
        List<String> names = rows.get(heading).stream().map(CyclerFile::plain).toList();
        int well = names.indexOf(plain(format.well()));
        int target = names.indexOf(plain(format.target()));
        int cycle = names.indexOf(plain(format.cycle()));
        Map<Integer, Map<String, @Nullable BigDecimal>> cycles = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = heading + 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            String name = target < row.size() ? row.get(target).strip() : "";
            Assay.@Nullable Target found = target(assay, name);
            if (found == null || well >= row.size()) {
                continue;
            }
            OptionalInt position = size.position(row.get(well));
            if (position.isEmpty()) {
                throw new IllegalArgumentException(
                        "Row " + (i + 1) + ": the plate has no well '" + row.get(well) + "'");
            }
            if (!filled.contains(position.getAsInt())) {
                throw new IllegalArgumentException("Row " + (i + 1) + ": nothing was put into " + row.get(well)
                        + "; is it the file of this plate?");
            }
            if (!seen.add(position.getAsInt() + " " + found.name())) {
                throw new IllegalArgumentException(
                        "Row " + (i + 1) + ": " + row.get(well) + " has " + found.name() + " twice");
            }
            cycles.computeIfAbsent(position.getAsInt(), _ -> new HashMap<>())
                    .put(found.name(), number(cycle < row.size() ? row.get(cycle) : "", i + 1));
        }
        if (cycles.isEmpty()) {
            throw new IllegalArgumentException("The file names no target of " + assay.name());
        }
        return new CyclerFile(cycles);
    }

    private static int heading(List<List<String>> rows, Format format) {
        List<String> wanted = new ArrayList<>();
        List.of(format.well(), format.target(), format.cycle()).forEach(name -> wanted.add(plain(name)));
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS); i++) {
            if (rows.get(i).stream().map(CyclerFile::plain).toList().containsAll(wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The file has no row with the headings " + format.well() + ", "
                + format.target() + " and " + format.cycle());
    }

    private static Assay.@Nullable Target target(Assay assay, String name) {
        return assay.targets().stream()
                .filter(target -> plain(target.name()).equals(plain(name)))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable BigDecimal number(String text, int row) {
        String stripped = text.strip().replace(',', '.');
        if (NONE.contains(stripped.toLowerCase(Locale.ROOT))) {
            return null;
        }
        if (!stripped.matches("\\d{1,2}(\\.\\d{1,12})?")) {
            throw new IllegalArgumentException("Row " + row + ": '" + text + "' is no cycle threshold");
        }
        return new BigDecimal(stripped)
                .setScale(Math.min(2, Math.max(0, new BigDecimal(stripped).scale())), java.math.RoundingMode.HALF_UP);
    }

    private static String plain(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT);
    }
}

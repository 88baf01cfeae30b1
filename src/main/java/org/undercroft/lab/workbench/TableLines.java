package org.undercroft.lab.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.undercroft.lab.analyzer.Table;
import org.undercroft.lab.analyzer.TableDriver;

/** Shows the first rows of a file, each column with what can be said of it. */
final class TableLines {

    private static final int MOST_ROWS = 20;
    private static final TableDriver UNKNOWN = new TableDriver(
            null,
            null,
            null,
            null,
            "1",
            TableDriver.Rows.SPECIMEN,
            "#1",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private TableLines() {}

    static List<MessageLine> of(byte[] file, @Nullable TableDriver driver) {
        Table table = Table.of(file, driver == null ? UNKNOWN : driver);
        List<MessageLine> lines = new ArrayList<>();
        for (List<String> row :
                table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
            List<MessageLine.Place> places = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (!row.get(i).isBlank()) {
                    String name =
                            i < table.names().size() ? table.names().get(i).strip() : "";
                    places.add(new MessageLine.Place(
                            "#" + (i + 1), name, TakenApart.cut(row.get(i).strip()), clicks(name, i + 1, row.get(i))));
                }
            }
            String text = TakenApart.cut(String.join(" | ", row));
            lines.add(new MessageLine(lines.size() + 1, 0, "row", text, places));
        }
        return lines;
    }

    private static List<Click> clicks(String name, int number, String value) {
        String column = name.isEmpty() ? "#" + number : name;
        List<Click> clicks = new ArrayList<>();
        for (String part : List.of("specimen", "test", "value", "unit", "flag", "time")) {
            clicks.add(Click.change(part, "column", Map.of("part", part, "column", column)));
        }
        if (!name.isEmpty()) {
            clicks.add(Click.fill("its values mean…", "map", Map.of("code", name)));
        }
        if (value.length() <= 80 && !value.isBlank()) {
            clicks.add(Click.fill("the code means…", "map", Map.of("code", value.strip())));
        }
        return clicks;
    }
}
